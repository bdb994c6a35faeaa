"""Weightings are uniform on the simplex, and on the part of it that keeps an order of importance."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.ranking.weightings import in_units, weightings

DRAWS = 20_000


def drawn(*classes, seed=1, draws=DRAWS):
    return weightings(np.random.default_rng(seed), draws, classes)


def far(sample, reference):
    """The largest distance between two samples' distribution functions (Kolmogorov and Smirnov)."""
    points = np.sort(np.concatenate([sample, reference]))
    ours = np.searchsorted(np.sort(sample), points, side="right") / len(sample)
    theirs = np.searchsorted(np.sort(reference), points, side="right") / len(reference)
    return np.abs(ours - theirs).max()


@pytest.mark.parametrize("columns", [2, 3, 5, 22])
def test_weightings_without_an_order_have_the_moments_of_the_simplex(columns):
    weights = drawn(range(columns))

    mean, second = 1 / columns, 2 / (columns * (columns + 1))
    mixed = 1 / (columns * (columns + 1))
    assert weights.mean(axis=0) == pytest.approx(np.full(columns, mean), rel=0.02)
    products = weights.T @ weights / len(weights)
    expected = np.full((columns, columns), mixed) + np.eye(columns) * (second - mixed)
    assert products == pytest.approx(expected, rel=0.06)


def test_weightings_without_an_order_have_the_margins_of_the_simplex():
    weights = drawn(range(4))
    uniform = (np.arange(DRAWS) + 0.5) / DRAWS
    for column in weights.T:
        assert far(column, 1 - (1 - uniform) ** (1 / 3)) < 0.015


@pytest.mark.parametrize("classes", [[[1], [0, 3], [2]], [[0, 1], [2, 3]], [[3], [2], [1], [0]], [[0, 2, 3], [1]]])
def test_weightings_with_an_order_are_those_of_the_simplex_that_keep_it(classes):
    """Against rejection: uniform draws from the simplex, of which those that break the order are thrown away."""
    generator = np.random.default_rng(2)
    simplex = generator.standard_exponential((400_000, 4))
    simplex /= simplex.sum(axis=1, keepdims=True)
    kept = simplex[keeps(simplex, classes)]

    weights = drawn(*classes)

    assert len(kept) > 10_000
    assert keeps(weights, classes).all()
    directions = [*np.eye(4), *(np.eye(4)[a] - np.eye(4)[b] for a in range(4) for b in range(a)), [1, 2, 4, 8]]
    for direction in directions:
        assert far(weights @ direction, kept @ direction) < 0.025


def keeps(weights, classes):
    """Which rows let no column weigh less than one of a less important class."""
    fine = np.ones(len(weights), bool)
    for more, less in pairwise(classes):
        fine &= weights[:, more].min(axis=1) >= weights[:, less].max(axis=1)
    return fine


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5), st.integers(0, 2**32))
def test_weightings_sum_to_1_and_keep_the_order_even_in_whole_units(sizes, seed):
    columns = iter(np.random.default_rng(seed).permutation(sum(sizes)).tolist())
    classes = [[next(columns) for _ in range(size)] for size in sizes]

    weights = drawn(*classes, seed=seed, draws=20)

    assert (weights >= 0).all()
    assert weights.sum(axis=1) == pytest.approx(1)
    units = in_units(weights, 1000)
    assert keeps(units, classes).all()
    assert (units >= 1).all()
    assert (units.sum(axis=1) <= 1000).all()
    assert (units == np.rint(units)).all()
