"""The shipped assessments under the shipped rubric."""

from collections import Counter
from fractions import Fraction

import pytest

from assessments.scoring import Answer, State, assess
from tests.assessments.scoring_cases import assessments, shipped_rubric


def results(day):
    rubric = shipped_rubric()
    return {
        data["product"]: assess(
            rubric,
            {score["criterion"]: Answer(State(score["state"]), score["level"]) for score in data["scores"]},
        )
        for data in assessments(day)
    }


@pytest.mark.parametrize(("day", "products"), [("2026-11", 32), ("2020-04", 11)])
def test_shipped_assessments_all_have_a_result(day, products):
    found = results(day)

    assert len(found) == products
    assert Counter(result.grade for result in found.values())[None] < products


def test_shipped_assessment_of_zoom_is_full_and_a_fraction_is_kept():
    found = results("2026-11")

    assert (found["zoom-meetings"].score, found["zoom-meetings"].coverage) == (56, 1)
    assert found["google-meet"].score == Fraction(16300, 273)


def test_shipped_assessment_with_little_known_still_has_a_span():
    voov = results("2020-04")["voov-meeting"]

    assert (voov.grade, voov.at_worst, voov.at_best) == (None, "E", "D")
