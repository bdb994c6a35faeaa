"""An answer that is taken in whole, or handed on as it is."""

from typing import Any

import pytest

from comparison.page_cache.response import SiteResponse


class Body:
    """A body that remembers whether it was closed, and may break off."""

    def __init__(self, *parts: bytes, breaks: bool = False) -> None:
        self.parts, self.breaks, self.closed = parts, breaks, False

    def __iter__(self) -> Any:
        yield from self.parts
        if self.breaks:
            raise OSError("broken off")

    def close(self) -> None:
        self.closed = True


def response(body: Any) -> SiteResponse:
    def site(environ: Any, start_response: Any) -> Any:
        start_response("200 OK", [("Vary", "A, b"), ("vary", "c,"), ("X", "y")])
        return body

    return SiteResponse(site, {})


def test_values_of_a_header_are_all_of_them() -> None:
    assert response([]).values("VARY") == ["A", "b", "c"]
    assert response([]).values("none") == []


def test_body_that_is_taken_is_closed_and_can_still_be_sent() -> None:
    body = Body(b"a", b"b")
    whole = response(body)
    assert whole.take() == b"ab"
    assert body.closed
    assert list(whole.send(lambda *started: None, head=False)) == [b"ab"]


def test_body_that_breaks_off_is_closed() -> None:
    body = Body(b"a", breaks=True)
    with pytest.raises(OSError, match="broken off"):
        response(body).take()
    assert body.closed


def test_body_that_is_handed_on_is_the_servers_to_close_and_that_of_a_head_is_closed() -> None:
    body = Body(b"a")
    assert response(body).send(lambda *started: None, head=False) is body
    assert not body.closed
    assert response(body).send(lambda *started: None, head=True) == []
    assert body.closed
