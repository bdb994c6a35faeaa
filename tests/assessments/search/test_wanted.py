"""What a reader's text looks for: words and phrases, and nothing that is an error in any database."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import SearchSpan
from assessments.search.wanted import Phrase, read_wanted

ANY_TEXT = st.one_of(
    st.text(max_size=100),
    st.text("\"“”*:^-+()&|!<>'\\ aAnNdDoOrRtT0\0", max_size=100),
    st.sampled_from(
        ["AND", "NEAR(a, b)", "words:zoom", "a OR NOT b", "'a':* & !b", "<->", "$$", "%s", "%", "{a b}: c"]
    ),
)


def phrases(text):
    """The first phrase of each group, as words; a star after what is only begun, a slash before what is alike."""
    groups = read_wanted(text).groups
    return ["/".join(" ".join(phrase.words) + "*" * phrase.begun for phrase in group) for group in groups]


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("zoom", ["zoom*"]),
        ("Zoom china", ["zoom", "china*"]),
        ("end-to-end", ["end to end*/e2e*"]),
        ("E2EE zoom", ["e2ee/end to end encrypt*", "zoom*"]),
        ("e2e", ["e2e*/end to end"]),
        ('"end-to-end" zoom', ["end to end", "zoom*"]),
        ('zoom "data centre"', ["zoom", "data centre"]),
        ('zoom "data cen', ["zoom", "data cen*"]),
        ("zoom “data centre” x", ["zoom", "data centre", "x"]),
        ("会议", ["会 议"]),
        ("voov会议", ["voov 会 议"]),
        ("zoom zoom x", ["zoom", "x"]),
        ("zoom -", ["zoom*"]),
        ("a", ["a"]),
        ("zoo*", ["zoo*"]),
        ("NOT zoom", ["not", "zoom*"]),
        ('"" - *', []),
        ("", []),
    ],
)
def test_text_looks_for_words_and_phrases(text, looked_for):
    assert phrases(text) == looked_for


def test_wanted_is_written_in_the_language_of_each_database():
    wanted = read_wanted('"key escrow" end-to-end')
    assert wanted.fts5() == '("key escrow") AND ("end to end"* OR "e2e"*)'
    assert wanted.tsquery() == "('key' <-> 'escrow') & ('end' <-> 'to' <-> 'end':* | 'e2e':*)"
    assert wanted.line == "key escrow end to end"


@pytest.mark.parametrize(
    ("phrase", "places"),
    [
        (Phrase(("a",)), [(0, 1), (2, 3)]),
        (Phrase(("a", "b")), [(0, 2)]),
        (Phrase(("a", "c"), begun=True), [(2, 4)]),
        (Phrase(("c",), begun=True), [(3, 4)]),
        (Phrase(("c",)), []),
    ],
)
def test_phrase_stands_where_its_words_follow_each_other(phrase, places):
    assert list(phrase.spans(["a", "b", "a", "cd"])) == places


@pytest.mark.django_db
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY_TEXT)
def test_nothing_that_can_be_written_is_an_error(text):
    assert list(SearchSpan.objects.matching(read_wanted(text))) == []


@pytest.mark.django_db
def test_text_without_a_word_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(SearchSpan.objects.matching(read_wanted("--- ¶"))) == []
