"""How firm the order is: in what share of all weightings a product takes a rank.

Stochastic multicriteria acceptability analysis: R. Lahdelma and P. Salminen, SMAA-2, Operations Research 49 (2001),
pages 444 to 454. In words: docs/method.md.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from assessments.scoring import Answer, Rubric
from comparison.ranking.confidence import confidence
from comparison.ranking.field import field
from comparison.ranking.importances import NoWeight
from comparison.ranking.tally import Tally
from comparison.ranking.weightings import in_units, weightings

DRAWS = 10_000
MOST_PRODUCTS = 1_000
"""More are not ranked: a table of products and ranks grows with the square of their number."""

MOST_DRAWS = 1_000_000
"""More would take more memory than a rank's share is worth."""

THREADS = 2
SCORES_AT_ONCE = 1 << 18
"""Scores held by one thread at a time: a few megabytes."""

MOST_DRAWS_AT_ONCE = 2_048


@dataclass(frozen=True, eq=False, slots=True)
class Acceptability:
    """What the draws came to; products and criteria in the order in which they were given.

    `shares[product, rank]` is the share of draws in which the product takes the rank, rank 0 the first; ties are
    split evenly over the ranks tied for, so that each row and each column has the sum 1. `central` holds, for a product
    that was ever first, the mean of the weightings that put it there, by criterion; else None. `mean` is that of all
    weightings, to compare with. `confidence` is the share of draws in which a product is first under its central
    weights, when only the unknown levels vary (`confidence_draws` of them); None for a product that is first in a
    smaller share of the draws than the sampling error, since its central weights rest on next to nothing.
    """

    slugs: tuple[str, ...]
    shares: NDArray[np.float64]
    central: tuple[Mapping[str, float] | None, ...]
    mean: Mapping[str, float]
    confidence: tuple[float | None, ...]
    seed: int
    draws: int
    confidence_draws: int

    @property
    def error(self) -> float:
        """See `sampling_error`."""
        return sampling_error(self.draws)


def sampling_error(draws: int) -> float:
    """The most by which a share of so many draws is off, 19 times out of 20: 0.98 / √draws."""
    return 0.98 / sqrt(draws)


def acceptability(
    rubric: Rubric,
    candidates: Sequence[tuple[str, Mapping[str, Answer]]],
    *,
    seed: int,
    draws: int = DRAWS,
    order: Sequence[Sequence[str]] | None = None,
) -> Acceptability:
    """The shares of ranks of the candidates (slug and answers), the same for the same seed, bit for bit.

    In each draw the weights are uniform over all weightings, or over those that keep `order`: classes of criteria,
    the most important first (see `weightings.weightings`); a criterion in no class takes no part. Each unknown level
    is drawn from its criterion's levels, for each product and draw by itself. What is not applicable to a product is
    left out of its score, which its other weights make up; a product to which nothing applies comes last.

    ValueError names what cannot be ranked; NoWeight is raised where `order` holds no criterion.
    """
    if not 1 <= len(candidates) <= MOST_PRODUCTS:
        raise ValueError(f"{len(candidates)} products cannot be ranked: it takes from 1 to {MOST_PRODUCTS:,}")
    if not 1 <= draws <= MOST_DRAWS:
        raise ValueError(f"{draws} draws cannot be made: it takes from 1 to {MOST_DRAWS:,}")
    classes = _classes(rubric, order)
    taking_part = [criterion for members in classes for criterion in members]
    columns = sorted(taking_part)
    criteria = [rubric.criteria[column] for column in columns]
    products = field(criteria, [answers for _, answers in candidates])
    weights = in_units(
        weightings(_generator(seed, 0), draws, [[columns.index(c) for c in members] for members in classes]),
        products.units,
    )
    tally = Tally(products, len(criteria))
    with ThreadPoolExecutor(THREADS) as pool:
        size = max(1, min(MOST_DRAWS_AT_ONCE, SCORES_AT_ONCE // len(candidates)))
        blocks = [weights[begin : begin + size] for begin in range(0, draws, size)]
        generators = [_generator(seed, 2 + number) for number in range(len(blocks))]
        list(pool.map(tally.add, blocks, generators))
        shares = tally.shares(draws)
        central = tally.central()
        sure = [
            None if mean is None or share < sampling_error(draws) else mean
            for mean, share in zip(central, shares[:, 0], strict=True)
        ]
        firm, confidence_draws = confidence(products, sure, draws=draws, generator=_generator(seed, 1), pool=pool)
    codes = [criterion.code for criterion in criteria]
    left_out = {criterion.code: 0.0 for criterion in rubric.criteria}

    def by_code(mean: NDArray[np.float64]) -> Mapping[str, float]:
        return left_out | dict(zip(codes, mean.tolist(), strict=True))

    total = weights.sum(axis=0, dtype=np.float64)
    return Acceptability(
        slugs=tuple(slug for slug, _ in candidates),
        shares=shares,
        central=tuple(None if mean is None else by_code(mean) for mean in central),
        mean=by_code(total / total.sum()),
        confidence=firm,
        seed=seed,
        draws=draws,
        confidence_draws=confidence_draws,
    )


def _classes(rubric: Rubric, order: Sequence[Sequence[str]] | None) -> list[list[int]]:
    """The classes of criteria, by their places in the rubric."""
    if order is None:
        return [list(range(len(rubric.criteria)))]
    places = {criterion.code: place for place, criterion in enumerate(rubric.criteria)}
    for code, times in Counter(code for members in order for code in members).items():
        if code not in places:
            raise ValueError(f"{code} is not a criterion of {rubric.slug} {rubric.version}")
        if times > 1:
            raise ValueError(f"{code} stands in the order of importance {times} times")
    classes = [[places[code] for code in members] for members in order if members]
    if not classes:
        raise NoWeight
    return classes


def _generator(seed: int, stream: int) -> np.random.Generator:
    """Random numbers that depend on the seed and the stream alone, whatever else is drawn before or beside them."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(stream,))))
