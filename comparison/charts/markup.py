"""Text that is markup already, and templates that escape all else. Django is not needed and knows it by __html__."""

from collections.abc import Iterable
from html import escape
from typing import Any


class Markup(str):
    """A string that is markup and stands in a page as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def fill(template: str, *values: Any, **named: Any) -> Markup:
    """The template with its values; whatever is not markup is escaped."""
    return Markup(template.format(*map(_escaped, values), **{name: _escaped(value) for name, value in named.items()}))


def join(template: str, rows: Iterable[tuple[Any, ...]]) -> Markup:
    """The template filled with each row, one after the other."""
    return Markup("".join(fill(template, *row) for row in rows))


def _escaped(value: Any) -> str:
    return value if isinstance(value, Markup) else escape(str(value))
