"""How far a long step has come, for whoever waits for it."""

from collections.abc import Callable
from typing import TextIO

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is in all."""

WIDTH = 30


def silent(what: str, done: int, total: int) -> None:
    """The progress that nobody hears of."""


def shown_on(stream: TextIO) -> Progress:
    """The progress as a bar that is drawn over itself on a terminal; silent where the stream is none."""
    if not stream.isatty():
        return silent

    def show(what: str, done: int, total: int) -> None:
        filled = WIDTH * done // total if total else WIDTH
        end = "\n" if done >= total else ""
        stream.write(f"\r{what:<10}[{'#' * filled}{' ' * (WIDTH - filled)}] {done}/{total}{end}")
        stream.flush()

    return show
