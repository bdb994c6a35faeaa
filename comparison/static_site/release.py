"""A whole tree of files that takes the place of the one before with one rename.

    DIR/current               a link to the release that is served: the folder for a web server
    DIR/releases/<name>/      the tree
    DIR/releases/<name>.json  what each file of it rests on

A release is built beside the others and linked once it is whole, so that a reader meets the old one or the new one,
whenever the work is interrupted. What did not change is the same file in both.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from comparison.static_site.twins import ENDINGS, twins

RELEASES, CURRENT = "releases", "current"
UNFINISHED = ".unfinished"


class Release:
    """One tree that is being built, with the one before it at hand."""

    def __init__(self, folder: Path, before: Path | None) -> None:
        self.folder, self.before = folder, before
        self.stamps: dict[str, str] = {}
        self._old_stamps = read_stamps(before)

    def keep(self, file: str, stamp: str) -> bool:
        """Whether the file of the release before rests on the same, and now stands in this one, twins included."""
        if self.before is None or self._old_stamps.get(file) != stamp or not (self.before / file).is_file():
            return False
        target = self.folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        for ending in ("", *ENDINGS):
            old = self.before / (file + ending)
            if not ending or old.exists():
                _link_or_copy(old, Path(f"{target}{ending}"))
        self.stamps[file] = stamp
        return True


def write(folder: Path, file: str, content: bytes) -> None:
    """Writes a file of a release and its twins."""
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    for ending, twin in twins(file, content).items():
        Path(f"{target}{ending}").write_bytes(twin)


@contextmanager
def new_release(root: Path, name: str) -> Iterator[Release]:
    """A release to be filled; once the context ends well it is the current one, else nothing has changed."""
    releases = root / RELEASES
    releases.mkdir(parents=True, exist_ok=True)
    building = releases / f"{name}{UNFINISHED}"
    for leftover in releases.glob(f"*{UNFINISHED}"):
        shutil.rmtree(leftover)
    building.mkdir()
    before = current_release(root)
    release = Release(building, before)
    yield release
    finished = releases / _free_name(releases, name)
    _manifest(finished).write_text(json.dumps(release.stamps, indent=0, sort_keys=True), encoding="ascii")
    building.rename(finished)
    link = root / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES) / finished.name)
    link.replace(root / CURRENT)
    # Readers who began in the release before may finish there.
    kept = {path for tree in (finished, before) if tree for path in (tree, _manifest(tree))}
    _remove(path for path in releases.iterdir() if path not in kept)


def current_release(root: Path) -> Path | None:
    """The tree that is served, None before the first."""
    link = root / CURRENT
    return link.resolve() if link.exists() else None


def read_stamps(release: Path | None) -> dict[str, str]:
    """What each file of a release rests on; empty where that cannot be told, so that all of it is made again."""
    try:
        stamps = json.loads(_manifest(release).read_text(encoding="ascii")) if release else {}
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def _manifest(release: Path) -> Path:
    return release.with_name(f"{release.name}.json")


def _free_name(releases: Path, name: str) -> str:
    taken = {path.name for path in releases.iterdir()}
    return next(free for number in range(1, len(taken) + 2) if (free := f"{name}.{number}") not in taken)


def _link_or_copy(old: Path, new: Path) -> None:
    """The same file under a second name, or a copy where the file system has no such thing."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
