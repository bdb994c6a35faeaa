"""What a run was made with: figures of another machine are others, ratios nearly the same."""

import os
import platform
import re
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version

from bench.programs import Missing, program

PACKAGES = ("Django", "granian", "psycopg", "typst")
ASK = {"nginx": ("nginx", "-v"), "wrk": ("wrk", "-v"), "chromium": ("chromium", "--version")}


def facts() -> dict[str, str | float]:
    """Cores, load, versions and the time; no name of the machine or of anyone on it."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count() or 1,
        "load before": round(os.getloadavg()[0], 2),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        **{name: version(name) for name in PACKAGES},
        **{name: _version(*command) for name, command in ASK.items()},
    }


def is_busy() -> bool:
    """Whether others keep the machine at work, so that times are too long and ratios less sure."""
    return os.getloadavg()[0] > (os.cpu_count() or 1) / 2


def _version(name: str, option: str) -> str:
    try:
        done = subprocess.run(
            [program(name), option], capture_output=True, text=True, check=False, timeout=20, stdin=subprocess.DEVNULL
        )
    except (Missing, OSError, subprocess.TimeoutExpired):
        return "none"
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else "unknown"
