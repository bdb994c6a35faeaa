from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.brief.words import (
    address,
    counted,
    full_name,
    joined,
    label,
    sentence,
)
from tests.comparison.brief.documents import document
from vendors.vocabulary import Hosting


def test_small_words_read_as_people_write_them() -> None:
    assert joined(["A"]) == "A"
    assert joined(["A", "B", "C"]) == "A, B and C"
    assert joined([]) == ""
    assert counted(1, "criterion", "criteria") == "1 criterion"
    assert counted(2, "flow") == "2 flows"
    assert sentence("no limit") == "No limit."
    assert sentence("Why?") == "Why?"


def test_label_of_a_word_that_the_vocabulary_lost_is_the_word_itself() -> None:
    assert label(Hosting, "vendor-cloud") == "vendor's cloud"
    assert label(Hosting, "moon-base") == "moon base"


def test_full_name_names_the_edition_unless_the_hosting_says_it() -> None:
    assert full_name(document("microsoft-teams-eudb").product) == "Microsoft Teams (EU Data Boundary)"
    assert full_name(document("jitsi-meet").product) == "Jitsi Meet"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//earshot.example/x",
        "https://",
        "https://user:secret@earshot.example/",
        "https://earshot.example/a b",
        "https://earshot.example/\nx",
        'https://earshot.example/"x',
        "https://[broken/",
        "https://earshot.example/" + "x" * 3000,
        "",
    ],
)
def test_address_that_is_not_plainly_of_the_web_is_text_only(url: str) -> None:
    assert address(url) == {"text": url, "href": None}


def test_address_of_the_web_can_be_followed_in_ascii() -> None:
    assert address("https://earshot.example/a?b=c#d")["href"] == "https://earshot.example/a?b=c#d"
    assert address("https://例え.example/腾讯")["href"] == "https://xn--r8jz45g.example/%E8%85%BE%E8%AE%AF"


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://", "https://a.example/"]))
def test_address_to_follow_is_always_ascii_and_of_the_web(rest: str, start: str) -> None:
    href = address(start + rest)["href"]
    if href is not None:
        assert href.isascii()
        assert href.isprintable()
        assert urlsplit(href).scheme in ("http", "https")
        assert urlsplit(href).hostname
