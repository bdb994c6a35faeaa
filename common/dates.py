"""Dates as sources give them: a day, a month or a year.

Written as ISO 8601 text (`2020-04-03`, `2020-04`, `2020`), because the precision of the source is part of the
fact. The functions here turn such text into days to compare and into words to read.
"""

import re
from calendar import monthrange
from datetime import date

PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""Shape of a partial date; whether the day exists in its month is checked by `first_day`."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip


def first_day(text: str) -> date:
    """The first day that a partial date can mean.

    Raises ValueError, naming the text, when it is no day, month or year.
    """
    if not re.fullmatch(PATTERN, text):
        raise ValueError(f"{text!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{text!r} is not a date: there is no such day") from None


def last_day(text: str) -> date:
    """The last day that a partial date can mean; raises ValueError like `first_day`."""
    first = first_day(text)
    if _is_year(text):
        return date(first.year, 12, 31)
    if _is_month(text):
        return date(first.year, first.month, monthrange(first.year, first.month)[1])
    return first


def in_words(text: str) -> str:
    """The partial date as people read it: `3 April 2020`, `April 2020`, `2020`."""
    first = first_day(text)
    if _is_year(text):
        return f"{first.year}"
    if _is_month(text):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]} {first.year}"


def _is_year(text: str) -> bool:
    """Whether a valid partial date gives the year only."""
    return "-" not in text


def _is_month(text: str) -> bool:
    """Whether a valid partial date gives year and month only."""
    return text.count("-") == 1
