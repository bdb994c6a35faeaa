"""What templates need to print a document: addresses, words and marks."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from lxml import html

from assessments.models import Edition
from assessments.vocabulary import Confidence, RaterKind, Stage
from comparison.matrix import MatrixQuery
from comparison.reading import Reading
from comparison.templatetags import reading as tags
from tests.comparison.pages import Page
from vendors import vocabulary

EDITION = Edition(number=3, published_at=datetime(2026, 11, 24, tzinfo=UTC))
STORY = date(2020, 4, 15)
PLAIN = MatrixQuery("", "", "", "name", ())


def address(tag: str, *, pinned: bool = False, day: date | None = None, **more: object) -> str:
    template = Template(f"{{% load reading %}}{{% autoescape off %}}{{% {tag} %}}{{% endautoescape %}}")
    return template.render(Context({"reading": Reading(EDITION, pinned, day), "asked": PLAIN, **more}))


@pytest.mark.parametrize(
    ("pinned", "day", "expected"),
    [
        (False, None, "/products/wire/"),
        (True, None, "/editions/3/products/wire/"),
        (False, STORY, "/products/wire/?as_of=2020-04-15"),
        (True, STORY, "/editions/3/products/wire/?as_of=2020-04-15"),
    ],
)
def test_address_stays_in_the_readers_edition_and_on_the_readers_day(
    pinned: bool, day: date | None, expected: str
) -> None:
    assert address("address 'product-detail' slug='wire'", pinned=pinned, day=day) == expected


def test_address_on_another_day_leaves_the_readers() -> None:
    assert address("address_on None 'method-detail'", pinned=True, day=STORY) == "/editions/3/method/"
    assert address("address_on day 'method-detail'") == "/method/"


def test_address_about_products_names_them_before_the_day() -> None:
    assert address("address_of 'product-compare' 'wire' 'skype'", day=STORY) == (
        "/compare/?p=wire&p=skype&as_of=2020-04-15"
    )


def test_addresses_of_the_matrix_keep_the_day() -> None:
    assert address("sort_address asked 'score'", day=STORY) == "/?sort=score&as_of=2020-04-15"
    assert address("fold_address asked 'B'", pinned=True) == "/editions/3/?fold=B"
    assert address("page_address asked 2") == "/?page=2"


@pytest.mark.parametrize(
    ("sort", "column", "state"),
    [
        ("name", "name", "ascending"),
        ("-name", "name", "descending"),
        ("score", "score", "descending"),
        ("-score", "score", "ascending"),
        ("A1", "A1", "descending"),
        ("-A1", "A1", "ascending"),
        ("vendor", "name", None),
    ],
)
def test_sort_state_says_which_way_a_column_is_sorted(sort: str, column: str, state: str | None) -> None:
    found = tags.sort_state(MatrixQuery("", "", "", sort, ()), column)
    assert found == (f' aria-sort="{state}"' if state else "")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2020-04-03", "3 April 2020"),
        ("2020-04", "April 2020"),
        ("2020", "2020"),
        (date(2020, 4, 3), "3 April 2020"),
        (date(1, 1, 1), "1 January 1"),
        (date(9999, 12, 31), "31 December 9999"),
        ("", "undated"),
        (None, "undated"),
    ],
)
def test_day_is_worded_as_precisely_as_it_is_known(value: str | date | None, words: str) -> None:
    assert tags.day(value) == words


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_mark_of_a_level_is_a_disc_with_its_word(level: int) -> None:
    page = Page(html.fragment_fromstring(tags.answer_mark("scored", level, "Fair"), create_parent=True))
    assert page.strings(".//use/@href") == [f"#d{level}"]
    assert page.text == "Fair"


@pytest.mark.parametrize("state", ["unclear", "nothing-found", "not-looked", "not-applicable"])
def test_mark_of_an_unknown_is_a_sign_of_its_own_with_its_word(state: str) -> None:
    page = Page(html.fragment_fromstring(tags.answer_mark(state, None, "a <word>"), create_parent=True))
    sign, word = page.all("./span")
    assert sign.node.get("aria-hidden") == "true"
    assert sign.text
    assert word.text == "a <word>"


def test_every_stored_word_has_a_label() -> None:
    words = [words for name, words in vars(vocabulary).items() if isinstance(words, type) and name != "Word"]
    for vocabulary_of in [*words, RaterKind, Stage, Confidence]:
        for word in vocabulary_of:
            assert tags.label(word.value, vocabulary_of.__name__) == word.label != ""


def test_labels_stand_in_a_row() -> None:
    assert tags.labels(["meeting", "calling"], "ProductKind") == "meeting, calling"
