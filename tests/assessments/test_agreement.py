"""Agreement of raters, against the figures printed in the papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.agreement import alpha, weighted_kappa
from tests.assessments.scoring_cases import assessments

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
UNITS = [[None if value == "." else int(value) for value in unit] for unit in zip(*OBSERVERS, strict=True)]

# Cohen, Weighted Kappa (1968), table 1: 200 cases, the proportions times 200, and the disagreement weights.
COHEN_CASES = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
COHEN_PAIRS = [(a, b) for a, row in enumerate(COHEN_CASES) for b, often in enumerate(row) for _ in range(often)]
COHEN_WEIGHTS = ((0, 1, 3), (1, 0, 6), (3, 6, 0))

levels = st.integers(0, 3)
metrics = st.sampled_from(["nominal", "ordinal", "interval"])
many_units = st.lists(st.lists(st.none() | levels, min_size=3, max_size=3), max_size=12)
many_pairs = st.lists(st.tuples(levels, levels), max_size=20)


@pytest.mark.parametrize(("metric", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_of_krippendorffs_example(metric, printed):
    assert round(alpha(UNITS, metric), 3) == printed


def test_alpha_of_full_agreement_is_one():
    assert alpha([[0, 0], [1, 1], [3, 3]], "ordinal") == 1


def test_alpha_of_systematic_disagreement_is_negative():
    assert alpha([[0, 3], [3, 0]], "ordinal") < 0


@pytest.mark.parametrize("units", [[], [[1, None], [None, 2]], [[2, 2], [2, 2]], [[], [3]]])
def test_alpha_not_computable(units):
    assert alpha(units, "ordinal") is None


@given(many_units, metrics)
def test_alpha_never_exceeds_one_and_ignores_units_without_a_pair(units, metric):
    found = alpha(units, metric)

    assert found is None or found <= 1
    assert alpha([*units, [3, None, None], [None] * 3], metric) == found


@given(many_units, metrics, st.randoms(use_true_random=False))
def test_alpha_does_not_depend_on_who_is_who(units, metric, random):
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]

    assert alpha(shuffled, metric) == alpha(units, metric)


@given(many_units, metrics)
def test_alpha_does_not_depend_on_where_the_scale_begins(units, metric):
    moved = [[None if value is None else value + 7 for value in unit] for unit in units]

    assert alpha(moved, metric) == alpha(units, metric)


@pytest.mark.parametrize(("day", "printed", "pairs"), [("2026-11", 0.96, 414), ("2020-04", 0.97, 70)])
def test_alpha_of_the_shipped_ratings(day, printed, pairs):
    scores = [score for data in assessments(day) for score in data["scores"]]
    units = [[score["first"]["level"], score["second"]["level"]] for score in scores]

    assert sum(None not in unit for unit in units) == pairs
    assert round(alpha(units, "ordinal"), 2) == printed


def test_weighted_kappa_of_cohens_example():
    assert round(weighted_kappa(COHEN_PAIRS, COHEN_WEIGHTS), 3) == 0.348


def test_weighted_kappa_with_equal_weights_is_cohens_kappa():
    assert round(weighted_kappa(COHEN_PAIRS, ((0, 1, 1), (1, 0, 1), (1, 1, 0))), 3) == 0.492


def test_weighted_kappa_quadratic_counts_far_disagreement_more():
    near, far = [(0, 0), (3, 3), (1, 2), (2, 1)], [(0, 0), (3, 3), (1, 1), (0, 3)]

    assert weighted_kappa(near) == pytest.approx(0.8)
    assert weighted_kappa(far) < weighted_kappa(far, "linear") < 1


def test_weighted_kappa_of_full_agreement_is_one():
    assert weighted_kappa([(0, 0), (2, 2)]) == 1


@pytest.mark.parametrize("pairs", [[], [(2, 2), (2, 2)]])
def test_weighted_kappa_not_computable(pairs):
    assert weighted_kappa(pairs) is None


@pytest.mark.parametrize("pair", [(3, 0), (0, 3), (-1, 0)])
def test_weighted_kappa_refuses_a_level_outside_the_table(pair):
    with pytest.raises(ValueError, match=f"levels {pair[0]} and {pair[1]}"):
        weighted_kappa([pair], COHEN_WEIGHTS)


@given(many_pairs, st.sampled_from(["linear", "quadratic"]))
def test_weighted_kappa_bounds_and_symmetry(pairs, weights):
    found = weighted_kappa(pairs, weights)

    assert found is None or -1 <= found <= 1
    assert weighted_kappa([(b, a) for a, b in pairs], weights) == found
