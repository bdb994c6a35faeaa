"""Reads the catalogue's YAML: plain data, with a place in the file for every node.

Only a small part of YAML is let in, so that a file means what it seems to mean and cannot do harm: text,
decimal numbers, true and false, null, lists, and mappings whose keys are text or whole numbers. Refused are
tags, anchors, second documents, duplicate keys, and what YAML 1.1 would quietly turn into a date, a truth
value or a number of another base.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from vendors.catalogue.plain_reader import NotPlain, read_plain
from vendors.catalogue.problems import CatalogueError, Problem, dotted
from vendors.catalogue.scalars import IN_QUOTES, Misread, plain_value

MAX_BYTES = 5_000_000
MAX_DEPTH = 32
"""How many lists and mappings may stand inside one another."""

LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Where events come from; the C one is ten times as fast and is missing from some builds of PyYAML."""

NodePath = tuple[str | int, ...]
"""Where a node stands in the data: keys and positions from the top, such as `("claims", 3, "as_of")`."""

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Control characters, and those that YAML takes for line breaks where an editor does not."""


class Position(NamedTuple):
    """A place in a file: `file` relative to the catalogue, line and column counted from 1."""

    file: str
    line: int
    column: int


class Document:
    """The data of one file; where each node of it stands is worked out when somebody asks."""

    def __init__(self, file: str, data: dict[str, Any], text: str) -> None:
        self.file, self.data, self._text = file, data, text

    @cached_property
    def places(self) -> Mapping[NodePath, tuple[int, int]]:
        """Line and column of each node, counted from 1."""
        return _built(self._text, self.file).places if self._text else {(): (1, 1)}

    def where(self, path: NodePath) -> Position:
        """The place of a node; of the nearest node around it when the file has none there.

        A value in a mapping stands where its key stands.
        """
        while path not in self.places:
            path = path[:-1]
        return Position(self.file, *self.places[path])

    def problem(self, path: NodePath, message: str, remedy: str = "") -> Problem:
        """A problem with the node, at its place."""
        return Problem(self.file, self.where(path).line, dotted(path), message, remedy)


def read(path: Path, root: Path) -> Document:
    """The document in a file; its name in problems is relative to `root`, which must hold it.

    Raises CatalogueError with everything that is wrong, as far as the file can be read at all.
    """
    file = path.relative_to(root).as_posix()
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refused(file, 1, f"the file cannot be read: {error.strerror}") from None
    if len(content) > MAX_BYTES:
        raise _refused(file, 1, f"the file is larger than {MAX_BYTES:,} bytes", "Split it")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(file, line, "the text is not UTF-8", "Save the file as UTF-8") from None
    return parse(text, file)


def parse(text: str, file: str) -> Document:
    """The document in a text; raises CatalogueError like `read`."""
    text = text.removeprefix("\ufeff")
    if found := _NOT_TEXT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _refused(file, line, f"the character U+{ord(found.group()):04X} is not allowed", "Remove it")
    try:
        data = read_plain(text)
    except NotPlain:
        data = _built(text, file).data()
    return Document(file, data, text)


def _built(text: str, file: str) -> "_Builder":
    """The builder that has taken in the text; raises CatalogueError for what is no YAML."""
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise CatalogueError([*builder.problems, _not_yaml(error, file)]) from None
    return builder


def _refused(file: str, line: int, message: str, remedy: str = "") -> CatalogueError:
    return CatalogueError([Problem(file, line, "", message, remedy)])


def _not_yaml(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    said = " ".join(part for part in (getattr(error, "problem", ""), getattr(error, "context", "")) if part)
    since = f", begun in line {start.line + 1}" if start else ""
    return Problem(file, mark.line + 1 if mark else 1, "", f"this is not YAML: {said or error}{since}")


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled; `key` waits for its value and is None while a key is due."""

    data: Any
    path: NodePath
    key: str | int | None = None


@dataclass(slots=True)
class _Builder:
    """Builds the data from YAML's events one by one: no recursion, and nothing built that will be refused."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    places: dict[NodePath, tuple[int, int]] = field(default_factory=dict)
    _stack: list[_Open] = field(default_factory=list)
    _data: Any = None
    _documents: int = 0

    def data(self) -> dict[str, Any]:
        """What was built; raises CatalogueError where anything in it is wrong."""
        if self.problems:
            raise CatalogueError(self.problems)
        if not isinstance(self._data, dict):
            what = "empty" if self._data is None else "not a mapping of keys to values"
            raise _refused(self.file, 1, f"the file is {what}", "Begin with a key, such as `slug:`")
        return self._data

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._refuse_extras(event)
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_extras(event)
            self._begin(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._stack.pop()
        elif kind is yaml.AliasEvent:
            raise self._stop(event, f"the alias *{event.anchor} is not allowed", "Write the value out")
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise self._stop(event, "a second document begins", "Keep one in a file: remove `---`")

    def _problem(self, event: Any, message: str, remedy: str) -> Problem:
        """A problem with the node that the event begins."""
        path: NodePath = ()
        if self._stack:
            top = self._stack[-1]
            path = top.path
            if type(top.data) is list:
                path = (*path, len(top.data))
            elif top.key is not None:
                path = (*path, top.key)
        return Problem(self.file, event.start_mark.line + 1, dotted(path), message, remedy)

    def _stop(self, event: Any, message: str, remedy: str) -> CatalogueError:
        return CatalogueError([*self.problems, self._problem(event, message, remedy)])

    def _report(self, event: Any, message: str, remedy: str) -> None:
        self.problems.append(self._problem(event, message, remedy))

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._stop(event, f"the anchor &{event.anchor} is not allowed", "Remove the anchor")
        if event.tag is not None:
            raise self._stop(event, f"the tag {event.tag} is not allowed", "Remove the tag")

    def _begin(self, event: Any, data: Any) -> None:
        if self._stack and self._key_is_due():
            raise self._stop(event, "a list or mapping stands as a key", "Write text before the colon")
        if len(self._stack) == MAX_DEPTH:
            raise self._stop(event, f"more than {MAX_DEPTH} levels inside one another", "Use fewer")
        self._stack.append(_Open(data, self._add(event, data)))

    def _scalar(self, event: Any) -> None:
        due = bool(self._stack) and self._key_is_due()
        value: Any = event.value
        if event.implicit[0]:
            try:
                value = plain_value(event.value)
            except Misread as misread:
                self._report(event, *misread.args)
        if due:
            self._key(event, value)
        else:
            self._add(event, value)

    def _key_is_due(self) -> bool:
        top = self._stack[-1]
        return top.key is None and type(top.data) is dict

    def _key(self, event: Any, value: Any) -> None:
        top = self._stack[-1]
        key = top.key = value if type(value) in {str, int} else event.value
        path = (*top.path, key)
        if key is not value:
            self._report(event, f"the key {key or 'null'} is not text", IN_QUOTES.format(key))
        if key in top.data:
            first = self.places[path][0]
            self._report(event, f"this key stands in line {first} already", "Keep one of the two")
        self.places[path] = (event.start_mark.line + 1, event.start_mark.column + 1)

    def _add(self, event: Any, value: Any) -> NodePath:
        if not self._stack:
            self._data = value
            self.places[()] = (event.start_mark.line + 1, event.start_mark.column + 1)
            return ()
        top = self._stack[-1]
        if top.key is not None:
            path = (*top.path, top.key)
            top.data[top.key], top.key = value, None
            return path
        path = (*top.path, len(top.data))
        top.data.append(value)
        self.places[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        return path
