"""Tables with typed cells, as the spreadsheet and the CSV file write them."""

from dataclasses import dataclass
from datetime import date

from common.dates import first_day, in_words
from comparison.brief.words import address

FIRST_YEAR = 1901
"""Spreadsheets count days from 1900, and not all count that year alike."""


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere; `href` is None where the address is not of the web."""

    text: str
    href: str | None


Cell = str | int | float | date | Link | None
"""None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """`key` heads the column in a CSV file, `label` in a sheet, whose `width` is in characters."""

    key: str
    label: str
    width: int = 12
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title of at most 31 characters; `kept` columns stay in view when the others move."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kept: int = 1


def day_or_words(text: str | None) -> date | str | None:
    """A partial date as a day where it is one, in words where it is a month or a year or too early to count."""
    if not text:
        return None
    day = first_day(text)
    return day if len(text) == 10 and day.year >= FIRST_YEAR else in_words(text)


def yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def web_link(url: str) -> Link:
    """The address as text that leads there, where it is of the web."""
    return Link(url, address(url)["href"])
