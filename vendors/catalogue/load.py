"""From the catalogue's files to the database: all is read and checked, then written or refused whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import DataError, IntegrityError, transaction

from vendors.catalogue.folder import Folder
from vendors.catalogue.found import Found
from vendors.catalogue.parts import Part, Table
from vendors.catalogue.problems import CatalogueError, Problem
from vendors.catalogue.progress import Progress, silent
from vendors.catalogue.report import Count, Report
from vendors.catalogue.spool import Spool


@dataclass(slots=True)
class _Difference:
    """What sets the files of one table's records apart from its rows, by the records' keys."""

    table: Table[Any]
    added: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)
    unchanged: int = 0

    def count(self) -> Count:
        return Count(self.table.kind, len(self.added), len(self.changed), self.unchanged, len(self.removed))


def load_catalogue(
    folder: Path, parts: Sequence[Part], *, dry_run: bool = False, progress: Progress = silent
) -> Report:
    """What was written, or on a dry run what would have been.

    After it the database holds what the files hold, in one transaction. Raises CatalogueError with everything
    that is wrong, and then nothing is written.
    """
    tables = [table for part in parts for table in part.tables]
    with Spool() as spool:
        found = read_catalogue(folder, parts, spool, progress)
        try:
            with transaction.atomic():
                report = _write(tables, found, progress)
                if dry_run:
                    transaction.set_rollback(True)
        except (IntegrityError, DataError) as error:
            raise CatalogueError([_refused(folder, error)]) from error
    return report


def read_catalogue(folder: Path, parts: Sequence[Part], spool: Spool, progress: Progress = silent) -> Found:
    """What the files of a folder hold; raises CatalogueError with everything that is wrong."""
    if not folder.is_dir():
        message = "there is no such folder"
        raise CatalogueError([Problem(str(folder), 1, "", message, "Name the folder of a catalogue")])
    found = Found(folder, spool)
    files = Folder(folder, found.problems, progress)
    for part in parts:
        part.read(files, found)
    found.problems.extend(files.strays())
    found.problems.extend(found.confirmed())
    for part in parts:
        found.problems.extend(part.check(found))
    if found.problems:
        raise CatalogueError(found.problems)
    return found


def _write(tables: Sequence[Table[Any]], found: Found, progress: Progress) -> Report:
    differences = [_compare(table, found) for table in tables]
    _raise_any(
        problem
        for difference in differences
        for problem in difference.table.objections(found, difference.added, difference.changed)
    )
    for difference in differences:
        for keys in _batches(difference.table, difference.changed + difference.removed):
            difference.table.park(keys)
    for done, difference in enumerate(differences):
        progress("writing", done, len(differences))
        table = difference.table
        for keys in _batches(table, difference.added):
            table.write(list(found.held(table, keys)), [])
        for keys in _batches(table, difference.changed):
            table.write([], list(found.held(table, keys)))
    progress("writing", len(differences), len(differences))
    # What refers to a row goes before it; by now nothing that stays refers to what goes. Where a row has to
    # stay, so do those that it refers to, and to say so of each would tell nothing more.
    for difference in reversed(differences):
        removals = (difference.table.remove(keys) for keys in _batches(difference.table, difference.removed))
        _raise_any(problem for problems in removals for problem in problems)
    return Report(tuple(difference.count() for difference in differences), tuple(sorted(found.remarks)))


def _compare(table: Table[Any], found: Found) -> _Difference:
    existing, keys = table.keys(), found.keys(table)
    difference = _Difference(table, added=[key for key in keys if key not in existing])
    for batch in _batches(table, [key for key in keys if key in existing]):
        stored = table.stored(batch)
        for key, held in zip(batch, found.held(table, batch), strict=True):
            if table.differs(held, stored[key]):
                difference.changed.append(key)
            else:
                difference.unchanged += 1
    difference.removed = sorted(existing.difference(keys))
    return difference


def _raise_any(problems: Iterator[Problem]) -> None:
    if all_of_them := list(problems):
        raise CatalogueError(all_of_them)


def _batches(table: Table[Any], keys: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(keys)
    while batch := list(islice(rest, table.batch)):
        yield batch


def _refused(folder: Path, error: Exception) -> Problem:
    """The last resort: a rule that only the database knows."""
    message = f"the database refuses the catalogue: {' '.join(str(error).split())}"
    return Problem(folder.name, 1, "", message, "Mend the record that it names")
