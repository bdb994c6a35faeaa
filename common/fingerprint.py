"""A digest of files, by which it is told whether what was made from them is still what would be made."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


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
