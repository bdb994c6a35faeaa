"""What loader and dumper know of a catalogue: parts, which read files, and tables, which keep records.

A *part* is a kind of file. It reads its files, checks what they say of each other, and writes them again from
the rows. A *table* keeps one kind of record in the database. An app brings its own parts
(`settings.EARSHOT_CATALOGUE_PARTS`), so that the facts need not know of the judgement.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.utils.module_loading import import_string

from vendors.catalogue.folder import Folder
from vendors.catalogue.problems import Problem
from vendors.catalogue.yaml_reader import Document, NodePath

if TYPE_CHECKING:
    from vendors.catalogue.found import Found

R = TypeVar("R")
Data = Mapping[str, Any]
"""The data of a record, as its file has it."""
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
    """The rows that keep one kind of record; more rows do not mean more queries, but for batches.

    A record becomes its data (`data`) as soon as it is read, and data is what is compared and written.
    """

    kind: str
    """The kind of record in the plural, as reports name it."""
    batch = 1000
    """How many records are compared, written or removed at a time."""

    @abstractmethod
    def keys(self) -> set[Any]:
        """The keys of all records in the database."""

    @abstractmethod
    def stored(self, keys: Collection[Any]) -> dict[Any, Held[dict[str, Any]]]:
        """The data of the records with these keys, as their files would have it; not checked in any way."""

    @abstractmethod
    def data(self, record: R) -> dict[str, Any]:
        """The data of a record, as its file has it."""

    def differs(self, read: Held[Data], stored: Held[dict[str, Any]]) -> bool:
        """Whether the rows must be written for the database to hold what was read."""
        return read != stored

    def objections(self, found: "Found", added: Sequence[Any], changed: Sequence[Any]) -> Iterable[Problem]:
        """Why the database may not take the records with these keys; asked before anything is written."""
        return ()

    def park(self, keys: Sequence[Any]) -> None:
        """Takes unique values out of the way of others, from rows that are written or removed next."""

    @abstractmethod
    def write(self, added: Sequence[Held[Data]], changed: Sequence[Held[Data]]) -> None:
        """Makes the rows of new records and brings those of changed ones into line."""

    @abstractmethod
    def remove(self, keys: Sequence[Any]) -> Sequence[Problem]:
        """Deletes the rows of these records; where others rest on them, why they must stay."""


class Part(ABC):
    """A kind of file, with the tables that keep its records, those that are referred to first."""

    tables: Sequence[Table[Any]]

    @abstractmethod
    def read(self, folder: Folder, found: "Found") -> None:
        """Reads the part's files one by one, and checks each in the light of what was read before it."""

    def check(self, found: "Found") -> Iterable[Problem]:
        """What else is wrong with the part's records, in the light of everything that was read."""
        return ()

    @abstractmethod
    def files(self) -> Iterator[tuple[str, str]]:
        """Each file as the database has it: its name and its text."""


def parts_of(names: Iterable[str]) -> list[Part]:
    """The parts in the lists that the dotted names lead to."""
    return list(chain.from_iterable(import_string(name) for name in names))
