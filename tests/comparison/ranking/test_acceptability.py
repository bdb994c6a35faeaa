"""Rank acceptability against exact cases, and what holds for every field of products."""

import random
import time
import tracemalloc
from fractions import Fraction
from itertools import product as combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.scoring import Answer
from bench.acceptability import products as bench_products
from bench.acceptability import rubric as bench_rubric
from comparison.ranking import acceptability as module
from comparison.ranking.acceptability import MOST_PRODUCTS, acceptability
from comparison.ranking.dominance import dominated
from comparison.ranking.importances import NoWeight
from tests.comparison.ranking.cases import NOT_APPLICABLE, UNKNOWN, fields, product, table_rubric

SEEDS = range(20)
TWO = table_rubric("A1", "B1", top=5)
THREE = table_rubric("A1", "B1", "C1")


def shares(rubric, *rows, seed=1, **options):
    return acceptability(rubric, candidates(rubric, *rows), seed=seed, **options)


def candidates(rubric, *rows):
    return [(f"p{n}", product(rubric, *cells)) for n, cells in enumerate(rows)]


def near(expected):
    return pytest.approx(np.array(expected), abs=0.01)


@pytest.mark.parametrize("seed", SEEDS)
def test_acceptability_two_criteria_three_products(seed):
    found = shares(TWO, (5, 0), (0, 5), (3, 3), seed=seed)

    assert found.shares == near([[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0]])
    assert [central["A1"] for central in found.central] == near([0.8, 0.2, 0.5])
    assert [sum(central.values()) for central in found.central] == pytest.approx([1, 1, 1])
    assert found.confidence == (1, 1, 1)
    assert found.shares[2, 2] == 0, "C is between A and B, or above both, but never last"
    assert found.error == pytest.approx(0.0098)


@pytest.mark.parametrize("seed", SEEDS)
def test_acceptability_three_unit_vectors(seed):
    found = shares(THREE, (3, 0, 0), (0, 3, 0), (0, 0, 3), seed=seed)

    assert found.shares == near(np.full((3, 3), 1 / 3))
    for row, central in enumerate(found.central):
        expected = [7 / 36] * 3
        expected[row] = 11 / 18
        assert list(central.values()) == near(expected)
    assert list(found.mean.values()) == near([1 / 3] * 3)


def test_acceptability_equal_products_share_their_ranks_evenly():
    found = shares(THREE, (1, 2, 3), (1, 2, 3), (1, 2, 3))
    assert (found.shares == 1 / 3).all()
    assert found.confidence == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_acceptability_equal_products_behind_a_better_one_share_the_ranks_after_it():
    found = shares(THREE, (1, 2, 2), (3, 3, 3), (1, 2, 2))
    assert found.shares.tolist() == [[0, 0.5, 0.5], [1, 0, 0], [0, 0.5, 0.5]]
    assert found.central[0] is None
    assert found.confidence == (None, 1, None)


def test_acceptability_same_score_by_other_criteria_is_no_tie():
    found = shares(THREE, (3, 0, 0), (0, 3, 0))
    assert found.shares * 10_000 == pytest.approx(np.rint(found.shares * 10_000)), "no draw was split"


def test_acceptability_equal_scores_after_renormalising_are_ties():
    """What is not applicable must not keep 2/3 everywhere from equalling 2/3 on the one criterion that applies."""
    found = shares(THREE, (2, 2, 2), (2, NOT_APPLICABLE, NOT_APPLICABLE), (NOT_APPLICABLE, 2, 2))
    assert (found.shares == 1 / 3).all()


def test_acceptability_of_one_product_is_certain():
    found = shares(THREE, (UNKNOWN, NOT_APPLICABLE, 0))
    assert found.shares.tolist() == [[1]]
    assert found.central[0] == found.mean


def test_acceptability_unknown_levels_are_drawn_uniformly():
    """Against level 1 of 3 a lone unknown level wins half the time, and ties a quarter of it."""
    found = shares(table_rubric("A1"), (1,), (UNKNOWN,))
    assert found.shares == near([[3 / 8, 5 / 8], [5 / 8, 3 / 8]])
    assert found.confidence == near([3 / 8, 5 / 8])


@pytest.mark.parametrize("top", [1, 2, 3, 4])
def test_acceptability_unknown_levels_are_independent_between_products(top):
    found = shares(table_rubric("A1", top=top), (UNKNOWN,), (UNKNOWN,), (top,))
    levels = top + 1
    both = Fraction(1, levels**2) / 3
    one = Fraction(top, levels**2) / 2
    first = 1 - 2 * (both + one)
    assert found.shares[:, 0] == near([float(both + one), float(both + one), float(first - both + both)])


def test_acceptability_unknown_levels_are_independent_between_criteria():
    """Two unknown levels add up to at least 4 of 6 in 6 cases of 16, under equal weights: here, under all weights."""
    rubric = table_rubric("A1", "A2", "B1")
    found = acceptability(
        rubric, candidates(rubric, (UNKNOWN, UNKNOWN, 0), (3, 0, 0), (0, 3, 0)), seed=3, order=[["A1", "A2"]]
    )
    ahead = 0.0
    steps = np.linspace(0, 1, 4001)[1:-1]
    for one, other in combinations(range(4), repeat=2):
        score = steps * one + (1 - steps) * other
        best = np.maximum(3 * steps, 3 * (1 - steps))
        ahead += np.mean(score > best) + np.mean(np.isclose(score, best)) / 2
    assert found.shares[0, 0] == near(ahead / 16)


def test_acceptability_product_to_which_nothing_applies_is_last():
    nothing = (NOT_APPLICABLE,) * 3
    found = shares(THREE, nothing, (0, 0, 0), nothing)
    assert found.shares.tolist() == [[0, 0.5, 0.5], [1, 0, 0], [0, 0.5, 0.5]]


def test_acceptability_order_makes_the_important_decide():
    found = shares(THREE, (3, 0, 0), (0, 3, 0), (0, 0, 3), order=[["B1"], ["A1", "C1"]])
    assert found.shares[:, 0].tolist() == [0, 1, 0]
    assert found.shares[:, 1] == near([0.5, 0, 0.5])
    assert list(found.mean.values()) == near([7 / 36, 11 / 18, 7 / 36])


def test_acceptability_order_leaves_out_what_stands_in_no_class():
    found = shares(THREE, (3, 0, 0), (0, 3, 3), (NOT_APPLICABLE, 0, 3), order=[["A1"]])
    assert found.shares.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert found.central[0] == {"A1": 1, "B1": 0, "C1": 0}


def test_acceptability_order_of_a_single_class_is_the_whole_simplex():
    rows = [(3, 0, 1), (0, 3, UNKNOWN), (2, NOT_APPLICABLE, 2)]
    whole, single = shares(THREE, *rows), shares(THREE, *rows, order=[["A1", "B1", "C1"], []])
    assert whole.shares.tobytes() == single.shares.tobytes()


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ([["A1"], ["D1"]], "^D1 is not a criterion"),
        ([["A1"], ["B1", "A1"]], "^A1 stands in the order of importance 2 times"),
        ([["B1", "B1"]], "^B1 stands"),
    ],
)
def test_acceptability_order_with_an_unknown_or_repeated_code_is_refused(order, words):
    with pytest.raises(ValueError, match=words):
        shares(THREE, (1, 1, 1), order=order)


@pytest.mark.parametrize("order", [[], [[]]])
def test_acceptability_order_of_nothing_is_refused(order):
    with pytest.raises(NoWeight):
        shares(THREE, (1, 1, 1), order=order)


@pytest.mark.parametrize("number", [0, MOST_PRODUCTS + 1])
def test_acceptability_of_no_or_too_many_products_is_refused(number):
    with pytest.raises(ValueError, match=f"^{number} products cannot be ranked: it takes from 1 to 1,000"):
        shares(THREE, *[(1, 1, 1)] * number)


@pytest.mark.parametrize("draws", [0, 1_000_001])
def test_acceptability_of_no_or_too_many_draws_is_refused(draws):
    with pytest.raises(ValueError, match=f"^{draws} draws cannot be made"):
        shares(THREE, (1, 1, 1), draws=draws)


MIXED = (
    (3, UNKNOWN, NOT_APPLICABLE, 1),
    (UNKNOWN, 2, 2, UNKNOWN),
    (2, 2, 1, 2),
    (NOT_APPLICABLE, 3, UNKNOWN, 0),
    (1, UNKNOWN, 3, 1),
)
"""Products with unknown and not applicable answers on four criteria."""


def test_acceptability_is_what_a_plain_simulation_finds():
    rubric, draws = table_rubric("A1", "A2", "B1", "B2"), 40_000
    generator = np.random.default_rng(5)
    weights = generator.dirichlet(np.ones(4), draws)
    scores = []
    for cells in MIXED:
        applies = np.array([cell != NOT_APPLICABLE for cell in cells])
        levels = np.stack(
            [
                generator.integers(0, 4, draws)
                if cell == UNKNOWN
                else np.full(draws, 0 if cell == NOT_APPLICABLE else cell)
                for cell in cells
            ],
            axis=1,
        )
        scores.append((weights * levels).sum(axis=1) / (weights * applies).sum(axis=1))
    ranks = np.argsort(np.argsort(-np.array(scores), axis=0), axis=0)
    expected = [[np.mean(row == rank) for rank in range(5)] for row in ranks]

    found = shares(rubric, *MIXED, draws=40_000)

    assert found.shares == near(expected)
    for row, central in zip(ranks, found.central, strict=True):
        assert list(central.values()) == near(weights[row == 0].mean(axis=0))


def test_acceptability_confidence_is_that_of_all_completions():
    rubric = table_rubric("A1", "A2", "B1", "B2")
    found = shares(rubric, *MIXED)
    places = [(n, at) for n, cells in enumerate(MIXED) for at, cell in enumerate(cells) if cell == UNKNOWN]

    for asked, (central, confidence) in enumerate(zip(found.central, found.confidence, strict=True)):
        weights = np.array(list(central.values()))
        won = 0.0
        for levels in combinations(range(4), repeat=len(places)):
            rows = [list(cells) for cells in MIXED]
            for (n, at), level in zip(places, levels, strict=True):
                rows[n][at] = level
            scores = [
                sum(w * cell for w, cell in zip(weights, row, strict=True) if cell != NOT_APPLICABLE)
                / sum(w for w, cell in zip(weights, row, strict=True) if cell != NOT_APPLICABLE)
                for row in rows
            ]
            first = np.isclose(scores, max(scores), atol=1e-6)
            won += first[asked] / first.sum()
        assert confidence == pytest.approx(won / 4 ** len(places), abs=2 * found.error)


def everything(found):
    return found.shares.tobytes(), found.central, found.mean, found.confidence


def test_acceptability_same_seed_gives_the_same_bytes_whatever_the_threads(monkeypatch):
    field = bench_products(40, 0.3, 0.1)
    first = acceptability(bench_rubric(), field, seed=7)
    assert everything(acceptability(bench_rubric(), field, seed=7)) == everything(first)
    for threads in (1, 3):
        monkeypatch.setattr(module, "THREADS", threads)
        assert everything(acceptability(bench_rubric(), field, seed=7)) == everything(first)
    assert everything(acceptability(bench_rubric(), field, seed=8)) != everything(first)


def test_acceptability_does_not_touch_the_callers_random_numbers():
    random.seed(1)
    before, numpys = random.getstate(), np.random.get_state()[1].copy()
    shares(THREE, (1, 1, UNKNOWN))
    assert random.getstate() == before
    assert (np.random.get_state()[1] == numpys).all()


@given(fields(), st.integers(0, 2**64))
@settings(max_examples=60)
def test_acceptability_shares_sum_to_1_by_product_and_by_rank(case, seed):
    rubric, products = case

    found = acceptability(rubric, products, seed=seed, draws=50)

    assert (found.shares >= 0).all()
    assert found.shares.sum(axis=0) == pytest.approx(1)
    assert found.shares.sum(axis=1) == pytest.approx(1)
    for share, central, confidence in zip(found.shares[:, 0], found.central, found.confidence, strict=True):
        assert (central is None) == (share == 0)
        assert (confidence is None) == (share < found.error)
        assert confidence is None or 0 <= confidence <= 1
        assert central is None or sum(central.values()) == pytest.approx(1)


@given(fields(), st.integers(0, 2**32))
@settings(max_examples=60)
def test_acceptability_equal_products_without_unknown_answers_have_equal_shares(case, seed):
    rubric, products = case
    known = [
        (slug, {code: Answer(NOT_APPLICABLE) if answer.level is None else answer for code, answer in answers.items()})
        for slug, answers in products
    ]

    found = acceptability(rubric, [*known, *known], seed=seed, draws=50)

    assert (found.shares[: len(known)] == found.shares[len(known) :]).all()


@given(fields(), st.integers(0, 2**32))
@settings(max_examples=60)
def test_acceptability_dominated_product_is_never_first(case, seed):
    rubric, products = case

    found = acceptability(rubric, products, seed=seed, draws=50)

    behind = dominated(rubric, products)
    for slug, row in zip(found.slugs, found.shares, strict=True):
        assert (row[: len(behind.get(slug, ()))] == 0).all(), "it ranks after all that dominate it"


def test_acceptability_of_30_products_is_quick():
    """Meant to take 50 ms: ten times as much on a busy machine still passes."""
    field = bench_products(30, 0.3, 0.05)
    times = []
    for _ in range(3):
        began = time.process_time()
        acceptability(bench_rubric(), field, seed=1)
        times.append(time.process_time() - began)
    assert min(times) < 0.5


def test_acceptability_of_1000_products_holds_little_at_a_time():
    """Blocks of draws come and go; what stays are tables of products and ranks. More draws add next to nothing."""
    field = bench_products(1000, 0.3, 0.05)
    tracemalloc.start()
    try:
        acceptability(bench_rubric(), field, seed=1, draws=600)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 150e6


def test_acceptability_of_many_equal_products_is_even():
    """Ties of all products in all draws are the most that ties can be."""
    rubric, number = bench_rubric(), 300
    answers = {criterion.code: Answer("scored", 2) for criterion in rubric.criteria}

    found = acceptability(rubric, [(f"p{n}", answers) for n in range(number)], seed=1, draws=1_000)

    assert found.shares == pytest.approx(np.full((number, number), 1 / number), abs=1e-9)
    assert list(found.central[number - 1].values()) == pytest.approx(list(found.mean.values()))
