"""Writes the catalogue's YAML in its one canonical form, so that a file changes only where its data did.

The form: two spaces of indent, lists indented below their key; text of more than 88 characters as a folded
block whose lines run on to about column 110; a list of short values in brackets; quotes only where the bare
text would mean something else; keys in the order of the data; no comments.
"""

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

import yaml

from vendors.catalogue.yaml_reader import MAX_DEPTH

WIDTH = 110
"""The column after which a line ends at the next space."""

LONGEST_ON_ITS_LINE = 88
"""The most characters that a text may have to stand on the line of its key."""

LONGEST_IN_BRACKETS = 36
"""The most characters that every text of a list may have for the list to stand in brackets."""

_LARGEST = 10**18
_RARE_BREAK = re.compile("[\x85\u2028\u2029]")


def dump(data: Mapping[str, Any]) -> str:
    """The data as YAML, ending in a line feed; `yaml_reader.parse` gives the same data back.

    Raises ValueError for what the reader would refuse: values other than text, whole numbers under 10^18,
    finite numbers, True, False, None, lists and dicts; keys other than text and whole numbers; lone
    surrogates; too many levels.
    """
    plain = dict(data)
    _check(plain, depth=0)
    return yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False)


def _check(value: Any, *, depth: int) -> None:
    if type(value) not in {dict, list}:
        _check_scalar(value)
        return
    if depth == MAX_DEPTH:
        raise ValueError(f"more than {MAX_DEPTH} levels inside one another")
    items = value
    if type(value) is dict:
        items = value.values()
        for key in value:
            if type(key) not in {str, int}:
                raise ValueError(f"the key {key!r} is not text or a whole number")
            _check_scalar(key)
    for item in items:
        _check(item, depth=depth + 1)


def _check_scalar(value: Any) -> None:
    if type(value) is str:
        value.encode("utf-8")
    elif type(value) is int and abs(value) >= _LARGEST:
        raise ValueError(f"the number {value} is too large")
    elif type(value) is float and not isfinite(value):
        raise ValueError(f"{value} is not a finite number")
    elif type(value) not in {int, float, bool, type(None)}:
        raise ValueError(f"{value!r} cannot be written: it is of type {type(value).__name__}")


class _Dumper(yaml.SafeDumper):
    """PyYAML's dumper with the catalogue's indents and styles; `_check` has seen to the types."""

    # The unused arguments (noqa) are PyYAML's own: it passes them by these names.
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """Folded for long text on one line, literal for lines; None leaves it to PyYAML to quote or not.

    Text with YAML's rare line breaks, or with space at the ends of its lines, does not survive every style:
    it stands in double quotes, or in the quotes that PyYAML chooses for one line.
    """
    if _RARE_BREAK.search(text):
        return '"'
    lines = text.split("\n")
    if any(line != line.strip() or not line for line in lines):
        return '"' if len(lines) > 1 else None
    if len(lines) > 1:
        return "|"
    return ">" if len(text) > LONGEST_ON_ITS_LINE else None


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=all(map(_is_short, items)))


def _is_short(item: Any) -> bool:
    return not isinstance(item, list | dict) and len(str(item)) <= LONGEST_IN_BRACKETS


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
