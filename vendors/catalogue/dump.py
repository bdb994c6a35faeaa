"""From the database to the catalogue's files: what a load would read, file by file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vendors.catalogue.folder import SUFFIXES
from vendors.catalogue.parts import Part


class CannotDump(Exception):
    """The database holds what the catalogue's files cannot, or the folder is in use."""


@dataclass(frozen=True, slots=True)
class Dumped:
    """What a dump did: files written, how many were so already, and files that the catalogue does not have."""

    written: tuple[str, ...]
    unchanged: int
    strays: tuple[str, ...]


def dump_catalogue(folder: Path, parts: Sequence[Part], *, overwrite: bool = False) -> Dumped:
    """What was written to the folder, which is made if it is missing.

    A folder that holds anything is refused, unless its files may be overwritten; nothing is ever deleted.
    Each file appears whole or not at all. Raises CannotDump.
    """
    if folder.exists() and not folder.is_dir():
        raise CannotDump(f"{folder} is not a folder")
    if not overwrite and folder.is_dir() and any(folder.iterdir()):
        raise CannotDump(f"{folder} is not empty: name a new folder, or allow its files to be overwritten")
    texts: dict[str, bytes] = {}
    for name, text in files(parts):
        if name in texts:
            raise CannotDump(f"two records would stand in {name}: remove one of them from the database")
        texts[name] = text.encode()
    written = [name for name, content in texts.items() if _write(folder, name, content)]
    present = (path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    strays = sorted({path.relative_to(folder).as_posix() for path in present} - texts.keys())
    return Dumped(tuple(written), len(texts) - len(written), tuple(strays))


def files(parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Each file as the database has it: its name and its text."""
    for part in parts:
        yield from part.files()


def _write(folder: Path, name: str, content: bytes) -> bool:
    """Whether the file had to be written."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise CannotDump(f"{name} would stand outside of {folder}")
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside its place and then moved there, so that nobody ever reads half a file.
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)
    return True
