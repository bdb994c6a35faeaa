"""Intervals of a section's weight over which the leader stays first, against a fine scan."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from comparison.ranking.importances import NoWeight, weights
from comparison.ranking.personal import order, personal_result
from comparison.ranking.stability import weight_intervals
from tests.assessments.scoring_cases import rubrics
from tests.comparison.ranking.cases import NOT_APPLICABLE, UNKNOWN, fields, importances_of, product, table_rubric

TWO = table_rubric("A1", "B1", top=5)
SECTIONED = rubrics().filter(lambda rubric: len({criterion.section for criterion in rubric.criteria}) > 1)


def intervals(rubric, leader, importances=None, **products):
    candidates = [(slug, product(rubric, *cells)) for slug, cells in products.items()]
    return {
        found.section: found
        for found in weight_intervals(rubric, weights(rubric, importances or {}), candidates, leader)
    }


def test_interval_ends_where_another_catches_up():
    found = intervals(TWO, "c", a=(5, 0), b=(0, 5), c=(3, 3))

    assert found["A"].stretches == ((Fraction(2, 5), Fraction(3, 5)),)
    assert found["A"].share == Fraction(1, 2)
    assert found["B"].stretches == ((Fraction(2, 5), Fraction(3, 5)),)


def test_interval_of_a_leader_that_nobody_catches_is_everything():
    found = intervals(TWO, "a", a=(5, 3), b=(4, 3))
    assert found["A"].always
    assert found["B"].always


def test_interval_share_follows_the_importances():
    assert intervals(TWO, "a", {"A": 1}, a=(5, 5))["A"].share == Fraction(1, 4)


def test_interval_of_a_section_that_weighs_nothing_takes_the_rubrics_proportions():
    found = intervals(TWO, "b", {"A": 0}, a=(5, 0), b=(0, 5))
    assert found["A"].share == 0
    assert found["A"].stretches == ((0, Fraction(1, 2)),)
    assert found["B"].stretches == ((Fraction(1, 2), 1),)


def test_interval_can_be_two_stretches():
    """Unknown answers bend the lines of the scores, so that a leader can be overtaken and catch up again."""
    rubric = table_rubric("A1", "A2", "B1", "B2", minimum_coverage="1/4")
    found = intervals(rubric, "a", a=(0, 2, 3, UNKNOWN), b=(UNKNOWN, 0, 2, 3))
    assert found["A"].stretches == ((0, Fraction(1, 3)), (Fraction(1, 2), 1))


def test_interval_ends_where_too_little_is_known_to_place_the_leader():
    rubric = table_rubric("A1", "B1", minimum_coverage="3/4")
    found = intervals(rubric, "a", {"A": 5, "B": 1}, a=(3, UNKNOWN), b=(2, 2))
    assert found["A"].stretches == ((Fraction(3, 4), 1),)
    assert found["B"].stretches == ((0, Fraction(1, 4)),)


def test_interval_goes_on_where_too_little_is_known_of_the_other():
    rubric = table_rubric("A1", "B1", minimum_coverage="3/4")
    found = intervals(rubric, "b", a=(3, UNKNOWN), b=(2, 2))
    assert found["A"].stretches == ((0, Fraction(3, 4)),)


def test_interval_where_the_leader_has_nothing_in_the_section():
    found = intervals(TWO, "a", a=(NOT_APPLICABLE, 5), b=(4, 4))
    assert found["A"].stretches == ((0, 1),)


def test_interval_of_a_rubric_with_one_section_is_none():
    assert intervals(table_rubric("A1", "A2"), "a", a=(1, 1)) == {}


@given(fields(rubrics=SECTIONED), st.data())
@settings(max_examples=60)
def test_interval_agrees_with_a_fine_scan(case, data):
    rubric, products = case
    try:
        chosen = weights(rubric, data.draw(importances_of(rubric)))
    except NoWeight:
        return
    leader = standing(rubric, chosen, products).leader
    if leader is None:
        return

    for interval in weight_intervals(rubric, chosen, products, leader):
        assert contains(interval, interval.share)
        for step in range(1, 20):
            share = Fraction(step, 20) + Fraction(1, 10**9)
            if share >= 1 or any(abs(end - share) < Fraction(1, 10**12) for s in interval.stretches for end in s):
                continue
            placed = standing(rubric, moved(rubric, chosen, interval.section, share), products).placed
            first = {entry.slug for entry in placed if entry.place == 1}
            assert contains(interval, share) == (leader in first), (interval, share)


def standing(rubric, chosen, products):
    return order(rubric, [(slug, slug, personal_result(rubric, chosen, answers)) for slug, answers in products])


def contains(interval, share):
    return any(low <= share <= high for low, high in interval.stretches)


def moved(rubric, chosen, section, share):
    """The weights with the section's share set, by the words of the docstring."""
    found = {}
    for inside, part in ((True, share), (False, 1 - share)):
        members = [c for c in rubric.criteria if (c.section == section) == inside]
        own = {c.code: chosen[c.code] for c in members}
        if not any(own.values()):
            own = {c.code: c.weight for c in members}
        found |= {code: part * weight / sum(own.values()) for code, weight in own.items()}
    return found


def test_interval_of_many_products_holds_the_present_share():
    rubric = table_rubric("A1", "A2", "B1", "B2", "C1")
    products = {f"p{n:04}": (n % 4, n // 4 % 4, n // 16 % 4, UNKNOWN if n % 7 else 3, n % 3) for n in range(1000)}
    candidates = [(slug, product(rubric, *cells)) for slug, cells in products.items()]
    leader = standing(rubric, weights(rubric, {}), candidates).leader

    found = weight_intervals(rubric, weights(rubric, {}), candidates, leader)

    assert all(contains(interval, interval.share) for interval in found)
