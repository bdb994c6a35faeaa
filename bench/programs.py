"""Programs that parts of the benchmarks need, and what to install where one is missing."""

import os
import shutil

PACKAGES = {
    "chromium": "chromium",
    "nginx": "nginx",
    "npm": "npm",
    "wrk": "wrk",
}
"""Debian's package of each."""
ALSO_IN = "/usr/sbin:/usr/local/sbin"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class Missing(Exception):
    """A program that is not there; its words say how to get it."""


def program(name: str) -> str:
    """The path of a program; Missing says what to install."""
    names = (os.environ.get("CHROMIUM", ""), *CHROMIUM) if name == "chromium" else (name,)
    for known in names:
        if known and (found := shutil.which(known) or shutil.which(known, path=ALSO_IN)):
            return found
    raise Missing(f"{name} was not found. Install it (Debian: apt install {PACKAGES[name]}).")
