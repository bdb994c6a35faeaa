"""The cache around a small site that counts how often it is asked."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from comparison.page_cache.editions import Stamp
from comparison.page_cache.page import CURRENT
from comparison.page_cache.store import Pages
from comparison.page_cache.wrapper import PageCache
from comparison.reading import EDITION_SHOWN
from tests.comparison.page_cache.requests import BROTLI, ask

PUBLISHED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
RELEASED = datetime(2026, 11, 1, tzinfo=UTC)


def stamp(number: int) -> Stamp:
    return Stamp(number, f"{number}" * 64, PUBLISHED)


class Site:
    """A site whose pages say how they were asked for; `answer` and `before` can be set by a test."""

    def __init__(self) -> None:
        self.edition: Stamp | None = stamp(1)
        self.shows = 1
        self.asked: list[str] = []
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html; charset=utf-8"), ("Vary", "Accept-Encoding, HX-Request")]
        self.before: Callable[[], None] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        query = environ["QUERY_STRING"]
        address = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}{f'?{query}' if query else ''}"
        self.asked.append(address)
        self.before()
        environ[EDITION_SHOWN] = stamp(self.shows)
        start_response(self.status, self.headers)
        return [f"<p>{address} of edition {self.shows}{' in part' * ('HTTP_HX_REQUEST' in environ)}</p>".encode()] * 9

    def cached(self, most_bytes: int = 1_000_000, **more: Any) -> PageCache:
        edition: Any = lambda: self.edition  # noqa: E731
        return PageCache(self, Pages(most_bytes), edition=edition, released=RELEASED, **more)


@pytest.fixture
def world() -> Site:
    return Site()


def test_page_is_built_once_for_every_spelling_compression_and_method(world: Site) -> None:
    cache = world.cached()
    plain = ask(cache, "/?sort=score&q=a")
    for address, method, headers in (
        ("/?q=a&sort=score&utm_source=x", "GET", {}),
        ("/?sort=score&q=a", "HEAD", {}),
        ("/?sort=score&q=a", "GET", BROTLI),
        ("/?sort=score&q=a", "GET", {"HTTP_COOKIE": "theme=dark"}),
    ):
        assert ask(cache, address, method, **headers).status == 200
    assert world.asked == ["GET /?q=a&sort=score"]
    assert plain.body.startswith(b"<p>GET /?q=a&sort=score of edition 1</p>")
    assert plain.headers["cache-control"] == CURRENT
    assert plain.headers["last-modified"] == "Tue, 24 Nov 2026 09:00:00 GMT"


def test_page_is_no_older_than_the_code_that_makes_it(world: Site) -> None:
    released = datetime(2026, 12, 1, tzinfo=UTC)
    edition: Any = lambda: world.edition  # noqa: E731
    cache = PageCache(world, Pages(1_000_000), edition=edition, released=released)
    assert ask(cache, "/").headers["last-modified"] == "Tue, 01 Dec 2026 00:00:00 GMT"


def test_head_says_what_get_would_and_sends_no_page(world: Site) -> None:
    cache = world.cached()
    for headers in ({}, BROTLI):
        head, got = ask(cache, "/", "HEAD", **headers), ask(cache, "/", **headers)
        assert head.body == b""
        assert head.headers == got.headers
        assert int(got.headers["content-length"]) == len(got.body)


def test_part_for_htmx_is_kept_beside_the_page(world: Site) -> None:
    cache = world.cached()
    part = {"HTTP_HX_REQUEST": "true"}
    assert b"in part" in ask(cache, "/", **part).body
    assert b"in part" not in ask(cache, "/").body
    assert b"in part" in ask(cache, "/", **part).body
    assert b"in part" not in ask(cache, "/", **part, HTTP_HX_HISTORY_RESTORE_REQUEST="true").body
    assert len(world.asked) == 2


def test_reader_who_has_the_page_is_told_so(world: Site) -> None:
    cache = world.cached()
    got = ask(cache, "/", **BROTLI)
    for method in ("GET", "HEAD"):
        again = ask(cache, "/", method, **BROTLI, HTTP_IF_NONE_MATCH=got.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers == {name: got.headers[name] for name in ("etag", "vary", "cache-control")}
    since = ask(cache, "/", **BROTLI, HTTP_IF_MODIFIED_SINCE=got.headers["last-modified"])
    assert since.status == 304
    assert ask(cache, "/", HTTP_IF_NONE_MATCH=got.headers["etag"]).status == 200
    assert ask(cache, "/", HTTP_IF_MATCH='"other"').status == 412


def test_reader_who_takes_no_encoding_gets_none_whatever_else_is_asked(world: Site) -> None:
    cache = world.cached()
    answer = ask(cache, "/", HTTP_ACCEPT_ENCODING="identity;q=0", HTTP_IF_NONE_MATCH="*")
    assert answer.status == 406
    assert ask(cache, "/", HTTP_ACCEPT_ENCODING="identity;q=0, gzip").headers["content-encoding"] == "gzip"


def test_new_edition_shows_at_once_and_pages_of_old_ones_are_not_mixed_up(world: Site) -> None:
    cache = world.cached()
    old = ask(cache, "/")
    world.edition, world.shows = stamp(2), 2
    new = ask(cache, "/", HTTP_IF_NONE_MATCH=old.headers["etag"])
    assert (new.status, b"of edition 2" in new.body) == (200, True)


def test_page_of_another_edition_than_the_known_one_is_shown_but_not_kept(world: Site) -> None:
    cache = world.cached()
    world.shows = 2
    assert b"of edition 2" in ask(cache, "/").body
    world.shows = 1
    assert b"of edition 1" in ask(cache, "/").body
    ask(cache, "/")
    assert len(world.asked) == 2


def test_page_within_an_edition_is_kept_whatever_it_shows(world: Site) -> None:
    cache = world.cached()
    world.edition, world.shows = stamp(5), 3
    assert ask(cache, "/editions/3/").body == ask(cache, "/editions/3/").body
    assert len(world.asked) == 1


@pytest.mark.parametrize(
    ("method", "address", "headers"),
    [
        ("POST", "/", {}),
        ("PUT", "/", {}),
        ("OPTIONS", "/", {}),
        ("GET", "/", {"HTTP_COOKIE": "a=b; sessionid=x"}),
        ("GET", "/", {"HTTP_COOKIE": "messages=x"}),
        ("GET", "/", {"HTTP_AUTHORIZATION": "Basic eDp5"}),
        ("GET", "/admin/", {}),
        ("GET", "/static/css/earshot.css", {}),
        ("GET", "/healthz", {}),
        ("GET", "/", {"HTTP_HOST": "elsewhere.example"}),
    ],
)
def test_request_passes_by_untouched(world: Site, method: str, address: str, headers: dict[str, str]) -> None:
    cache = world.cached(cookies=("sessionid", "messages"))
    for _ in range(2):
        answer = ask(cache, f"{address}?utm=1", method, **headers)
        assert "etag" not in answer.headers
    assert world.asked == [f"{method} {address}?utm=1"] * 2


def test_site_answers_itself_before_the_first_edition(world: Site) -> None:
    world.edition = None
    cache = world.cached()
    assert [ask(cache, "/").status for _ in range(2)] == [200, 200]
    assert len(world.asked) == 2


@pytest.mark.parametrize("status", ["404 Not Found", "400 Bad Request", "500 Internal Server Error", "302 Found"])
def test_what_is_no_page_is_handed_on_and_asked_for_again(world: Site, status: str) -> None:
    cache, world.status = world.cached(), status
    answer = ask(cache, "/?q=a", **BROTLI, HTTP_IF_NONE_MATCH="*")
    assert (answer.status, answer.body[:7]) == (int(status[:3]), b"<p>GET ")
    assert ask(cache, "/?q=a", "HEAD").body == b""
    assert len(world.asked) == 2


def test_site_that_fails_lets_the_next_reader_try(world: Site) -> None:
    cache = world.cached()

    def fail() -> None:
        raise RuntimeError

    world.before = fail
    with pytest.raises(RuntimeError):
        ask(cache, "/")
    world.before = lambda: None
    assert ask(cache, "/").status == 200


def test_many_readers_of_a_new_page_wait_for_one_that_builds_it(world: Site) -> None:
    cache, readers = world.cached(), 8
    all_there = threading.Barrier(readers)
    world.before = lambda: threading.Event().wait(0.1)
    bodies: list[bytes] = []

    def read() -> None:
        all_there.wait()
        bodies.append(ask(cache, "/", **BROTLI).body)

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(world.asked) == 1
    assert len(bodies) == readers
    assert len(set(bodies)) == 1


def test_readers_of_different_pages_do_not_wait_for_each_other(world: Site) -> None:
    cache = world.cached()
    both = threading.Barrier(2, timeout=5)
    world.before = lambda: both.wait() and None
    threads = [threading.Thread(target=ask, args=(cache, address)) for address in ("/", "/reach/")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not both.broken
    assert len(world.asked) == 2


def test_memory_stays_within_its_bound(world: Site) -> None:
    cache = world.cached(100_000)
    for number in range(200):
        ask(cache, f"/?q={number}", **BROTLI)
    assert 0 < cache._pages.bytes <= 100_000
    ask(cache, "/?q=199", **BROTLI)
    assert len(world.asked) == 200


def test_spellings_are_bounded(world: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparison.page_cache.wrapper.MOST_SPELLINGS", 10)
    cache = world.cached()
    for number in range(100):
        ask(cache, f"/?q=a&utm={number}")
    ask(cache, f"/?q=a&utm={'x' * 5000}")
    assert len(cache._spellings) <= 10
    assert len(world.asked) == 1
