from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.ranking.stability import WeightInterval
from comparison.ranking.words import (
    KEEPING_THE_ORDER,
    by_section,
    central_words,
    confidence_words,
    dominance_words,
    error_words,
    interval_words,
    listed,
    ordinal,
    rank_words,
    share_words,
    span_words,
)
from tests.comparison.ranking.cases import table_rubric

RUBRIC = table_rubric("A1", "A2", "B1", "C1")


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("rank", "word"),
    [
        (1, "first"),
        (10, "tenth"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (22, "22nd"),
        (113, "113th"),
        (1003, "1003rd"),
    ],
)
def test_ordinal(rank, word):
    assert ordinal(rank) == word


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "none of all weightings"),
        (0.0001, "less than 1 % of all weightings"),
        (0.0149, "1 % of all weightings"),
        (0.6234, "62 % of all weightings"),
        (0.9949, "more than 99 % of all weightings"),
        (1, "all weightings"),
    ],
)
def test_share_words_never_make_a_share_whole_that_is_not(share, words):
    assert plain(share_words(share)) == words


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ((0.62, 0.3, 0.08, 0, 0), "first under 62 % of all weightings, in none of the 10,000 draws below third"),
        ((0.62, 0.3, 0.08), "first under 62 % of all weightings"),
        ((1, 0, 0), "first in each of the 10,000 draws"),
        ((0, 0, 1), "third in each of the 10,000 draws"),
        (
            (0.1, 0.7, 0.2),
            "first under 10 % of all weightings, most often second (70 %)",
        ),
        (
            (0, 0.3, 0.5, 0.2, 0),
            "most often third, under 50 % of all weightings, in none of the 10,000 draws above second or below fourth",
        ),
    ],
)
def test_rank_words(shares, words):
    assert plain(rank_words(shares, 10_000)) == words
    assert plain(rank_words(np.array(shares), 10_000)) == words, "as a row of shares comes"


def test_rank_words_name_the_weightings_that_were_drawn():
    assert plain(rank_words((0.5, 0.5), 100, KEEPING_THE_ORDER)) == (
        "first under 50 % of the weightings that keep your order of importance"
    )


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12).filter(any))
def test_rank_words_say_never_only_of_ranks_that_no_draw_gave(counts):
    shares = [count / sum(counts) for count in counts]

    words = rank_words(shares, sum(counts))

    below = words.rpartition("below ")[2] if "below " in words else None
    if below is not None:
        worst = next(rank for rank in range(1, 20) if ordinal(rank) == below)
        assert not any(shares[worst:])
        assert shares[worst - 1]
    assert "never" not in words


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ((0.05, 0.3, 0.4, 0.22, 0.03), "second to fourth under 92 % of all weightings"),
        ((0.95, 0.05), "first under 95 % of all weightings"),
        ((0.45, 0.45, 0.1), "first or second under 90 % of all weightings"),
        ((1 / 3, 1 / 3, 1 / 3), "first to third under all weightings"),
        ((0, 0, 1), "third under all weightings"),
        ([0.1] * 10, "first to ninth under 90 % of all weightings"),
    ],
)
def test_span_words(shares, words):
    assert plain(span_words(shares)) == words


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12).filter(any))
def test_span_words_name_the_shortest_run_that_holds_nine_tenths(counts):
    total = sum(counts)
    held = {
        (first, last): Fraction(sum(counts[first - 1 : last]), total)
        for last in range(1, len(counts) + 1)
        for first in range(1, last + 1)
    }
    length = min(last - first for (first, last), share in held.items() if share >= Fraction(9, 10))

    ranks = span_words([count / total for count in counts]).partition(" under ")[0]

    ends = [rank for word in ranks.split() for rank in range(1, 13) if ordinal(rank) == word]
    assert ends[-1] - ends[0] == length
    assert held[ends[0], ends[-1]] >= Fraction(9, 10)


def test_error_words_give_what_it_takes_to_draw_again():
    assert error_words(10_000, 7) == (
        "From 10,000 draws with the seed 7. The true share lies within 1 percentage point of each share shown, 19 times"
        " out of 20."
    )
    assert "within 3.1 percentage points" in error_words(1_000, 7)


def test_by_section_sums_the_weights_of_its_criteria():
    weights = {"A1": 0.25, "A2": 0.5, "B1": 0.25, "C1": 0.0}
    assert by_section(RUBRIC, weights) == {"A": 0.75, "B": 0.25, "C": 0}


def test_central_words_name_the_sections_that_weigh_more_there_heaviest_first():
    mean = dict.fromkeys(("A1", "A2", "B1", "C1"), 0.25)
    central = {"A1": 0.1, "A2": 0.1, "B1": 0.45, "C1": 0.35}
    assert plain(central_words(RUBRIC, central, mean)) == (
        "Comes first for those who give more weight, on average, to “Section B” (45 % instead of 25 %) and “Section C”"
        " (35 % instead of 25 %)."
    )


def test_central_words_make_nothing_of_a_small_difference():
    mean = dict.fromkeys(("A1", "A2", "B1", "C1"), 0.25)
    central = {"A1": 0.24, "A2": 0.24, "B1": 0.27, "C1": 0.25}
    assert central_words(RUBRIC, central, mean) == (
        "Where it comes first, no section weighs much more than it does in all draws."
    )


def test_confidence_words():
    begin = "With the average of the weights that put it first, it is first"
    assert confidence_words(1.0, 5000) == f"{begin} whatever levels were drawn for the unknown answers."
    assert plain(confidence_words(0.834, 5000)) == (
        f"{begin} under 83 % of the 5,000 draws of levels for the unknown answers."
    )


def interval(*stretches, share="0.2"):
    return WeightInterval("B", Fraction(share), tuple((Fraction(low), Fraction(high)) for low, high in stretches))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (interval((0, 1)), "Meet stays first whatever “Section B” weighs (now 20 %)."),
        (
            interval(("0.05", "0.41")),
            "Meet stays first while “Section B” weighs from 5 % to 41 % of the whole (now 20 %).",
        ),
        (interval((0, "0.41")), "Meet stays first while “Section B” weighs at most 41 % of the whole (now 20 %)."),
        (interval(("1/7", 1)), "Meet stays first while “Section B” weighs at least 14.3 % of the whole (now 20 %)."),
        (
            interval((0, "2/7"), ("1/2", "1/2")),
            "Meet stays first while “Section B” weighs at most 28.5 % or just about 50 % of the whole (now 20 %).",
        ),
    ],
)
def test_interval_words_round_the_ends_inwards(found, words):
    assert plain(interval_words(RUBRIC, found, "Meet")) == words


def test_dominance_words():
    rest = "at least as good on every criterion and better on one, whatever the unknown answers turn out to be"
    assert dominance_words(["A"]) == f"A is {rest}, and so behind it under no weighting."
    assert dominance_words(["A", "B", "C"]).startswith(f"A, B and C are each {rest}")


def test_listed():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
