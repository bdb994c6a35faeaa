"""The adapter from a saved brief to what its page prints."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from common.errors import BadQuery
from comparison.keepable import KEEPABLE, KeepableState, request_for
from comparison.models import SavedBrief
from comparison.reading import Reading
from comparison.saved_changes import Changes, changes_since


@dataclass(frozen=True)
class SavedPage:
    """`as_it_was` leads to the state in its edition, `as_it_is` to the same in the current one; empty where that can
    no longer be shown, and `obstacle` says why."""

    state: KeepableState
    changes: Changes
    as_it_was: str
    as_it_is: str
    obstacle: str


def saved_page(brief: SavedBrief, current: Reading) -> SavedPage:
    """The page of a saved brief, read in the current edition (at most 5 queries)."""
    keepable = KEEPABLE[brief.kind]
    then = Reading(brief.edition, True, brief.as_of)
    now = Reading(current.edition, False, brief.as_of)
    state = keepable.read(request_for(brief.query), then)
    changes = changes_since(then, now, state.slugs)
    as_it_was = then.address(keepable.page, state.pairs)
    # What is no longer in the edition cannot be chosen; the rest can.
    withdrawn = {("p", slug) for slug in changes.withdrawn}
    rest = urlencode([pair for pair in parse_qsl(brief.query) if pair not in withdrawn])
    try:
        as_it_is = now.address(keepable.page, keepable.read(request_for(rest), now).pairs)
    except BadQuery as error:
        return SavedPage(state, changes, as_it_was, "", error.remedy)
    return SavedPage(state, changes, as_it_was, as_it_is, "")
