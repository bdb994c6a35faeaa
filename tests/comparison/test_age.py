"""How long an assessment may be relied on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.age import age, months_later

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 11, 23), 18, date(2028, 5, 23)),
        (date(2026, 8, 31), 18, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_age_is_due_after_a_year_and_stale_after_eighteen_months() -> None:
    found = age(date(2026, 11, 23))
    assert (found.due_from, found.stale_after) == (date(2027, 11, 23), date(2028, 5, 23))


@given(DAYS)
def test_age_is_due_before_it_is_stale(day: date) -> None:
    found = age(day)
    assert day < found.due_from < found.stale_after


@given(DAYS, st.integers(0, 1000))
def test_age_of_a_later_day_ends_no_earlier(day: date, days: int) -> None:
    earlier, later = age(day), age(day + timedelta(days))
    assert earlier.due_from <= later.due_from
    assert earlier.stale_after <= later.stale_after
