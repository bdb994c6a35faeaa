"""Memory that is bounded in bytes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.page_cache.page import Page
from comparison.page_cache.store import LARGEST_SHARE, Pages

TEXT = ("Content-Type", "text/plain")


def page(size: int = 1000) -> Page:
    return Page(b"x" * size, [TEXT], [], 0)


def held(pages: Pages, names: str) -> str:
    return "".join(name for name in names if pages.get(("1", name)) is not None)


def test_page_that_was_not_read_for_longest_makes_room() -> None:
    pages = Pages(LARGEST_SHARE * page().size)
    names = "abcdefghijklmnopqrstuvwxyz"[:LARGEST_SHARE]
    for name in names:
        pages.put(("1", name), page())
    assert held(pages, "a") == "a"
    pages.put(("1", "z"), page())
    assert held(pages, "abcz") == "acz"
    assert len(pages) == LARGEST_SHARE


def test_page_that_is_too_large_is_not_kept() -> None:
    pages = Pages(LARGEST_SHARE * page().size)
    pages.put(("1", "a"), page(1001))
    assert len(pages) == pages.bytes == 0


def test_page_that_has_grown_is_weighed_again() -> None:
    pages, kept = Pages(1_000_000), page()
    pages.put(("1", "a"), kept)
    before = pages.bytes
    kept.answer(("br",))
    pages.weigh(("1", "a"), kept)
    assert pages.bytes == kept.size > before


def test_page_that_is_not_kept_is_not_weighed() -> None:
    pages = Pages(1_000_000)
    pages.put(("1", "a"), page())
    before = pages.bytes
    pages.weigh(("1", "a"), page(9000))
    pages.weigh(("1", "b"), page())
    assert pages.bytes == before


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 4000), st.booleans()), max_size=60))
@pytest.mark.filterwarnings("error")
def test_bytes_are_those_of_the_pages_and_never_more_than_allowed(steps: list[tuple[str, int, bool]]) -> None:
    pages = Pages(50_000)
    kept: dict[str, Page] = {}
    for name, size, grows in steps:
        if grows and name in kept:
            kept[name].body += random.randbytes(size)
            pages.weigh(("1", name), kept[name])
        else:
            kept[name] = page(size)
            pages.put(("1", name), kept[name])
        there = [found for name in kept if (found := pages.get(("1", name))) is not None]
        assert pages.bytes == sum(one.size for one in there) <= 50_000
