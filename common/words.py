from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored word with the label that people read."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
