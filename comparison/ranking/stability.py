"""How far the weight of one section may move before another product leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from assessments.scoring import UNKNOWN, Answer, Rubric, State
from comparison.ranking.stretches import WHOLE, Stretch, in_both, joined, not_negative

NOT_LOOKED = Answer(State.NOT_LOOKED)


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """Over which shares of the whole weight for one section, 0 to 1, the leader stays first.

    `share` is the section's share now. `stretches` stand from the lowest up, ends included: at an end the leader is
    first together with another. An end that is no fraction is off by less than one part in a million million.
    """

    section: str
    share: Fraction
    stretches: tuple[Stretch, ...]

    @property
    def always(self) -> bool:
        """Whether the leader stays first whatever the section weighs."""
        return self.stretches == WHOLE


@dataclass(frozen=True, slots=True)
class _Line:
    """A figure that moves in a straight line from `at_none`, where the section weighs nothing, to `at_all`."""

    at_none: int
    at_all: int

    @property
    def slope(self) -> int:
        """By how much it rises over the whole line."""
        return self.at_all - self.at_none

    def below_zero(self) -> tuple[Stretch, ...]:
        """Where it is negative, the ends included."""
        return () if min(self.at_none, self.at_all) >= 0 else not_negative(0, -self.slope, -self.at_none)


@dataclass(frozen=True, slots=True)
class _Product:
    """Points, weight with a level, and by how much this weight exceeds what is needed to be placed."""

    earned: _Line
    known: _Line
    spare: _Line


def weight_intervals(
    rubric: Rubric,
    weights: Mapping[str, Fraction],
    candidates: Sequence[tuple[str, Mapping[str, Answer]]],
    leader: str,
) -> tuple[WeightInterval, ...]:
    """For each section, in the rubric's order, the shares of the weight over which `leader` (a slug) stays first.

    The section's share moves from 0 to 1; its criteria keep their proportions, and so do all others. Where either
    side weighs nothing now, the rubric's own proportions are taken for it. First is whose personal score nobody
    exceeds, among the products with enough coverage to be placed, which changes with the weights too. With t the
    section's share, a score is (a + b·t) / (c + d·t), so that two products change places at the roots of a
    quadratic: no search, no step.
    """
    found = []
    for section in rubric.sections:
        inside = [c.code for c in rubric.criteria if c.section == section.code]
        outside = [c.code for c in rubric.criteria if c.section != section.code]
        if inside and outside:
            moved = _Moved(rubric, _proportions(rubric, weights, inside), _proportions(rubric, weights, outside))
            share = sum((weights[code] for code in inside), Fraction(0)) / sum(weights.values())
            products = {slug: moved.product(answers) for slug, answers in candidates}
            found.append(WeightInterval(section.code, share, _first(products, leader)))
    return tuple(found)


def _proportions(rubric: Rubric, weights: Mapping[str, Fraction], codes: Sequence[str]) -> dict[str, Fraction]:
    """The weights of these criteria, with the sum 1."""
    chosen = weights if any(weights[code] for code in codes) else {c.code: c.weight for c in rubric.criteria}
    total = sum((chosen[code] for code in codes), Fraction(0))
    return {code: chosen[code] / total for code in codes}


class _Moved:
    """The rubric with one section's share of the weight free to move."""

    def __init__(self, rubric: Rubric, inside: dict[str, Fraction], outside: dict[str, Fraction]) -> None:
        """With the proportions within the section and outside it, each with the sum 1."""
        self._minimum = rubric.minimum_coverage
        self._top = lcm(*(criterion.top for criterion in rubric.criteria))
        shares = inside | outside
        unit = lcm(*(share.denominator for share in shares.values()))
        self._criteria = tuple(
            (c.code, c.code in inside, int(shares[c.code] * unit), self._top // c.top) for c in rubric.criteria
        )

    def product(self, answers: Mapping[str, Answer]) -> _Product:
        """The product's figures at either end, in whole numbers."""
        earned, known, applicable = [0, 0], [0, 0], [0, 0]
        for code, inside, weight, step in self._criteria:
            answer = answers.get(code, NOT_LOOKED)
            if answer.level is not None:
                earned[inside] += weight * step * answer.level
                known[inside] += weight
                applicable[inside] += weight
            elif answer.state in UNKNOWN:
                applicable[inside] += weight
        needed, of = self._minimum.numerator, self._minimum.denominator
        spare = [of * some - needed * all_ for some, all_ in zip(known, applicable, strict=True)]
        return _Product(_Line(*earned), _Line(*known), _Line(*spare))


def _first(products: Mapping[str, _Product], leader: str) -> tuple[Stretch, ...]:
    """Where the leader is placed and nobody who is placed has a higher score."""
    ours = products[leader]
    stretches = not_negative(0, ours.spare.slope, ours.spare.at_none)
    for slug, theirs in products.items():
        if slug != leader and stretches:
            not_above = _not_above(theirs, ours)
            if not_above != WHOLE:
                stretches = in_both(stretches, joined([*not_above, *theirs.spare.below_zero()]))
    nothing_known = {end for end, known in ((0, ours.known.at_none), (1, ours.known.at_all)) if not known}
    return tuple(stretch for stretch in stretches if stretch[0] != stretch[1] or stretch[0] not in nothing_known)


def _not_above(theirs: _Product, ours: _Product) -> tuple[Stretch, ...]:
    """Where our score is at least theirs: earned / known of ours less theirs, over a common denominator."""
    square, linear, constant = (
        one - other
        for one, other in zip(_product(ours.earned, theirs.known), _product(theirs.earned, ours.known), strict=True)
    )
    if constant >= 0 and 2 * constant + linear >= 0 and constant + linear + square >= 0:
        return WHOLE  # no control point of the curve is below 0, so the curve is not either
    return not_negative(square, linear, constant)


def _product(one: _Line, other: _Line) -> tuple[int, int, int]:
    """The coefficients of the product of two lines, of the square first."""
    return (
        one.slope * other.slope,
        one.slope * other.at_none + one.at_none * other.slope,
        one.at_none * other.at_none,
    )
