"""Products to be ranked, as arrays: what is known of each, what is not, and what applies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm

import numpy as np
from numpy.typing import NDArray

from assessments.scoring import UNKNOWN, Answer, Criterion, State

NOT_LOOKED = Answer(State.NOT_LOOKED)
EXACT = 1 << 24
"""Whole numbers up to this one are exact as single-precision floats, and so are their sums."""

HIGHEST = 2 * EXACT**2
"""No product's score, as a whole number, is above this."""


@dataclass(frozen=True, eq=False, slots=True)
class Unknown:
    """The products whose level on the criterion in `column` is unknown: one of `levels`, each worth `step` points."""

    column: int
    products: NDArray[np.intp]
    levels: int
    step: int


@dataclass(frozen=True, eq=False, slots=True)
class Field:
    """The products, exact in whole numbers.

    `points[product, criterion]` are those of the known levels, at most `top` for a criterion; `applies` is 1 where
    the criterion applies. A weighting counts `units` in all, so that a sum of points times weights stays exact.
    """

    points: NDArray[np.float32]
    applies: NDArray[np.float32]
    unknown: tuple[Unknown, ...]
    top: int

    @property
    def units(self) -> int:
        """How many units of weight there are to spread."""
        return EXACT // self.top

    def keys(self, weights: NDArray[np.float32], generator: np.random.Generator) -> NDArray[np.int64]:
        """The products' scores as whole numbers, products × draws: lower for better, equal for equal and no others.

        `weights`, draws × criteria, are whole units. Each unknown level is drawn anew. Keys have at most 51 bits.
        """
        columns = np.ascontiguousarray(weights.T)
        sums = product(self.points, columns)
        for unknown in self.unknown:
            shape = (len(unknown.products), columns.shape[1])
            levels = generator.integers(0, unknown.levels, size=shape, dtype=np.uint8)
            sums[unknown.products] += levels * (unknown.step * columns[unknown.column])
        scores = self.scores(sums, columns)
        if scores is not sums:
            scores *= 2 * self.units**2
        keys = scores.astype(np.int64)
        return np.subtract(HIGHEST, keys, out=keys)

    def scores(
        self, sums: NDArray[np.float32], columns: NDArray[np.float32]
    ) -> NDArray[np.float32] | NDArray[np.float64]:
        """What decides between products for their sums of points times weights (the weights: criteria × draws).

        Higher for better, equal for equal and no others, though floats: where all criteria apply to all products,
        the sums themselves, which are whole. Else each is divided by the product's own weight, at most `units`: two
        such quotients are equal or at least 1 / units² apart, which double precision does not blur. A product to
        which nothing applies has -1.
        """
        if self.applies.all():
            return sums
        nothing = ~self.applies.any(axis=1)
        own = product(self.applies, columns).astype(np.float64)
        own[nothing] = 1
        scores = sums / own
        scores[nothing] = -1
        return scores


def product(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    """The product of two matrices of whole numbers, exact while its sums are below 2²⁴.

    Not by `@`: the threads of its library and ours would wait for each other, and so take five times as long.
    """
    found: NDArray[np.float32] = np.einsum("ik,kj->ij", left, right)
    return found


def field(criteria: Sequence[Criterion], candidates: Sequence[Mapping[str, Answer]]) -> Field:
    """The candidates' answers to the criteria, in their orders; a missing answer counts as not looked."""
    top = lcm(*(criterion.top for criterion in criteria))
    points = np.zeros((len(candidates), len(criteria)), np.float32)
    applies = np.ones_like(points)
    unknown = []
    for column, criterion in enumerate(criteria):
        answers = [answers.get(criterion.code, NOT_LOOKED) for answers in candidates]
        step = top // criterion.top
        points[:, column] = [(answer.level or 0) * step for answer in answers]
        applies[:, column] = [answer.state is not State.NOT_APPLICABLE for answer in answers]
        products = np.flatnonzero([answer.state in UNKNOWN for answer in answers])
        if products.size:
            unknown.append(Unknown(column, products, criterion.top + 1, step))
    return Field(points, applies, tuple(unknown), top)
