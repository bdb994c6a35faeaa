"""Counting who takes which rank, draw after draw, with ties split evenly over the ranks tied for."""

from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from comparison.ranking.field import Field

ONE = 720_720 << 20
"""What one draw counts: whole numbers, so that counts do not depend on the order in which they are added. It can be
divided by every number of tied products up to 16 without a rest, and by any other with one that does not matter."""

FINE = 1 << 16
"""By how much a unit of weight is divided where products tie for the first place."""


class Tally:
    """The ranks and the winning weightings of one field of products; blocks of draws are added in any order."""

    def __init__(self, field: Field, criteria: int) -> None:
        """A tally of no draws yet."""
        products = len(field.points)
        self._field = field
        self._bits = max(1, (products - 1).bit_length())
        # Rank by rank, the products in each: draws in which one stands there alone, and how tied draws' parts change.
        self._counts = np.zeros(products * products, np.int64)
        self._tied = np.zeros((products + 1) * products, np.int64)
        self._weights = np.zeros((products, criteria), np.int64)
        self._lock = Lock()

    def add(self, weights: NDArray[np.float32], generator: np.random.Generator) -> None:
        """Rank the products under each of the weightings (draws × criteria, in units), unknown levels drawn anew."""
        products, draws = len(self._field.points), len(weights)
        ranked, level = self._ranked(self._field.keys(weights, generator))
        cells = (ranked + np.arange(products) * products).ravel()
        counts = np.bincount(cells, minlength=products * products)
        ties = _ties(level)
        np.subtract.at(counts, cells[ties.places], 1)
        draw, rank = np.divmod(ties.starts, products)
        who = ranked.ravel()[ties.places]
        part = ONE // ties.sizes
        begin = rank * products + who
        at_top = rank == 0
        sharing = np.ones(draws, np.int64)
        sharing[draw[at_top]] = ties.sizes[at_top]
        alone = np.flatnonzero(sharing == 1)
        who_won, won = _won(
            np.concatenate([ranked[alone, 0], who[at_top]]),
            np.concatenate([alone, draw[at_top]]),
            weights.astype(np.int64) * FINE // sharing[:, None],
        )
        with self._lock:
            self._counts += counts
            np.add.at(self._tied, begin, part)
            np.subtract.at(self._tied, begin + ties.sizes * products, part)
            self._weights[who_won] += won.astype(np.int64)

    def _ranked(self, keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The products best first, draws × ranks, and whether each is level with the one before it."""
        # Key and product in one number, for which there are bits enough: one sort puts both in order, faster than two.
        keys <<= self._bits
        keys |= np.arange(len(keys))[:, None]
        ranked = np.ascontiguousarray(keys.T)
        ranked.sort(axis=1)
        level = np.zeros(ranked.shape, bool)
        level[:, 1:] = (ranked[:, 1:] ^ ranked[:, :-1]) >> self._bits == 0
        ranked &= (1 << self._bits) - 1
        return ranked, level

    def shares(self, draws: int) -> NDArray[np.float64]:
        """The share of the draws in which each product (row) takes each rank (column)."""
        products = len(self._weights)
        parts = np.cumsum(self._tied.reshape(products + 1, products)[:-1], axis=0)
        parts += self._counts.reshape(products, products) * ONE
        return np.ascontiguousarray(parts.T) / (draws * ONE)

    def central(self) -> list[NDArray[np.float64] | None]:
        """The mean of the weightings that put each product first, None where none did."""
        return [sums / sums.sum() if sums.any() else None for sums in self._weights]


@dataclass(frozen=True, eq=False, slots=True)
class _Ties:
    """The places in a table, row by row, that are level with a neighbour: where the run begins, and its length."""

    places: NDArray[np.intp]
    starts: NDArray[np.intp]
    sizes: NDArray[np.int64]


def _ties(level: NDArray[np.bool_]) -> _Ties:
    """The ties in a table whose places say whether they are level with the one before; a row begins with False."""
    with_previous = level.ravel()
    tied = with_previous.copy()
    tied[:-1] |= with_previous[1:]
    places = np.flatnonzero(tied)
    begins = np.flatnonzero(~with_previous[places])
    sizes = np.diff(np.append(begins, len(places)))
    return _Ties(places, np.repeat(places[begins], sizes), np.repeat(sizes, sizes))


def _won(
    winners: NDArray[np.int64], draws: NDArray[np.int64], weights: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The winners, and for each the sum of the weightings (draws × criteria) of those draws in which it is first.

    `winners` and `draws` are pairs. The sums are whole numbers that a double-precision float holds exactly, so that
    no order of adding changes them.
    """
    ever = np.bincount(winners) > 0
    who = np.flatnonzero(ever)
    first = np.zeros((len(who), len(weights)))
    first[(np.cumsum(ever) - 1)[winners], draws] = 1
    return who, np.einsum("ik,kj->ij", first, weights.astype(np.float64))
