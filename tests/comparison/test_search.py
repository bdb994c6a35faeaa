"""Search over the real catalogue: each database finds, counts and orders just what plain Python does."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Edition, SearchEntry, SearchSpan
from assessments.search.wanted import Wanted, read_wanted
from assessments.vocabulary import SearchKind
from comparison.reading import Reading
from comparison.search import Results, search

pytestmark = pytest.mark.usefixtures("site")
STORY = date(2020, 4, 15)
QUERIES = [
    "end-to-end",
    "E2EE",
    "end to end encryption",
    '"end to end" zoom',
    "zoom",
    "zoom china",
    "VooV",
    "VooV Meeting",
    "voo",
    "tencent meeting china",
    "servers",
    "server",
    "data centre",
    '"data centre',
    "钉钉",
    "会",
    "钉钉会议SDK",
    "délibération",
    "A1",
    "CLOUD Act",
    "China",
    "the",
    "a",
    "in",
    "2020",
    "AND OR NOT",
    "no-such-word",
]
WORDS = [
    "zoom",
    "e2ee",
    "end-to-end",
    "voov",
    "meeting",
    "data",
    "钉",
    "会议",
    "the",
    "a",
    "to",
    "key",
    "recor",
    '"',
    "2020",
    "*",
]
RANK = ["claim", "evidence", "product", "criterion", "law", "jurisdiction"]


def reading(day: date | None = None) -> Reading:
    return Reading(Edition.objects.select_related("rubric").get(), False, day)


def holds(words: str, wanted: Wanted) -> bool:
    return all(any(any(phrase.spans(words.split())) for phrase in group) for group in wanted.groups)


def keys(results: Results) -> list[tuple[str, str]]:
    return [(hit.entry.kind, hit.entry.key) for hit in results.hits(0, 2000)]


def expected(text: str, day: date | None) -> list[tuple[str, str]]:
    """What is found, in its order, without the database's index and without its sorting."""
    wanted = read_wanted(text)
    until = day or date.max

    def place(entry: SearchEntry) -> tuple:
        named = bool(entry.title_words) and holds(entry.title_words, wanted)
        tier = 2 - (named and entry.kind not in {"claim", "evidence"})
        newest = -(entry.day or date.min).toordinal()
        against = entry.contradicted is not None and (day is None or entry.contradicted <= day)
        exact = entry.title_words == f" {wanted.line} "
        return (0 if exact else tier, RANK.index(entry.kind), not named, not against, newest, entry.title, entry.key)

    spans = SearchSpan.objects.filter(since__lte=until).select_related("entry")
    standing = [span.entry for span in spans if span.until > until or span.until == date.max]
    found = [entry for entry in standing if not (day and entry.day and entry.day > day) and holds(entry.words, wanted)]
    return [(entry.kind, entry.key) for entry in sorted(found, key=place)] if wanted.groups else []


@pytest.mark.parametrize("day", [None, STORY])
@pytest.mark.parametrize("text", QUERIES)
def test_query_finds_the_same_in_the_same_order_in_every_database(text: str, day: date | None) -> None:
    assert keys(search(reading(day), text)) == expected(text, day)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=5))
def test_any_text_finds_the_same_in_every_database(words: list[str]) -> None:
    text = " ".join(words)
    assert keys(search(reading(), text)) == expected(text, None)


def test_table_of_queries_finds_something() -> None:
    nothing = [text for text in QUERIES if not search(reading(), text).number]
    assert nothing == ["no-such-word"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("voov meeting", ("product", "voov-meeting")),
        ("voov", ("product", "voov-meeting")),
        ("wire", ("product", "wire")),
        ("A1", ("criterion", "A1")),
        ("china", ("jurisdiction", "CN")),
        ("end-to-end", ("criterion", "A1")),
        ("钉钉隐私", ("evidence", "dingtalk-cn-2021-11")),
    ],
)
def test_name_that_was_meant_comes_first(text: str, first: tuple[str, str]) -> None:
    assert keys(search(reading(), text))[0] == first


def test_contradicted_claims_come_before_others_and_are_counted() -> None:
    results = search(reading(), "end-to-end", ["claim"])
    against = [hit.contradicted for hit in results.hits(0, 100)]
    assert against == sorted(against, reverse=True)
    assert sum(against) == results.contradicted > 0


def test_contradiction_of_a_later_day_is_not_told_on_an_earlier_one() -> None:
    today, then = (search(reading(day), "zoom", ["claim"]) for day in (None, STORY))
    assert 0 < then.contradicted < today.contradicted
    assert {hit.standing.contradicted for hit in then.hits(0, then.contradicted)} == {True}
    assert {hit.standing.contradicted for hit in then.hits(then.contradicted, 100)} == {False}


def test_kinds_narrow_what_is_read_and_not_what_is_counted() -> None:
    every, claims, two = (search(reading(), "zoom", kinds) for kinds in ([], ["claim"], ["claim", "evidence"]))
    assert every.counts == claims.counts == two.counts
    found = {count.kind: count.found for count in every.counts}
    assert every.number == sum(found.values()) == every.all_kinds == claims.all_kinds
    assert claims.number == found[SearchKind.CLAIM]
    assert {kind for kind, _ in keys(two)} == {"claim", "evidence"}


def test_product_keeps_to_itself_its_claims_and_its_evidence() -> None:
    results = search(reading(), "zoom", product="zoom-meetings")
    assert {hit.entry.product for hit in results.hits(0, 500)} == {"zoom-meetings", ""}
    assert {count.kind for count in results.counts} == {"product", "claim", "evidence"}
    assert results.number < search(reading(), "zoom").number


def test_part_of_the_results_is_read_in_one_query(django_assert_num_queries) -> None:
    place = reading()
    with django_assert_num_queries(2):
        assert len(search(place, "end-to-end").hits(25, 50)) == 25
    with django_assert_num_queries(1):
        assert search(place, "no-such-word").hits(0, 25) == []
