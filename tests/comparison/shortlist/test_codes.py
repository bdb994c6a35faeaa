"""How importances and products are written in an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.shortlist.codes import (
    TOKEN,
    read_importances,
    read_tokens,
    settled,
    token,
    write_importances,
    write_tokens,
)

SECTIONS = {"A": ("A1", "A2", "A3"), "B": ("B1", "B2"), "C": ("C1", "C12")}
CODES = [code for section, criteria in SECTIONS.items() for code in (section, *criteria)]
IMPORTANCES = st.dictionaries(st.sampled_from(CODES), st.integers(0, 5))
SLUGS = st.sets(st.from_regex(r"[a-z][a-z0-9-]{0,30}", fullmatch=True), max_size=30)


def effective(importances: dict[str, int]) -> dict[str, int]:
    """What each criterion comes to: its own importance, else its section's, else 3."""
    return {
        code: importances.get(code, importances.get(section, 3))
        for section, criteria in SECTIONS.items()
        for code in criteria
    }


@given(IMPORTANCES)
def test_importances_are_read_as_they_were_written(importances: dict[str, int]) -> None:
    assert read_importances(write_importances(importances, CODES)) == importances


def test_importances_are_written_in_the_order_of_the_rubric_without_separators() -> None:
    assert write_importances({"C1": 5, "A": 5, "C": 0}, CODES) == "A5C0C15"


def test_last_digit_before_the_next_letter_is_the_importance() -> None:
    assert read_importances("A15C120") == {"A1": 5, "C12": 0}


def test_importances_that_are_all_as_the_rubric_weighs_are_written_as_a_three() -> None:
    assert write_importances({}, CODES) == "3"
    assert read_importances("3") == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A9", "A has 9"),
        ("A5A4", "A stands twice"),
        ("A", "“A” is no code"),
        ("5A", "“5A” is no code"),
        ("A5 C5", "“ C5” is no code"),
        ("A5<b>", "“<b>” is no code"),
        ("33", "“33” is no code"),
        ("A٥", "is no code"),
    ],
)
def test_text_that_says_no_importances_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        read_importances(text)


@given(IMPORTANCES)
def test_settled_says_the_same_in_no_more_words(importances: dict[str, int]) -> None:
    kept = settled(importances, SECTIONS)
    assert effective(kept) == effective(importances)
    assert kept.items() <= importances.items()
    assert settled(kept, SECTIONS) == kept


@given(IMPORTANCES)
def test_settled_drops_everything_where_nothing_differs_from_the_rubric(importances: dict[str, int]) -> None:
    everything_usual = set(effective(importances).values()) == {3}
    assert (settled(importances, SECTIONS) == {}) == everything_usual


def test_settled_keeps_what_the_reader_set_and_drops_what_says_nothing() -> None:
    assert settled({"A": 3, "B": 5, "B1": 5, "C": 4, "C1": 1, "C12": 2}, SECTIONS) == {"B": 5, "C1": 1, "C12": 2}


@given(SLUGS, SLUGS)
def test_tokens_stand_for_the_products_that_were_written(chosen: set[str], others: set[str]) -> None:
    text = write_tokens(chosen)
    assert len(text) == TOKEN * len(chosen)
    assert set(read_tokens(text, chosen | others)) == chosen


def test_token_that_stands_for_no_product_is_named() -> None:
    with pytest.raises(ValueError, match="“zzzzz” stands for no product"):
        read_tokens(f"{token('wire')}zzzzz", ["wire"])


def test_token_that_stands_for_two_products_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparison.shortlist.codes.token", lambda slug: "aaaaa")
    with pytest.raises(ValueError, match="“aaaaa” stands for several products: jitsi-meet, wire"):
        read_tokens("aaaaa", ["wire", "jitsi-meet"])


def test_tokens_of_no_products_are_no_products() -> None:
    assert read_tokens("", ["wire"]) == ()
