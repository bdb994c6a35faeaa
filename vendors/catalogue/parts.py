"""What loader and dumper know of a catalogue: parts, which read files, and tables, which keep records.

A *part* is a kind of file. It reads its files, checks what they say of each other, and writes them again from
the rows. A *table* keeps one kind of record in the database. An app brings its own parts
(`settings.EARSHOT_CATALOGUE_PARTS`), so that the facts need not know of the judgement.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Generic, TypeVar, cast

from django.utils.module_loading import import_string

from vendors.catalogue.folder import Folder
from vendors.catalogue.problems import Problem
from vendors.catalogue.yaml_reader import Document, NodePath

R = TypeVar("R")
Key = Hashable


@dataclass(frozen=True, slots=True)
class Held(Generic[R]):
    """A record, or its data, with its place in the catalogue: its file, and the position in that file's list."""

    file: str
    position: int
    record: R


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record as it was read; `path` leads to it in the document."""

    held: Held[R]
    document: Document
    path: NodePath

    @property
    def record(self) -> R:
        return self.held.record

    def problem(self, path: NodePath, message: str, remedy: str = "") -> Problem:
        """A problem with a field of the record; `path` leads there from the record."""
        return self.document.problem((*self.path, *path), message, remedy)


class Table(ABC, Generic[R]):
    """The rows that keep one kind of record; more rows do not mean more queries, but for batches."""

    kind: str
    """The kind of record in the plural, as reports name it."""

    @abstractmethod
    def keys(self) -> set[Any]:
        """The keys of all records in the database."""

    @abstractmethod
    def stored(self, keys: Collection[Any]) -> dict[Any, Held[dict[str, Any]]]:
        """The data of the records with these keys, as their files would have it; not checked in any way."""

    @abstractmethod
    def data(self, record: R) -> dict[str, Any]:
        """The data of a record, as its file has it."""

    def differs(self, read: Held[R], stored: Held[dict[str, Any]]) -> bool:
        """Whether the rows must be written for the database to hold what was read."""
        return Held(read.file, read.position, self.data(read.record)) != stored

    def objections(
        self,
        added: Sequence[Entry[R]],
        changed: Sequence[Entry[R]],
    ) -> Iterable[Problem]:
        """Why the database may not take these records; asked before anything is written."""
        return ()

    def park(self, keys: Sequence[Any]) -> None:
        """Takes unique values out of the way of others, from rows that are written or removed next."""

    @abstractmethod
    def write(self, added: Sequence[Held[R]], changed: Sequence[Held[R]]) -> None:
        """Makes the rows of new records and brings those of changed ones into line."""

    @abstractmethod
    def remove(self, keys: Sequence[Any]) -> Sequence[Problem]:
        """Deletes the rows of these records; where others rest on them, why they must stay."""


@dataclass(slots=True)
class Found:
    """What was read of a catalogue, what is wrong with it, and what is odd enough to be looked at."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    _entries: dict[str, dict[Any, Entry[Any]]] = field(default_factory=dict)
    _named: dict[str, set[Any]] = field(default_factory=dict)
    _unreadable: set[str] = field(default_factory=set)

    def add(self, table: Table[R], key: Key, entry: Entry[R], *at: str) -> None:
        """Keeps an entry; a key that was there before is a problem, at the field `at`."""
        entries = self._entries.setdefault(table.kind, {})
        if first := entries.get(key):
            place = first.document.where(first.path)
            message = f"{key} stands in {place.file}, line {place.line}, too"
            self.problems.append(entry.problem(at, message, "Keep one of the two, or rename one"))
            return
        entries[key] = entry

    def add_name(self, table: Table[R], key: Key) -> None:
        """Remembers a record that cannot be used but is there, so that references to it are sound."""
        self._named.setdefault(table.kind, set()).add(key)

    def add_unreadable(self, *tables: Table[Any]) -> None:
        """Remembers that some records could not even be seen, so that every reference to them is sound."""
        self._unreadable.update(table.kind for table in tables)

    def entries(self, table: Table[R]) -> Mapping[Any, Entry[R]]:
        """The entries by key, in the order in which they were read."""
        return cast("Mapping[Any, Entry[R]]", self._entries.get(table.kind, {}))

    def complete(self, table: Table[Any]) -> bool:
        """Whether every record of the table could be read."""
        return table.kind not in self._unreadable and not self._named.get(table.kind)

    def lacks(self, table: Table[Any], key: Key) -> bool:
        """Whether no record has this key, as far as the files can be read."""
        return (
            table.kind not in self._unreadable
            and key not in self._entries.get(table.kind, {})
            and key not in self._named.get(table.kind, ())
        )


class Part(ABC):
    """A kind of file, with the tables that keep its records, those that are referred to first."""

    tables: Sequence[Table[Any]]

    @abstractmethod
    def read(self, folder: Folder, found: Found) -> None:
        """Reads the part's files."""

    def check(self, found: Found) -> Iterable[Problem]:
        """What is wrong with the part's records in the light of everything that was read."""
        return ()

    @abstractmethod
    def files(self) -> Iterator[tuple[str, str]]:
        """Each file as the database has it: its name and its text."""


def parts_of(names: Iterable[str]) -> list[Part]:
    """The parts in the lists that the dotted names lead to."""
    return list(chain.from_iterable(import_string(name) for name in names))
