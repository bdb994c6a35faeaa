"""How firm a shortlist's order is, worked out once for the same answers and weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assessments import scoring
from comparison.ranking.acceptability import MOST_PRODUCTS, Acceptability, acceptability
from comparison.ranking.dominance import dominated
from comparison.ranking.importances import order_of_importance, weights
from comparison.ranking.personal import order, personal_result
from comparison.ranking.stability import WeightInterval, weight_intervals

FEWEST = 2
"""Fewer products have no order."""

KEPT = 8
"""Results kept in memory: of 1,000 products each takes 8 MB for each kind of weighting, of 32 hardly anything."""

Answers = tuple[tuple[str, scoring.Answer], ...]
Candidates = tuple[tuple[str, str, Answers], ...]
"""Slug, name and answers of each product."""


@dataclass(frozen=True, eq=False)
class Firmness:
    """How firm the order of some products is.

    `any_weights` are the ranks under every weighting, `own_order` those under the weightings that keep the reader's
    order of importance, None where everything is equally important. `intervals` tell of `leader`, the slug of the
    first product that is placed, within which weights of a section it stays first; none where none is placed.
    `dominated` names for a product those that are at least as good on everything and better on something, whatever
    the weights and the unknown answers are.
    """

    any_weights: Acceptability
    own_order: Acceptability | None
    leader: str | None
    intervals: tuple[WeightInterval, ...]
    dominated: Mapping[str, tuple[str, ...]]

    @property
    def main(self) -> Acceptability:
        """The ranks to show first."""
        return self.own_order or self.any_weights


def is_an_order(products: int) -> bool:
    """Whether there are enough products for one to stand before another."""
    return products >= FEWEST


def are_too_many(products: int) -> bool:
    """Whether there are more products than can be ranked quickly."""
    return products > MOST_PRODUCTS


@lru_cache(maxsize=KEPT)
def firmness(
    rubric: scoring.Rubric, candidates: Candidates, importances: tuple[tuple[str, int], ...], seed: int
) -> Firmness:
    """How firm the order of the candidates is; kept, because published answers never change. NoWeight where every
    importance is 0."""
    classes = order_of_importance(rubric, dict(importances))
    everything_equal = len(classes) == 1 and len(classes[0]) == len(rubric.criteria)
    products = [(slug, dict(answers)) for slug, _, answers in candidates]
    weighed = weights(rubric, dict(importances))
    found = order(rubric, [(slug, name, personal_result(rubric, weighed, dict(a))) for slug, name, a in candidates])
    return Firmness(
        any_weights=_ranks(rubric, candidates, None, seed),
        own_order=None if everything_equal else _ranks(rubric, candidates, classes, seed),
        leader=found.leader,
        intervals=weight_intervals(rubric, weighed, products, found.leader) if found.leader else (),
        dominated=dominated(rubric, products),
    )


@lru_cache(maxsize=KEPT)
def _ranks(
    rubric: scoring.Rubric, candidates: Candidates, classes: tuple[tuple[str, ...], ...] | None, seed: int
) -> Acceptability:
    """The shares of ranks; kept apart, for many importances make the same order of importance."""
    return acceptability(rubric, [(slug, dict(answers)) for slug, _, answers in candidates], seed=seed, order=classes)
