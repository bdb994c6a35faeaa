"""Which edition is current, as every worker may ask at every request."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db import DatabaseError, connections

from assessments.models import Edition
from common.public_reading import reading

SECONDS_BETWEEN_READS = 1.0
PATIENCE = 0.25
FIRST_PATIENCE = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stamp:
    """An edition by its number, its hash and its moment, without what it holds."""

    number: int
    sha256: str
    published_at: datetime

    @cached_property
    def mark(self) -> str:
        """What stands for the edition in keys; two databases differ in it although both count from 1."""
        return f"{self.number}-{self.sha256[:16]}"


def read_current() -> Stamp | None:
    """The current edition, None before the first (1 query)."""
    with reading(public=True):
        found = Edition.objects.order_by("-number").values_list("number", "sha256", "published_at").first()
    return Stamp(*found) if found else None


def read_current_apart() -> Stamp | None:
    """The current edition, read on connections that are given back at once."""
    try:
        return read_current()
    finally:
        connections.close_all()


class CurrentEdition:
    """The current edition, read at most once a second, and never waited for long.

    It is read in a thread of its own: where the database fails or hangs, readers get the last known edition, and with
    it every page that is kept. Only the first reader of a process waits longer.
    """

    def __init__(self, read: Callable[[], Stamp | None] = read_current_apart) -> None:
        self._read = read
        self._known: Stamp | None = None
        self._due = 0.0
        self._patience = FIRST_PATIENCE
        self._failing = False
        self._lock = threading.Lock()
        self._reader: threading.Thread | None = None

    def __call__(self) -> Stamp | None:
        """The current edition; None before the first, and where none could be read yet."""
        if time.monotonic() >= self._due:
            self._look()
        return self._known

    def _look(self) -> None:
        """Begin to read and wait for it a moment; others go on meanwhile with what is known."""
        with self._lock:
            now = time.monotonic()
            if now < self._due:
                return
            self._due = now + SECONDS_BETWEEN_READS
            if self._reader is not None and self._reader.is_alive():
                return
            reader = self._reader = threading.Thread(target=self._take, name="current-edition", daemon=True)
        reader.start()
        reader.join(self._patience)
        self._patience = PATIENCE

    def _take(self) -> None:
        try:
            self._known = self._read()
            self._failing = False
        except DatabaseError as error:
            if not self._failing:
                log.warning("The current edition cannot be read; what is kept of the last one is shown: %s", error)
            self._failing = True
