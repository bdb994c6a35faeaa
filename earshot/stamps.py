"""Stamps: what a long step was last done with, so that it is not done again for nothing."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """A digest of some words and of the name and content of every file at or below the paths."""
    digest = hashlib.sha256("\n".join(words).encode())
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                digest.update(f"\n{file.relative_to(path.parent).as_posix()} {content}".encode())
    return digest.hexdigest()


def matches(step: str, mark: str) -> bool:
    """Whether the step was last done with this mark."""
    path = _path(step)
    return path.exists() and path.read_text(encoding="ascii") == mark


def write(step: str, mark: str) -> None:
    """Remember that the step has been done with this mark."""
    _path(step).write_text(mark, encoding="ascii")


def _path(step: str) -> Path:
    return Path(settings.EARSHOT_DATA) / f"{step}.stamp"
