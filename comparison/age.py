"""How long an assessment may be relied on; pure, and the same on any day, so that a page never changes by itself."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

DUE_AFTER_MONTHS = 12
STALE_AFTER_MONTHS = 18


@dataclass(frozen=True)
class Age:
    """Fresh up to the day before `due_from`, due for review up to `stale_after`, stale from the day after."""

    due_from: date
    stale_after: date


def age(as_of: date) -> Age:
    """The age of what was assessed as of a day (docs/method.md)."""
    return Age(months_later(as_of, DUE_AFTER_MONTHS), months_later(as_of, STALE_AFTER_MONTHS))


def months_later(day: date, months: int) -> date:
    """The same day of the month that many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
