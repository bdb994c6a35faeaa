from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.dates import first_day, in_words, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-04-03", date(2020, 4, 3), date(2020, 4, 3)),
        ("2020-04", date(2020, 4, 1), date(2020, 4, 30)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_partial_date_spans_all_days_it_can_mean(text, first, last):
    assert first_day(text) == first
    assert last_day(text) == last


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-04-03", "3 April 2020"),
        ("2020-04", "April 2020"),
        ("2020", "2020"),
        ("2020-12-31", "31 December 2020"),
    ],
)
def test_in_words_keeps_the_precision_of_the_source(text, words):
    assert in_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "", "20", "2020-4", "2020-04-3", "2020-00", "2020-13", "2020-04-00", "2020-04-32", "2020-",
        "2020-04-", "2020/04/03", "03-04-2020", "April 2020", " 2020", "2020 ", "2020\n",
        "2020-04\n", "2020-04-03\n", "2020-04-03T00:00", "٢٠٢٠", "2020-04-٠٣", "-2020", "20200403",
    ],
)  # fmt: skip
@pytest.mark.parametrize("function", [first_day, last_day, in_words])
def test_partial_date_of_another_shape_is_refused_by_name(function, text):
    with pytest.raises(ValueError, match="is not a date: write YYYY") as refusal:
        function(text)
    assert repr(text) in str(refusal.value)


@pytest.mark.parametrize("text", ["2021-02-29", "2020-04-31", "0000", "0000-01"])
@pytest.mark.parametrize("function", [first_day, last_day, in_words])
def test_partial_date_that_no_calendar_has_is_refused_by_name(function, text):
    with pytest.raises(ValueError, match=f"'{text}' is not a date: there is no such day"):
        function(text)


@given(st.dates())
def test_whole_day_means_itself(day):
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day


@given(st.dates(max_value=date(9998, 12, 31)), st.sampled_from([4, 7]))
def test_span_holds_its_days_and_ends_where_the_next_begins(day, length):
    text = day.isoformat()[:length]
    assert first_day(text) <= day <= last_day(text)
    assert first_day(text).isoformat()[:length] == last_day(text).isoformat()[:length] == text
    assert (last_day(text) + timedelta(days=1)).isoformat()[:length] != text


@given(st.dates())
def test_in_words_names_every_date_differently_at_each_precision(day):
    text = day.isoformat()
    assert in_words(text).endswith(in_words(text[:7]))
    assert in_words(text[:7]).endswith(in_words(text[:4]))
    assert in_words(text).startswith(f"{day.day} ")
