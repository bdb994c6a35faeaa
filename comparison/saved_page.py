"""The adapter from a saved brief to what its page prints."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from assessments.models import Publication
from common.errors import BadQuery
from comparison.keepable import KEEPABLE, KeepableState, request_for
from comparison.models import SavedBrief
from comparison.reading import Reading
from comparison.saved_changes import Changes, changes_since
from comparison.saved_shortlist import Outcome, publications_of
from comparison.shortlist.decision import decide
from comparison.shortlist.known import known_products
from comparison.shortlist.state import ShortlistState, read_state


@dataclass(frozen=True)
class SavedPage:
    """`as_it_was` leads to the state in its edition, `as_it_is` to the same in the current one; empty where that can
    no longer be shown, and `obstacle` says why. `outcome` is what a shortlist comes to, None for products side by
    side."""

    state: KeepableState
    changes: Changes
    as_it_was: str
    as_it_is: str
    obstacle: str
    outcome: Outcome | None = None


def saved_page(brief: SavedBrief, current: Reading) -> SavedPage:
    """The page of a saved brief, read in the current edition (at most 5 queries, 11 for a shortlist)."""
    then = Reading(brief.edition, True, brief.as_of)
    now = Reading(current.edition, False, brief.as_of)
    state = KEEPABLE[brief.kind].read(request_for(brief.query), then)
    if state.shortlist is None:
        return _side_by_side(brief, state, then, now)
    return _shortlist(state, state.shortlist, then, now)


def _side_by_side(brief: SavedBrief, state: KeepableState, then: Reading, now: Reading) -> SavedPage:
    page, read = KEEPABLE["compare"].page, KEEPABLE["compare"].read
    before, after = _of(then, state.slugs), _of(now, state.slugs)
    changes = changes_since(then, now, before, after)
    # What is no longer in the edition cannot be chosen; the rest can.
    gone = {("p", slug) for slug in {*state.slugs}.difference(row.product_id for row in after)}
    rest = urlencode([pair for pair in parse_qsl(brief.query) if pair not in gone])
    as_it_is, obstacle = "", ""
    try:
        as_it_is = now.address(page, read(request_for(rest), now).pairs)
    except BadQuery as error:
        obstacle = error.remedy
    return SavedPage(state, changes, then.address(page, state.pairs), as_it_is, obstacle)


def _shortlist(state: KeepableState, asked: ShortlistState, then: Reading, now: Reading) -> SavedPage:
    page = KEEPABLE["shortlist"].page
    was = decide(then, asked)
    before = publications_of(was)
    as_it_was = then.address(page, state.pairs)
    if then.edition.number == now.edition.number:
        return SavedPage(state, changes_since(then, now, before, before), as_it_was, "", "", Outcome(was, None))
    try:
        asked_now = _carried_over(asked, now)
    except BadQuery as error:
        changes = changes_since(then, now, before, _of(now, [row.product_id for row in before]))
        return SavedPage(state, changes, as_it_was, "", error.remedy, Outcome(was, None))
    is_now = decide(now, asked_now)
    changes = changes_since(then, now, before, publications_of(is_now))
    as_it_is = now.address(page, asked_now.pairs())
    return SavedPage(state, changes, as_it_was, as_it_is, "", Outcome(was, is_now))


def _carried_over(asked: ShortlistState, now: Reading) -> ShortlistState:
    """The same state in another edition, without products that are not in it (2 queries).

    BadQuery where nothing that was chosen is left, and where the edition lacks what a must-have names.
    """
    known = known_products(now.edition.sha256, now.edition.number)
    chosen = tuple(slug for slug in asked.chosen if slug in known)
    if asked.chosen and not chosen:
        raise BadQuery("p", ", ".join(asked.chosen), "None of its products is in it.")
    left_out = tuple(slug for slug in asked.left_out if slug in known)
    return read_state(request_for(urlencode(replace(asked, chosen=chosen, left_out=left_out).pairs())), now)


def _of(reading: Reading, slugs: Iterable[str]) -> list[Publication]:
    """What speaks for the products in the reading (1 query)."""
    return list(reading.publications().filter(product__in=slugs))
