"""One kept page: what may be kept, what it weighs, and each of its compressions."""

import gzip
from datetime import UTC, datetime
from typing import Any

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from comparison.page_cache.negotiation import IDENTITY
from comparison.page_cache.page import CURRENT, LASTING, NOT_ACCEPTABLE, Page, page_of
from comparison.page_cache.response import SiteResponse

BODY = b"<p>Who is within earshot?</p>" * 50
HTML = ("Content-Type", "text/html; charset=utf-8")
PUBLISHED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DECODE = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
    IDENTITY: bytes,
}


class Streaming(list):
    streaming = True


def kept(*headers: tuple[str, str], status: str = "200 OK", body: Any = (BODY,), lasting: bool = False) -> Page | None:
    def site(environ: Any, start_response: Any) -> Any:
        start_response(status, list(headers))
        return body

    return page_of(SiteResponse(site, {}), PUBLISHED, lasting=lasting)


def html(*headers: tuple[str, str]) -> Page:
    page = kept(HTML, *headers)
    assert page is not None
    return page


@pytest.mark.parametrize("coding", DECODE)
def test_every_coding_holds_the_same_page_and_has_a_tag_of_its_own(coding: str) -> None:
    page = html()
    answer = page.answer((coding,))
    headers = dict(answer.headers)
    assert DECODE[coding](answer.body[0]) == BODY
    assert headers.get("Content-Encoding", IDENTITY) == coding
    assert headers["Content-Length"] == str(len(answer.body[0]))
    assert headers["ETag"] == answer.tag
    assert len({page.answer((other,)).tag for other in DECODE}) == len(DECODE)
    assert not answer.tag.startswith("W/")


def test_page_is_compressed_once() -> None:
    page = html()
    assert page.answer(("br", IDENTITY)).body is page.answer(("br",)).body


def test_same_page_has_the_same_tag_whatever_the_order_of_its_policy() -> None:
    one, other = (
        html(("Content-Security-Policy", text)).answer(("br",)).tag for text in ("a 'x'; b 'y'", "b 'y'; a 'x'")
    )
    assert one == other
    assert html(("Content-Security-Policy", "a 'z'; b 'y'")).answer(("br",)).tag != one


def test_answer_says_how_long_it_holds_and_what_it_depends_on() -> None:
    page = html(
        ("Vary", "HX-Request, Accept-Encoding"), ("X-Frame-Options", "DENY"), ("ETag", '"x"'), ("Content-Length", "9")
    )
    headers = dict(page.answer(("gzip",)).headers)
    assert headers["Cache-Control"] == CURRENT
    assert headers["Vary"] == "Accept-Encoding, HX-Request"
    assert headers["Last-Modified"] == "Tue, 24 Nov 2026 09:00:00 GMT"
    assert headers["X-Frame-Options"] == "DENY"
    assert dict(page.answer(("gzip",)).unchanged).keys() == {"Cache-Control", "ETag", "Vary"}


def test_page_of_an_edition_holds_for_longer_and_a_policy_of_its_own_goes_before() -> None:
    page, own = kept(HTML, lasting=True), kept(HTML, ("Cache-Control", "public, max-age=5"))
    assert page is not None
    assert own is not None
    assert dict(page.answer((IDENTITY,)).headers)["Cache-Control"] == LASTING
    assert dict(own.answer((IDENTITY,)).headers)["Cache-Control"] == "public, max-age=5"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/vnd.ms-excel", "application/zip"])
def test_file_that_is_compressed_in_itself_is_sent_as_it_is(kind: str) -> None:
    page = kept(("Content-Type", kind))
    assert page is not None
    headers = dict(page.answer(("br", "gzip", IDENTITY)).headers)
    assert headers.keys().isdisjoint({"Content-Encoding", "Vary"})
    assert page.answer(("br",)) is NOT_ACCEPTABLE


def test_reader_who_takes_nothing_that_there_is_gets_406() -> None:
    assert html().answer(()) is NOT_ACCEPTABLE
    assert NOT_ACCEPTABLE.status.startswith("406")
    assert dict(NOT_ACCEPTABLE.headers)["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("headers", "more"),
    [
        ([("Set-Cookie", "a=b")], {}),
        ([("Cache-Control", "Private")], {}),
        ([("Cache-Control", "max-age=5, no-store")], {}),
        ([("Vary", "Cookie")], {}),
        ([("Vary", "HX-Request, HX-Target")], {}),
        ([("Vary", "*")], {}),
        ([("Content-Encoding", "gzip")], {}),
        ([], {"status": "404 Not Found"}),
        ([], {"status": "301 Moved Permanently"}),
        ([], {"status": "206 Partial Content"}),
        ([], {"status": "500 Internal Server Error"}),
        ([], {"body": Streaming([BODY])}),
    ],
)
def test_what_is_not_for_everybody_is_not_kept(headers: list[tuple[str, str]], more: dict[str, Any]) -> None:
    assert kept(HTML, *headers, **more) is None


def test_size_counts_every_body_that_is_held() -> None:
    page = html()
    before = page.size
    assert before >= len(BODY)
    body = page.answer(("br",)).body[0]
    assert page.size >= before + len(body)


@given(st.binary(max_size=300), st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=3))
def test_page_that_is_dumped_is_loaded(body: bytes, headers: list[tuple[str, str]]) -> None:
    page = Page(body, [HTML, *headers], ["HX-Request"], 5)
    loaded = Page.load(page.dump())
    assert (loaded.body, loaded.headers, loaded.vary, loaded.modified) == (body, page.headers, page.vary, 5)
    assert loaded.answer(("br",)).tag == page.answer(("br",)).tag


@given(st.binary(max_size=80))
def test_what_is_no_page_is_refused(dumped: bytes) -> None:
    with pytest.raises(ValueError, match="no page"):
        Page.load(dumped)


@pytest.mark.parametrize("head", [b"[]", b"[1,2,3]", b"null", b'[[["a"]],[],0]', b"[[],[],null]"])
def test_head_that_is_no_pages_is_refused(head: bytes) -> None:
    with pytest.raises(ValueError, match="no page"):
        Page.load(head + b"\n" + zstandard.compress(b"x"))
