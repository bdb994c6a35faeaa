from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring import Answer, State, assess
from comparison.ranking.importances import NoWeight, weights
from comparison.ranking.personal import PersonalResult, order, personal_result
from tests.assessments.scoring_cases import cases
from tests.comparison.ranking.cases import NOT_APPLICABLE, UNKNOWN, fields, importances_of, product, table_rubric

RUBRIC = table_rubric("A1", "A2", "B1", minimum_coverage="1/2")


def result(score, coverage="1"):
    score = None if score is None else Fraction(score)
    return PersonalResult(score, Fraction(coverage), Fraction(0), Fraction(100))


def slugs(ranked):
    return [entry.slug for entry in ranked]


@given(cases())
def test_personal_result_with_all_importances_3_is_the_assessment(case):
    rubric, answers = case
    codes = [*(section.code for section in rubric.sections), *(criterion.code for criterion in rubric.criteria)]

    personal = personal_result(rubric, weights(rubric, dict.fromkeys(codes, 3)), answers)

    own = assess(rubric, answers)
    assert (personal.score, personal.coverage, personal.low, personal.high) == (
        own.score,
        own.coverage,
        own.low,
        own.high,
    )


@given(cases(), st.data())
def test_personal_result_under_any_weights_stays_in_its_range(case, data):
    rubric, answers = case
    try:
        chosen = weights(rubric, data.draw(importances_of(rubric)))
    except NoWeight:
        return

    personal = personal_result(rubric, chosen, answers)

    assert 0 <= personal.low <= personal.high <= 100
    assert 0 <= personal.coverage <= 1
    if personal.score is None:
        assert personal.coverage == 0
    else:
        assert personal.low <= personal.score <= personal.high


def test_personal_result_weighs_by_importance():
    answers = product(RUBRIC, 3, 0, 0)

    assert personal_result(RUBRIC, weights(RUBRIC, {"A1": 4}), answers).score == Fraction(400, 10)
    assert personal_result(RUBRIC, weights(RUBRIC, {"A2": 0, "B1": 0}), answers).score == 100


def test_personal_result_where_only_what_weighs_nothing_applies_has_no_score():
    answers = product(RUBRIC, 3, NOT_APPLICABLE, NOT_APPLICABLE)

    assert personal_result(RUBRIC, weights(RUBRIC, {"A1": 0}), answers) == result(None, 0)


def test_personal_result_refuses_a_level_outside_the_scale():
    with pytest.raises(ValueError, match="A1 has level 4"):
        personal_result(RUBRIC, weights(RUBRIC, {}), {"A1": Answer(State.SCORED, 4)})


def test_order_is_by_score_then_by_name_then_by_slug():
    entries = [
        ("d", "delta", result(50)),
        ("b2", "Beta", result(50)),
        ("b1", "beta", result(50)),
        ("a", "A", result(60)),
    ]

    found = order(RUBRIC, entries)

    assert slugs(found.placed) == ["a", "b1", "b2", "d"]
    assert [entry.place for entry in found.placed] == [1, 2, 2, 2]
    assert found.leader == "a"


def test_order_counts_on_after_equal_places():
    found = order(RUBRIC, [("a", "A", result(60)), ("b", "B", result(60)), ("c", "C", result(50))])
    assert [entry.place for entry in found.placed] == [1, 1, 3]


def test_order_places_nobody_of_whom_too_little_is_known():
    entries = [
        ("little", "A", result(100, "1/3")),
        ("enough", "B", result(1, "1/2")),
        ("nothing", "C", result(None, 0)),
    ]

    found = order(RUBRIC, entries)

    assert slugs(found.placed) == ["enough"]
    assert slugs(found.too_little_known) == ["little", "nothing"]
    assert {entry.place for entry in found.too_little_known} == {None}


def test_order_where_nothing_can_be_placed_has_no_leader():
    assert order(RUBRIC, [("a", "A", result(None, 0))]).leader is None


def test_order_coverage_is_that_under_the_officers_weights():
    answers = product(RUBRIC, 3, UNKNOWN, UNKNOWN)

    def placed(importances):
        return order(RUBRIC, [("a", "A", personal_result(RUBRIC, weights(RUBRIC, importances), answers))]).placed

    assert not placed({})
    assert placed({"A1": 5, "A2": 1, "B1": 1})


@given(fields(), st.data())
def test_order_keeps_equal_products_together_and_the_better_before_the_worse(case, data):
    rubric, products = case
    products = [*products, *((f"{slug}-twin", answers) for slug, answers in products)]
    try:
        chosen = weights(rubric, data.draw(importances_of(rubric)))
    except NoWeight:
        return
    entries = [(slug, slug, personal_result(rubric, chosen, answers)) for slug, answers in products]

    found = order(rubric, data.draw(st.permutations(entries)))

    everyone = {entry.slug: entry for entry in (*found.placed, *found.too_little_known)}
    assert everyone.keys() == {slug for slug, _ in products}
    for slug, entry in everyone.items():
        assert everyone[slug.removesuffix("-twin")].place == entry.place
    for one in found.placed:
        assert one.place == 1 + sum(other.result.score > one.result.score for other in found.placed)
