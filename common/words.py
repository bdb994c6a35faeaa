from enum import StrEnum
from typing import Self

WITH_ARTICLE = frozenset({"European Union", "Netherlands", "Philippines", "Cayman Islands"})


class Word(StrEnum):
    """A stored word with the label that people read."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


def country(name: str) -> str:
    """The name of a jurisdiction as it stands inside a sentence: `the United States`, `China`."""
    return f"the {name}" if name.startswith("United ") or name in WITH_ARTICLE else name
