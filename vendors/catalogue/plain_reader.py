"""Reads files in the catalogue's own form, and no others, several times as fast as a YAML parser.

The form is the one that `yaml_writer` gives: mappings and lists in block style, a value on the line of its key, long
text as a folded block. What is not surely in it is left to `yaml_reader`, which knows what a file means and what
is wrong with it; whatever this reader takes, it reads as that one does (tests/vendors/catalogue/test_plain_reader.py).
"""

import re
from functools import cache
from typing import Any

from vendors.catalogue.scalars import Misread, plain_value

MAX_DEPTH = 16
KEYED = re.compile(r"([a-z][a-z_]*):(?: (.+))?")
FIRST = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
QUOTED = re.compile(r"'((?:[^']|'')*)'")
LISTED = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*|'[^',]*'")


class NotPlain(Exception):
    """The text is not in the catalogue's own form."""


def read_plain(text: str) -> dict[str, Any]:
    """The data of a text; raises NotPlain where it may mean something else than it seems."""
    if "\t" in text or "\r" in text or not text.endswith("\n"):
        raise NotPlain
    reader = _Reader(text[:-1].split("\n"))
    try:
        data = reader.mapping(0)
    except Misread as misread:
        raise NotPlain from misread
    if reader.is_left(0):
        raise NotPlain
    return data


class _Reader:
    """Goes through the lines once; `at` is the line that comes next."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.at = lines, 0

    def is_left(self, indent: int) -> bool:
        """Whether the next line stands at this indent or deeper; raises NotPlain where it is empty."""
        if self.at == len(self.lines):
            return False
        line = self.lines[self.at]
        if not line or line.isspace():
            raise NotPlain
        return line.startswith(" " * indent)

    def mapping(self, indent: int) -> dict[str, Any]:
        if indent > 2 * MAX_DEPTH:
            raise NotPlain
        data: dict[str, Any] = {}
        while self.is_left(indent):
            keyed = KEYED.fullmatch(self.lines[self.at], indent)
            if keyed is None:
                raise NotPlain
            key, rest = keyed.groups()
            if key in data or not _is_key(key):
                raise NotPlain
            self.at += 1
            data[key] = self._below(indent) if rest is None else self._value(rest, indent)
        return data

    def _below(self, indent: int) -> Any:
        """The list or mapping below a key that has nothing on its line."""
        if not self.is_left(indent + 2):
            raise NotPlain
        is_list = self.lines[self.at].startswith("- ", indent + 2)
        return self._list(indent + 2) if is_list else self.mapping(indent + 2)

    def _list(self, indent: int) -> list[Any]:
        items = []
        while self.is_left(indent):
            line = self.lines[self.at]
            if not line.startswith("- ", indent):
                raise NotPlain
            if KEYED.fullmatch(line, indent + 2):
                # A mapping begins on the line of the dash: it goes on as if the dash were a space.
                self.lines[self.at] = f"{' ' * indent}  {line[indent + 2 :]}"
                items.append(self.mapping(indent + 2))
            else:
                self.at += 1
                if len(line) == indent + 2:
                    raise NotPlain
                items.append(self._value(line[indent + 2 :], indent))
        return items

    def _value(self, text: str, indent: int) -> Any:
        # Without quotes: no colon before a space or at the end, no number sign after a space.
        if text[0] in FIRST and ": " not in text and " #" not in text and text[-1] not in ": ":
            return plain_value(text)
        if quoted := QUOTED.fullmatch(text):
            return quoted[1].replace("''", "'")
        if text == ">-":
            return self._folded(indent + 2)
        if text[0] == "[" and text[-1] == "]":
            return [_listed(item) for item in text[1:-1].split(", ")] if text != "[]" else []
        raise NotPlain

    def _folded(self, indent: int) -> str:
        found = []
        while self.is_left(indent):
            line = self.lines[self.at]
            if line[indent] == " " or line[-1] == " ":
                raise NotPlain
            found.append(line[indent:])
            self.at += 1
        if not found:
            raise NotPlain
        return " ".join(found)


@cache
def _is_key(word: str) -> bool:
    """Whether the word is text, and not true, null or the like."""
    return plain_value(word) is word


def _listed(item: str) -> Any:
    """The value of one item of a list in brackets."""
    if not LISTED.fullmatch(item):
        raise NotPlain
    return item[1:-1] if item[0] == "'" else plain_value(item)
