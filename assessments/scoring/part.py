"""Reading a parsed YAML mapping piece by piece, each flaw noted with its path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

LARGEST_NUMBER = 10**6
"""No weight, threshold or level comes near it: a larger number is a slip."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One flaw of a rubric: where, as a path such as `sections[2].criteria[1].levels`, and what is wrong."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Part:
    """One mapping inside the rubric, with the list of problems that all parts share.

    Where a value cannot be read, the problem is noted and an empty value stands in, so that reading goes on
    and finds the other flaws; what was read may be used only when no problem was noted.
    """

    where: str
    data: Mapping[object, object]
    problems: list[Problem]

    def text(self, key: str) -> str:
        """The words at `key`."""
        value = self._value(key, str, "text")
        if isinstance(value, str) and not value.strip():
            self._note(key, "is empty")
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> Fraction:
        """The number at `key`; a decimal is taken as it is printed, 0.1 being one tenth."""
        value = self._value(key, (int, float, Decimal), "a number")
        try:
            number = Fraction(str(value or 0))
        except ValueError:
            self._note(key, "is not a plain number")
            return Fraction(0)
        if abs(number) > LARGEST_NUMBER:
            self._note(key, "is far too large")
        return number

    def whole(self, key: str) -> int:
        """The whole number at `key`."""
        value = self._value(key, int, "a whole number")
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            self._note(key, "is far too large")
            return 0
        return value if isinstance(value, int) else 0

    def mapping(self, key: str) -> Mapping[object, object]:
        """The mapping at `key`."""
        value = self._value(key, Mapping, "a mapping")
        return value if isinstance(value, Mapping) else {}

    def parts(self, key: str, *, may_be_empty: bool = False) -> Iterator["Part"]:
        """The mappings in the list at `key`."""
        value = self._value(key, (list, tuple), "a list")
        if not isinstance(value, list | tuple):
            return
        if not value and not may_be_empty:
            self._note(key, "is empty")
        for index, entry in enumerate(value):
            where = f"{self._path(key)}[{index}]"
            if isinstance(entry, Mapping):
                yield Part(where, entry, self.problems)
            else:
                self.problems.append(Problem(where, "is not a mapping"))

    def _value(self, key: str, kind: type | tuple[type, ...], name: str) -> object:
        value = self.data.get(key)
        if value is None:
            self._note(key, "is missing")
        elif isinstance(value, bool) or not isinstance(value, kind):
            self._note(key, f"is not {name}")
            return None
        return value

    def _path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def _note(self, key: str, what: str) -> None:
        self.problems.append(Problem(self._path(key), what))
