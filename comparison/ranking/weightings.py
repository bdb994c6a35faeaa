"""Weightings at random: every way to spread the weight over the criteria is as likely as every other."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

GOLDEN = (sqrt(5) - 1) / 2


def weightings(generator: np.random.Generator, draws: int, classes: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """Weights, draws × criteria, each row with the sum 1, uniform over all that keep the order of the classes.

    `classes` hold the columns, the most important first, each column once: no column weighs less than one of a less
    important class, and within a class any may weigh more. A single class leaves the whole simplex.

    How the order is kept: the simplex falls into as many congruent
    parts as there are ways to order the columns, and each part is the sorted part with its columns exchanged. A row
    that is uniform on the simplex, once sorted, is uniform on the sorted part. So the heaviest weights go to the
    first class, the next ones to the second and so on, and within each class they are shuffled: all parts that keep
    the order of the classes are as likely as each other, and no other part is met.
    """
    weights = _on_the_simplex(generator, draws, sum(len(members) for members in classes))
    if len(classes) == 1:
        return weights
    weights = -np.sort(-weights, axis=1)
    kept = np.empty_like(weights)
    begin = 0
    for members in classes:
        end = begin + len(members)
        kept[:, list(members)] = generator.permuted(weights[:, begin:end], axis=1)
        begin = end
    return kept


def _on_the_simplex(generator: np.random.Generator, draws: int, columns: int) -> NDArray[np.float64]:
    """Rows of positive numbers with the sum 1, each row uniform over all such, and all rows evenly spread.

    A column takes of what is left 1 - u^(1/k), where u is uniform and k columns are still to come: so the last one
    gets the rest, and the row is uniform.
    """
    to_come = np.arange(columns - 1, 0, -1)
    left = np.ones((draws, columns + 1))
    left[:, 1:-1] = np.cumprod(_even(generator, draws, columns - 1) ** (1 / to_come), axis=1)
    left[:, -1] = 0
    return left[:, :-1] - left[:, 1:]


def _even(generator: np.random.Generator, draws: int, columns: int) -> NDArray[np.float64]:
    """Numbers from 0 to 1, each uniform, that leave fewer gaps than independent ones would.

    Each column has one number in each of as many equal parts as there are draws (a Latin hypercube: A. Owen, SIAM
    Journal on Numerical Analysis 34 (1997), pages 1884 to 1910, on why it is never worse than independent draws).
    The first two columns together are a lattice by the golden ratio at a random place, which is even in the plane.
    """
    numbers = np.arange(draws)
    even = np.empty((draws, columns))
    for column in range(columns):
        if column == 0:
            even[:, column] = (numbers / draws + generator.random()) % 1
        elif column == 1:
            even[:, column] = (numbers * GOLDEN + generator.random()) % 1
        else:
            even[:, column] = (generator.permutation(draws) + generator.random(draws)) / draws
    return even


def in_units(weights: NDArray[np.float64], units: int) -> NDArray[np.float32]:
    """The weights as whole numbers of at least 1, each row with a sum of at most `units`, in the same order.

    Rows need a sum of 1. Whole numbers make sums of weights exact, and hence ties; none is 0, so that whatever
    applies to a product weighs something.
    """
    whole: NDArray[np.float32] = (1 + np.floor(weights * (units - weights.shape[1] - 1))).astype(np.float32)
    return whole
