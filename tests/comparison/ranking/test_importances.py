from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.ranking.importances import HIGHEST, NoWeight, order_of_importance, weights
from tests.assessments.scoring_cases import rubrics, shipped_rubric
from tests.comparison.ranking.cases import importances_of, table_rubric

RUBRIC = table_rubric("A1", "A2", "B1")


def test_weights_without_importances_are_the_rubrics_own():
    rubric = shipped_rubric()
    assert weights(rubric, {}) == {criterion.code: criterion.weight for criterion in rubric.criteria}


def test_weights_take_a_criterions_importance_before_its_sections():
    assert weights(RUBRIC, {"A": 5, "A2": 1}) == {"A1": Fraction(5, 3), "A2": Fraction(1, 3), "B1": 1}


def test_weights_of_importance_0_vanish():
    assert weights(RUBRIC, {"A": 0}) == {"A1": 0, "A2": 0, "B1": 1}


def test_weights_that_are_all_0_are_refused():
    with pytest.raises(NoWeight):
        weights(RUBRIC, {"A": 0, "B1": 0})


@pytest.mark.parametrize("code", ["C", "A3", "", "a1"])
def test_weights_of_an_unknown_code_are_refused_by_name(code):
    with pytest.raises(ValueError, match=f"^{code} is neither"):
        weights(RUBRIC, {code: 3})


@pytest.mark.parametrize("value", [-1, 6, 2.5, "3", None])
def test_weights_of_another_importance_than_0_to_5_are_refused(value):
    with pytest.raises(ValueError, match="not a whole number from 0 to 5"):
        weights(RUBRIC, {"A1": value})


@given(st.data(), rubrics())
def test_weights_are_the_rubrics_times_importance_over_3(data, rubric):
    importances = data.draw(importances_of(rubric))
    try:
        found = weights(rubric, importances)
    except NoWeight:
        return
    for criterion in rubric.criteria:
        own = importances.get(criterion.code, importances.get(criterion.section, 3))
        assert found[criterion.code] == criterion.weight * own / 3 <= criterion.weight * HIGHEST / 3


def test_order_of_importance_groups_equal_ones_and_leaves_out_0():
    rubric = table_rubric("A1", "A2", "B1", "C1", "D1")
    assert order_of_importance(rubric, {"A": 2, "C1": 5, "D": 0}) == (("C1",), ("B1",), ("A1", "A2"))


def test_order_of_importance_of_nothing_is_refused():
    with pytest.raises(NoWeight):
        order_of_importance(RUBRIC, {"A": 0, "B": 0})
