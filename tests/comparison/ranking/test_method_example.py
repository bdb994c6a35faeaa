"""The example of how firm an order is, in docs/method.md, is what the code draws and computes."""

from fractions import Fraction

import pytest

from comparison.ranking.acceptability import DRAWS, acceptability
from comparison.ranking.importances import weights
from comparison.ranking.stability import weight_intervals
from tests.assessments.test_scoring_method import TEXT, table
from tests.comparison.ranking.cases import product, table_rubric

RUBRIC = table_rubric("X1", "Y1", top=5)


def example():
    rows = table("drawn example")
    candidates = [(row[0], product(RUBRIC, *(int(5 * Fraction(value)) for value in row[1:3]))) for row in rows]
    return rows, candidates


def test_method_rank_shares_and_central_weights_are_drawn_again():
    rows, candidates = example()

    found = acceptability(RUBRIC, candidates, seed=1)

    assert list(found.slugs) == ["A", "B", "C"]
    for row, shares, central in zip(rows, found.shares, found.central, strict=True):
        assert shares == pytest.approx([float(value) for value in row[3:6]], abs=found.error)
        assert central["X1"] == pytest.approx(float(row[6]), abs=found.error)


def test_method_interval_is_computed_again():
    _, candidates = example()

    interval, _ = weight_intervals(RUBRIC, weights(RUBRIC, {}), candidates, "C")

    (low, high) = (f"{float(end):.0%}".replace("%", " %") for end in interval.stretches[0])
    assert f"C stays first while X weighs from {low} to {high}." in " ".join(TEXT.split())


def test_method_states_the_number_of_draws_and_their_error():
    text = " ".join(TEXT.split())
    assert f"under **{DRAWS:,} weightings**" in text
    assert "0.98 / √draws, which for 10,000 is one percentage point" in text
