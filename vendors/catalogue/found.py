"""What was read of a catalogue's files, before anything is written."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from vendors.catalogue.parts import Data, Entry, Held, Key, R, Table
from vendors.catalogue.problems import Problem, Problems
from vendors.catalogue.spool import Spool
from vendors.catalogue.yaml_reader import Document, NodePath, read


class _Laid(NamedTuple):
    """Where a record lies: its file in the catalogue, and its place in the spool."""

    file: str
    place: int


@dataclass(slots=True)
class Found:
    """What was read of a catalogue, what is wrong with it, and what is odd enough to be looked at.

    Only keys stay in memory; the data of the records lies in a spool.
    """

    root: Path
    spool: Spool
    problems: Problems = field(default_factory=Problems)
    remarks: list[Problem] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)
    """Codes of criteria that claims name; whether there are such criteria is the judgement's concern."""
    _laid: dict[str, dict[Any, _Laid]] = field(default_factory=dict)
    _named: dict[str, set[Any]] = field(default_factory=dict)
    _unreadable: set[str] = field(default_factory=set)
    _doubts: list[tuple[Table[Any], Key, Problem]] = field(default_factory=list)

    def add(self, table: Table[R], key: Key, entry: Entry[R], *at: str) -> bool:
        """Keeps an entry and says that it did; a key that was there before is a problem, at the field `at`."""
        laid = self._laid.setdefault(table.kind, {})
        if key in laid:
            first = self.entry(table, key)
            place = first.document.where(first.path)
            message = f"{key} stands in {place.file}, line {place.line}, too"
            self.problems.append(entry.problem(at, message, "Keep one of the two, or rename one"))
            return False
        held = entry.held
        laid[key] = _Laid(held.file, self.spool.put((held.position, entry.path, table.data(held.record))))
        return True

    def add_name(self, table: Table[R], key: Key) -> None:
        """Remembers a record that cannot be used but is there, so that references to it are sound."""
        self._named.setdefault(table.kind, set()).add(key)

    def add_unreadable(self, *tables: Table[Any]) -> None:
        """Remembers that some records could not even be seen, so that every reference to them is sound."""
        self._unreadable.update(table.kind for table in tables)

    def doubt(self, table: Table[Any], key: Key, problem: Problem) -> None:
        """Remembers a problem that is none if the record with the key is still to be read."""
        self._doubts.append((table, key, problem))

    def confirmed(self) -> Iterator[Problem]:
        """The doubts that turned out to be problems, when all is read."""
        return (problem for table, key, problem in self._doubts if self.lacks(table, key))

    def keys(self, table: Table[Any]) -> Collection[Any]:
        """The keys of the entries, in the order in which they were read."""
        return self._laid.get(table.kind, {}).keys()

    def has(self, table: Table[Any], key: Key) -> bool:
        """Whether there is an entry with this key."""
        return key in self._laid.get(table.kind, {})

    def held(self, table: Table[Any], keys: Iterable[Any]) -> Iterator[Held[Data]]:
        """The data of entries with their places, one after another."""
        laid = self._laid.get(table.kind, {})
        for key in keys:
            position, _, data = self.spool.get(laid[key].place)
            yield Held(laid[key].file, position, data)

    def all_data(self, table: Table[Any]) -> Iterator[tuple[Any, Data]]:
        """Key and data of every entry, in the order in which they were read."""
        keys = self.keys(table)
        return zip(keys, (held.record for held in self.held(table, keys)), strict=True)

    def data(self, table: Table[Any], key: Key) -> Data:
        """The data of one entry."""
        return next(self.held(table, [key])).record

    def file(self, table: Table[Any], key: Key) -> str:
        """The file in which the entry stands."""
        return self._laid[table.kind][key].file

    def entry(self, table: Table[Any], key: Key) -> Entry[Data]:
        """The entry, whose file is read once more for the lines in it."""
        laid = self._laid[table.kind][key]
        position, path, data = self.spool.get(laid.place)
        return Entry(Held(laid.file, position, data), self._document(laid.file), path)

    def problem(self, table: Table[Any], key: Key, path: NodePath, message: str, remedy: str = "") -> Problem:
        """A problem with a field of an entry that was laid aside."""
        return self.entry(table, key).problem(path, message, remedy)

    def complete(self, table: Table[Any]) -> bool:
        """Whether every record of the table could be read."""
        return table.kind not in self._unreadable and not self._named.get(table.kind)

    def lacks(self, table: Table[Any], key: Key) -> bool:
        """Whether no record has this key, as far as the files can be read."""
        return (
            table.kind not in self._unreadable
            and not self.has(table, key)
            and key not in self._named.get(table.kind, ())
        )

    def _document(self, file: str) -> Document:
        path = self.root / file
        # A catalogue may do without catalogue.yaml, whose entry then stands nowhere.
        return read(path, self.root) if path.exists() else Document(file, {}, "")
