"""Pages that processes share: a small store in place of Redis, which can be told to fail."""

import fnmatch
import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from redis import RedisError

from comparison.page_cache import shared
from comparison.page_cache.page import Page
from comparison.page_cache.shared import SharedPages
from comparison.page_cache.wrapper import PageCache
from tests.comparison.page_cache.requests import BROTLI, ask
from tests.comparison.page_cache.test_wrapper import Site

KEY = ("1-abc", "http page /?")
URL = "redis://127.0.0.1:6379/0"


class Store:
    """What of Redis is used: get, set with a time, and locks."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}
        self.locks: dict[str, threading.Lock] = {}
        self.calls = 0
        self.fails = False

    def _answer(self) -> None:
        self.calls += 1
        if self.fails:
            raise RedisError("gone")

    def get(self, name: str) -> bytes | None:
        self._answer()
        return self.values.get(name)

    def set(self, name: str, value: bytes, ex: int) -> None:
        self._answer()
        assert ex > 0
        self.values[name] = value

    def lock(self, name: str, **how: Any) -> Any:
        lock, store = self.locks.setdefault(name, threading.Lock()), self

        class Lock:
            def acquire(self) -> bool:
                store._answer()
                return lock.acquire(timeout=how["blocking_timeout"])

            def release(self) -> None:
                lock.release()

        return Lock()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    store = Store()
    monkeypatch.setattr(shared.Redis, "from_url", lambda *args, **how: store)
    return store


def page() -> Page:
    return Page(
        b"<p>x</p>" * 9, [("Content-Type", "text/html")], [], int(datetime(2026, 11, 24, tzinfo=UTC).timestamp())
    )


def process(world: Site) -> PageCache:
    """One of the processes that share: with memory of its own."""
    return world.cached(shared=SharedPages(URL, "release"))


def test_page_that_one_process_built_is_read_by_another(store: Store) -> None:
    world = Site()
    one, other = process(world), process(world)
    assert ask(one, "/", **BROTLI) == ask(other, "/", **BROTLI)
    assert len(world.asked) == 1


def test_page_that_was_read_once_stays_in_the_process(store: Store) -> None:
    world = Site()
    cache = process(world)
    ask(cache, "/")
    calls = store.calls
    ask(cache, "/", **BROTLI)
    assert store.calls == calls


def test_another_release_and_another_edition_share_nothing(store: Store) -> None:
    SharedPages(URL, "one").put(KEY, page())
    assert SharedPages(URL, "one").get(KEY) is not None
    assert SharedPages(URL, "two").get(KEY) is None
    assert SharedPages(URL, "one").get(("2-abc", KEY[1])) is None
    [name] = store.values
    assert fnmatch.fnmatch(name, "earshot:one:1-abc:*")


def test_processes_build_a_page_once_between_them(store: Store) -> None:
    world = Site()
    world.before = lambda: threading.Event().wait(0.1)
    caches = [process(world) for _ in range(4)]
    threads = [threading.Thread(target=ask, args=(cache, "/")) for cache in caches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(world.asked) == 1


def test_store_that_fails_breaks_no_page_and_is_left_alone_for_a_while(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = [1000.0]
    monkeypatch.setattr(shared.time, "monotonic", lambda: now[0])
    store.fails = True
    world = Site()
    cache = process(world)
    for number in range(5):
        assert ask(cache, f"/?q={number}").status == 200
    assert store.calls == 1
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    store.fails = False
    now[0] += shared.SECONDS_OF_REST
    ask(cache, "/?q=again")
    assert len(store.values) == 1


@pytest.mark.parametrize("call", ["get", "put", "turn"])
def test_store_may_fail_at_any_moment(store: Store, call: str) -> None:
    pages = SharedPages(URL, "release")
    store.fails = True
    if call == "get":
        assert pages.get(KEY) is None
    elif call == "put":
        pages.put(KEY, page())
    else:
        with pages.turn(KEY):
            pass
    assert pages.get(KEY) is None
    assert store.calls == 1


def test_what_is_no_page_is_passed_over(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    pages = SharedPages(URL, "release")
    pages.put(KEY, page())
    store.values = dict.fromkeys(store.values, b"nonsense")
    assert pages.get(KEY) is None
    assert "something else" in caplog.text
