"""Values of the address: what can be used, and what is refused with its name."""

from urllib.parse import urlencode

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from common.errors import BadQuery
from comparison import query
from comparison.reading import read_day

VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


def asking(*pairs: tuple[str, str]):
    return RequestFactory().get(f"/?{urlencode(pairs)}")


@pytest.mark.parametrize(
    "value", ["", "  ", "zoom", "Tencent Meeting", "腾讯会议", "100 %", "o'neill", "<b>", "x" * 100]
)
def test_text_takes_words_of_any_language(value: str) -> None:
    assert query.text(asking(("q", value)), "q") == value.strip()


@pytest.mark.parametrize(
    ("value", "shown"),
    [("a\0b", "a\\x00b"), ("tab\there", "tab\\there"), ("\x85!", None), ("y" * 101, "y" * 100 + "…")],
)
def test_text_that_is_too_long_or_not_printable_is_refused(value: str, shown: str | None) -> None:
    with pytest.raises(BadQuery) as refusal:
        query.text(asking(("q", f".{value}" if shown is None else value)), "q")
    assert refusal.value.name == "q"
    if shown:
        assert refusal.value.value == shown


def test_choice_takes_one_of_its_words_and_falls_back_when_absent_or_empty() -> None:
    assert query.choice(asking(("kind", "b")), "kind", ["a", "b"], "a") == "b"
    assert query.choice(asking(), "kind", ["a", "b"], "a") == "a"
    assert query.choice(asking(("kind", "")), "kind", ["a", "b"]) == ""


@given(VALUES.filter(lambda value: value not in {"", "a", "b"}))
def test_choice_refuses_every_other_word_and_lists_its_own(value: str) -> None:
    with pytest.raises(BadQuery, match=r"Use one of: a, b\.") as refusal:
        query.choice(asking(("kind", value)), "kind", ["a", "b"])
    assert refusal.value.value == value


def test_choices_come_once_each_in_the_order_given() -> None:
    pairs = [("fold", "B"), ("fold", "A"), ("fold", "B")]
    assert query.choices(asking(*pairs), "fold", ["A", "B"]) == ("B", "A")


def test_choices_refuse_what_is_none_of_them() -> None:
    with pytest.raises(BadQuery, match="fold=Z"):
        query.choices(asking(("fold", "A"), ("fold", "Z")), "fold", ["A"])


def test_slugs_come_once_each_without_empty_ones() -> None:
    pairs = [("p", "wire"), ("p", ""), ("p", "zoom-meetings"), ("p", "wire")]
    assert query.slugs(asking(*pairs), "p", 2) == ("wire", "zoom-meetings")


@pytest.mark.parametrize("value", ["a b", "a/b", "ä", "a\0", "x" * 101, "-", "a'--"])
def test_slugs_refuse_what_is_no_slug(value: str) -> None:
    with pytest.raises(BadQuery, match="p="):
        query.slugs(asking(("p", value)), "p", 6)


def test_slugs_refuse_more_than_can_be_chosen() -> None:
    with pytest.raises(BadQuery, match=r"Choose at most 2\."):
        query.slugs(asking(("p", "a"), ("p", "b"), ("p", "c")), "p", 2)


@pytest.mark.parametrize("value", ["2020-04-15", "0001-01-01", "9999-12-31", "2024-02-29"])
def test_day_is_read(value: str) -> None:
    assert read_day(asking(("as_of", value))).isoformat() == value


@pytest.mark.parametrize(
    "value",
    ["2020", "2020-04", "15.4.2020", "20200415", "2020-W15-3", "2023-02-29", "0000-01-01", "２０２０-04-15", "today"],
)
def test_day_that_is_none_is_refused_by_name(value: str) -> None:
    with pytest.raises(BadQuery, match="YYYY-MM-DD") as refusal:
        read_day(asking(("as_of", value)))
    assert (refusal.value.name, refusal.value.value) == ("as_of", value)


def test_day_is_none_where_the_address_names_none() -> None:
    assert read_day(asking()) is None
    assert read_day(asking(("as_of", ""))) is None
