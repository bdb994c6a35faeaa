"""Who owned whom on a day: a pure function over dated ties, so that a change of parent counts from its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from common.dates import first_day, last_day


@dataclass(frozen=True, slots=True)
class Tie:
    """One parent of one vendor; `since` and `until` are partial dates, None where no day is on record."""

    parent: str
    since: str | None
    until: str | None


def tie_on(ties: Sequence[Tie], day: date) -> Tie | None:
    """The tie that holds on the day, the last in order where several do; None where none does.

    A tie holds from the first day of `since` and no longer on the last day of `until`, the day it ended.
    """
    holding = [
        tie
        for tie in ties
        if (tie.since is None or first_day(tie.since) <= day) and (tie.until is None or day < last_day(tie.until))
    ]
    return holding[-1] if holding else None


def owners_on(vendor: str, ties: Mapping[str, Sequence[Tie]], day: date) -> tuple[str, ...]:
    """The vendor, its parent on the day, that one's parent, and so on; a circle ends where it closes."""
    chain = [vendor]
    while (tie := tie_on(ties.get(chain[-1], ()), day)) is not None and tie.parent not in chain:
        chain.append(tie.parent)
    return tuple(chain)
