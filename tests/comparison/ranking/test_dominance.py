from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring import UNKNOWN as UNKNOWN_STATES
from assessments.scoring import State
from comparison.ranking.dominance import dominated
from comparison.ranking.importances import NoWeight, weights
from comparison.ranking.personal import personal_result
from tests.assessments.scoring_cases import levels_of
from tests.comparison.ranking.cases import NOT_APPLICABLE, UNKNOWN, fields, importances_of, product, table_rubric

RUBRIC = table_rubric("A1", "A2", "B1")


def found(**products):
    return dominated(RUBRIC, [(slug, product(RUBRIC, *cells)) for slug, cells in products.items()])


def test_dominated_names_all_that_are_nowhere_worse_and_once_better():
    assert found(a=(3, 2, 1), b=(2, 2, 1), c=(2, 2, 0), d=(0, 0, 3)) == {"b": ("a",), "c": ("a", "b")}


def test_dominated_equal_products_do_not_dominate_each_other():
    assert found(a=(3, 2, 1), b=(3, 2, 1)) == {}


def test_dominated_counts_the_others_unknown_answer_as_the_top():
    assert found(a=(3, 2, 1), b=(UNKNOWN, 1, 1)) == {"b": ("a",)}
    assert found(a=(2, 2, 1), b=(UNKNOWN, 1, 1)) == {}
    assert found(a=(3, 2, 1), b=(UNKNOWN, 2, 1)) == {}, "it could turn out to be equal"


def test_dominated_counts_its_own_unknown_answer_as_0():
    assert found(a=(UNKNOWN, 2, 1), b=(0, 1, 1)) == {"b": ("a",)}
    assert found(a=(UNKNOWN, 2, 1), b=(1, 1, 1)) == {}
    assert found(a=(UNKNOWN, 2, 1), b=(UNKNOWN, 1, 1)) == {}


def test_dominated_a_missing_answer_is_unknown():
    assert dominated(RUBRIC, [("a", product(RUBRIC, 3, 3, 3)), ("b", {})]) == {}
    assert dominated(RUBRIC, [("a", product(RUBRIC, 3, 3, 3)), ("b", product(RUBRIC, 2, 3, 3)), ("c", {})]) == {
        "b": ("a",)
    }


def test_dominated_what_is_not_applicable_to_both_is_left_out():
    assert found(a=(NOT_APPLICABLE, 2, 1), b=(NOT_APPLICABLE, 1, 1)) == {"b": ("a",)}
    assert found(a=(NOT_APPLICABLE,) * 3, b=(NOT_APPLICABLE,) * 3) == {}


def test_dominated_what_is_not_applicable_to_one_leaves_no_common_measure():
    assert found(a=(NOT_APPLICABLE, 3, 3), b=(0, 1, 1)) == {}
    assert found(a=(3, 3, 3), b=(NOT_APPLICABLE, 1, 1)) == {}


@given(fields(), st.data())
def test_dominated_is_what_a_completion_of_the_unknown_never_denies(case, data):
    rubric, products = case
    answers = dict(products)

    for slug, others in dominated(rubric, products).items():
        for other in others:
            better = 0
            for criterion in rubric.criteria:
                ours, theirs = (
                    data.draw(levels_of(criterion))
                    if answers[who][criterion.code].state in UNKNOWN_STATES
                    else answers[who][criterion.code]
                    for who in (other, slug)
                )
                assert (ours.state is State.NOT_APPLICABLE) == (theirs.state is State.NOT_APPLICABLE)
                if ours.level is not None:
                    assert ours.level >= theirs.level
                    better += ours.level > theirs.level
            assert better


@given(fields(), st.data())
def test_dominated_products_are_behind_under_all_weights(case, data):
    rubric, products = case
    try:
        chosen = weights(rubric, data.draw(importances_of(rubric)))
    except NoWeight:
        return
    results = {slug: personal_result(rubric, chosen, answers) for slug, answers in products}

    for slug, others in dominated(rubric, products).items():
        for other in others:
            assert results[other].low >= results[slug].high
            if None not in (results[other].score, results[slug].score):
                assert results[other].score >= results[slug].score


@given(fields())
def test_dominated_nobody_dominates_in_a_circle(case):
    rubric, products = case
    found = dominated(rubric, products)
    for slug, others in found.items():
        for other in others:
            assert slug not in found.get(other, ())
            assert set(found.get(other, ())) <= set(others)
