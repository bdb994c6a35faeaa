"""How surely a product is first under the weights that suit it best, when only the unknown levels vary."""

from collections.abc import Sequence
from concurrent.futures import Executor

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from comparison.ranking.field import Field, product
from comparison.ranking.weightings import in_units

SCORES = 3_000_000
"""About how many scores are worth computing here; with very many products, fewer draws have to do."""

FEWEST_DRAWS = 1_000


def confidence(
    field: Field,
    weightings: Sequence[NDArray[np.float64] | None],
    *,
    draws: int,
    generator: np.random.Generator,
    pool: Executor,
) -> tuple[tuple[float | None, ...], int]:
    """For each product with a weighting of its own, the share of draws in which it is first under it; and the draws.

    Ties count in part. The same random levels serve every weighting. They also serve every product, each product
    beginning at another draw and going round, so that no two products share a draw's levels and each draw's levels
    are independent.
    """
    products, criteria = field.points.shape
    asked = {number: mean for number, mean in enumerate(weightings) if mean is not None}
    scores = max(1, len(asked) * products)
    draws = max(products, min(draws, max(FEWEST_DRAWS, SCORES // scores)))
    levels = np.zeros((criteria, draws), np.float32)
    open_answers = np.zeros((products, criteria), np.float32)
    for unknown in field.unknown:
        drawn = generator.integers(0, unknown.levels, size=draws, dtype=np.uint8)
        levels[unknown.column] = drawn * np.float32(unknown.step)
        open_answers[unknown.products, unknown.column] = 1

    around = np.hstack([levels, levels[:, :products]])

    def share(number: int) -> float:
        return _share(field, open_answers, around, in_units(asked[number][None, :], field.units)[0], number)

    found = dict(zip(asked, pool.map(share, asked), strict=True))
    return tuple(found.get(number) for number in range(products)), draws


def _share(
    field: Field,
    open_answers: NDArray[np.float32],
    around: NDArray[np.float32],
    weights: NDArray[np.float32],
    asked: int,
) -> float:
    """The product's share of first ranks under the weights; `around` are the levels, with the first draws again."""
    products = len(field.points)
    drawn = product(open_answers * weights, around)
    # Row n begins at its n-th draw.
    row, step = drawn.strides
    staggered = as_strided(drawn, (products, drawn.shape[1] - products), (row + step, step), writeable=False)
    sums = staggered + product(field.points, weights[:, None])
    scores = field.scores(sums, weights[:, None])
    first = scores == scores.max(axis=0)
    sharing = np.bincount(first.sum(axis=0, dtype=np.uint16)[first[asked]])
    won = sum(often / size for size, often in enumerate(sharing.tolist()) if often)
    return float(won / sums.shape[1])
