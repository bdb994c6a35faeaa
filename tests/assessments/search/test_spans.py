"""On which days something is part of an edition."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessments.search.spans import Span, spans

FIRST, SECOND, THIRD = date(2020, 4, 15), date(2026, 1, 1), date(2026, 11, 23)
DAYS = {"a": [FIRST, THIRD], "b": [SECOND]}


def test_assessment_speaks_until_the_next_of_its_product():
    assert spans([("a", FIRST)], DAYS) == [Span(FIRST, THIRD)]
    assert spans([("a", THIRD)], DAYS) == [Span(THIRD, date.max)]


def test_spans_that_touch_are_one():
    assert spans([("a", THIRD), ("a", FIRST)], DAYS) == [Span(FIRST, date.max)]
    assert spans([("a", FIRST), ("b", SECOND)], DAYS) == [Span(FIRST, date.max)]


def test_days_between_are_left_out():
    days = {"a": [FIRST, SECOND, THIRD]}
    assert spans([("a", FIRST), ("a", THIRD)], days) == [Span(FIRST, SECOND), Span(THIRD, date.max)]


def test_nothing_held_has_no_days():
    assert spans([], DAYS) == []


@st.composite
def assessed(draw):
    start = date(2020, 1, 1)
    day = st.integers(0, 9).map(lambda number: start + timedelta(number))
    days = draw(st.dictionaries(st.sampled_from("abc"), st.sets(day, min_size=1).map(sorted), min_size=1))
    held = [(product, day) for product in days for day in days[product] if draw(st.booleans())]
    return days, held, draw(day)


@given(assessed())
def test_day_is_in_a_span_exactly_when_an_assessment_that_speaks_for_it_holds_the_thing(drawn):
    days, held, day = drawn
    speaking = {
        (product, max(d for d in assessed if d <= day)) for product, assessed in days.items() if assessed[0] <= day
    }
    found = spans(held, days)
    assert any(span.since <= day < span.until for span in found) == bool(speaking & set(held))
    assert all(before.until < after.since for before, after in pairwise(found))
