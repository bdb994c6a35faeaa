"""Which version of the site runs: everything that a page is made from besides the database."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from common.fingerprint import fingerprint

PARTS = ("assessments", "common", "comparison", "docs", "earshot", "static", "templates", "vendors", "requirements.txt")


@dataclass(frozen=True)
class Release:
    """The `mark` differs between two versions or two configurations; `changed` is when a file last did."""

    mark: str
    changed: datetime


def current_release() -> Release:
    """The version that the files on disk make, from the content of some hundred files (0.1 s)."""
    parts = [settings.BASE_DIR / part for part in PARTS]
    mark = fingerprint(parts, settings.EARSHOT_SITE_URL, settings.EARSHOT_CONTACT)
    return Release(mark[:16], datetime.fromtimestamp(max(map(_changed, parts)), UTC))


def _changed(part: Path) -> float:
    files = part.rglob("*") if part.is_dir() else [part]
    return max(file.stat().st_mtime for file in files if file.is_file() and file.suffix != ".pyc")
