"""Stamps: what a long step was last done with, so that it is not done again for nothing."""

from pathlib import Path

from django.conf import settings


def matches(step: str, mark: str) -> bool:
    """Whether the step was last done with this mark."""
    path = _path(step)
    return path.exists() and path.read_text(encoding="ascii") == mark


def write(step: str, mark: str) -> None:
    """Remember that the step has been done with this mark."""
    _path(step).write_text(mark, encoding="ascii")


def _path(step: str) -> Path:
    return Path(settings.EARSHOT_DATA) / f"{step}.stamp"
