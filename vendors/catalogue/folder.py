"""The folder of a catalogue: which files it has, and which of them nobody asked for."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from vendors.catalogue.problems import CatalogueError, Problem
from vendors.catalogue.progress import Progress, silent
from vendors.catalogue.yaml_reader import Document, read

SUFFIXES = frozenset({".yaml", ".yml"})


class Folder:
    """The YAML files of a folder; names are relative to it, and hidden files are not seen."""

    def __init__(self, root: Path, problems: list[Problem], progress: Progress = silent) -> None:
        self.root = root
        self.problems = problems
        self._progress = progress
        names = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix in SUFFIXES)
        self._names = sorted(name for name in names if "/." not in f"/{name}")
        self._asked: set[str] = set()

    def names(self, pattern: str) -> list[str]:
        """The names of the files that fit a pattern such as `products/*.yaml`, in alphabetical order."""
        depth = pattern.count("/")
        return [name for name in self._names if name.count("/") == depth and fnmatchcase(name, pattern)]

    def document(self, name: str) -> Document | None:
        """What a file holds; None, with problems, when it cannot be read."""
        self._asked.add(name)
        self._progress("reading", len(self._asked), max(len(self._asked), len(self._names)))
        try:
            return read(self.root / name, self.root)
        except CatalogueError as error:
            self.problems.extend(error.problems)
            return None

    def text(self, name: str) -> str:
        """The text of a file that could be read as a document, letter by letter."""
        return (self.root / name).read_bytes().decode("utf-8")

    def strays(self) -> Iterator[Problem]:
        """A problem for each file that no part of the catalogue has asked for."""
        for name in self._names:
            if name not in self._asked:
                remedy = "Mend its name, or move it out of the folder"
                yield Problem(name, 1, "", "a catalogue has no such file", remedy)
