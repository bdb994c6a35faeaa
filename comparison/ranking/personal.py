"""The score under the officer's own weights, and the order that it makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.scoring import Answer, Figures, Rubric, check_answers, figures

PersonalResult = Figures
"""Score, coverage and range by the rubric's own formula, with the officer's weights in place of the rubric's."""


def personal_result(rubric: Rubric, weights: Mapping[str, Fraction], answers: Mapping[str, Answer]) -> PersonalResult:
    """What `answers` come to under `weights` (by criterion code, all of them).

    Criteria of weight 0 take no part: where none is left that applies, there is no score, coverage is 0 and the
    range 0 to 100. ValueError as of `assessments.scoring.assess`.
    """
    check_answers(rubric, answers)
    return figures(rubric.criteria, answers, weights)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One product in the order: `place` counts from 1, equal scores share it; None where too little is known."""

    slug: str
    place: int | None
    result: PersonalResult


@dataclass(frozen=True, slots=True)
class Order:
    """The products that can be placed, and after them those of which too little is known, each best first."""

    placed: tuple[Ranked, ...]
    too_little_known: tuple[Ranked, ...]

    @property
    def leader(self) -> str | None:
        """The product that stands first, by name where several share the first place."""
        return self.placed[0].slug if self.placed else None


def order(rubric: Rubric, results: Iterable[tuple[str, str, PersonalResult]]) -> Order:
    """The products, given as slug, name and result, by falling score, then by name, then by slug.

    A product whose coverage under the officer's weights is below the rubric's minimum is not placed, so that none
    leads by the one thing known of it; among these, products without a score come last.
    """
    ranked = sorted(results, key=_best_first)
    known = [entry for entry in ranked if entry[2].coverage >= rubric.minimum_coverage]
    little = [entry for entry in ranked if entry[2].coverage < rubric.minimum_coverage]
    placed: list[Ranked] = []
    for count, (slug, _, result) in enumerate(known, start=1):
        level = placed and placed[-1].result.score == result.score
        placed.append(Ranked(slug, placed[-1].place if level else count, result))
    return Order(tuple(placed), tuple(Ranked(slug, None, result) for slug, _, result in little))


def _best_first(entry: tuple[str, str, PersonalResult]) -> tuple[bool, Fraction, str, str]:
    slug, name, result = entry
    return result.score is None, -(result.score or Fraction(0)), name.casefold(), slug
