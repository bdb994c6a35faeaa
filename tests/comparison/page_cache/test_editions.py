"""The current edition: read at most once a second, and never waited for long."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError

from comparison.page_cache import editions
from comparison.page_cache.editions import CurrentEdition, Stamp, read_current
from tests.factories import make_edition

FIRST, SECOND = (Stamp(number, f"{number}" * 64, datetime(2026, 11, 24, tzinfo=UTC)) for number in (1, 2))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the watch shows."""
    now = [1000.0]
    monkeypatch.setattr(editions.time, "monotonic", lambda: now[0])
    return now


def answers(*results: Stamp | Exception | None) -> tuple[Callable[[], Stamp | None], list[Stamp | Exception | None]]:
    """A read that gives one result after the other, and what is left of them."""
    left = list(results)

    def read() -> Stamp | None:
        result = left.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    return read, left


def test_edition_is_read_at_most_once_a_second(clock: list[float]) -> None:
    read, left = answers(FIRST, SECOND)
    current = CurrentEdition(read)
    for _ in range(3):
        assert current() is FIRST
    clock[0] += 0.99
    assert current() is FIRST
    clock[0] += 0.02
    assert current() is SECOND
    assert left == []


def test_last_known_edition_holds_while_the_database_fails_and_one_line_says_so(
    clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    read, _ = answers(FIRST, DatabaseError("gone"), DatabaseError("gone"), SECOND)
    current = CurrentEdition(read)
    seen = []
    for _ in range(4):
        seen.append(current())
        clock[0] += 1.1
    assert seen == [FIRST, FIRST, FIRST, SECOND]
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_database_that_hangs_is_not_waited_for(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "PATIENCE", 0.05)
    go_on, reads = threading.Event(), []

    def read() -> Stamp:
        reads.append(1)
        if len(reads) > 1:
            go_on.wait(10)
            return SECOND
        return FIRST

    current = CurrentEdition(read)
    current()
    began = time.perf_counter()
    for _ in range(5):
        clock[0] += 1.1
        assert current() is FIRST
    assert time.perf_counter() - began < 2
    assert len(reads) == 2
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "current-edition":
            thread.join()
    assert current() is SECOND


def test_there_is_none_before_the_first_edition(clock: list[float]) -> None:
    read, _ = answers(None, FIRST)
    current = CurrentEdition(read)
    assert current() is None
    clock[0] += 1.1
    assert current() is FIRST


@pytest.mark.django_db
def test_current_edition_is_the_one_with_the_highest_number() -> None:
    assert read_current() is None
    edition = make_edition()
    stamp = read_current()
    assert stamp is not None
    assert (stamp.number, stamp.published_at) == (edition.number, edition.published_at)
    assert stamp.mark == f"{edition.number}-{edition.sha256[:16]}"
