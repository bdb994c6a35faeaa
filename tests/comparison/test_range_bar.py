"""The bar that shows a score within its range."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from assessments.document.types import SectionResult
from comparison.charts.range_bar import in_words, range_bar

FIGURES = st.floats(0, 100).map(lambda figure: round(figure, 4))
EDGE = 1
"""How far the picture reaches beyond 0 and 100."""


@st.composite
def results(draw: st.DrawFn) -> SectionResult:
    low, middle, high = sorted(draw(st.tuples(FIGURES, FIGURES, FIGURES)))
    score = draw(st.sampled_from([None, middle]))
    return SectionResult(code="A", score=score, coverage=0.5, range=(low, high))


def result(score: float | None, low: float, high: float) -> SectionResult:
    return SectionResult(code="A", score=score, coverage=0.5, range=(low, high))


@given(results())
def test_range_bar_stays_within_its_picture(found: SectionResult) -> None:
    picture = etree.fromstring(range_bar(found))
    left, _, width, _ = (float(number) for number in picture.get("viewBox").split())
    assert (left, left + width) == (-EDGE, 100 + EDGE)
    for path in picture:
        start, length = re.fullmatch(r"M([\d.]+) [\d.]+(?:h([\d.]+)|v[\d.]+)", path.get("d")).groups()
        assert 0 <= float(start) <= 100
        assert float(start) + float(length or 0) <= 100 + EDGE


@given(results())
def test_range_bar_has_a_mark_where_there_is_a_score(found: SectionResult) -> None:
    assert len(etree.fromstring(range_bar(found))) == (2 if found.score is None else 3)


@given(results())
def test_range_bar_says_in_words_what_it_draws(found: SectionResult) -> None:
    assert etree.fromstring(range_bar(found)).get("aria-label") == in_words(found)


@given(results())
def test_range_bar_is_seen_even_where_the_range_is_a_point(found: SectionResult) -> None:
    bar = etree.fromstring(range_bar(found))[1]
    assert float(bar.get("d").split("h")[1]) > 0


def test_in_words_gives_score_and_range() -> None:
    assert in_words(result(60.3175, 42.2222, 72.2222)) == "score 60.3, between 42.2 and 72.2 of 100"


def test_in_words_says_when_there_is_no_score() -> None:
    assert in_words(result(None, 0, 100)) == "no score; between 0 and 100 of 100"
