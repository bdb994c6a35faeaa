"""Which grades a rubric can give at all."""

from fractions import Fraction
from math import ceil, lcm

from assessments.scoring.types import Criterion, Rubric

FINEST = 2_000_000
"""The most units that the total weight is divided into here: enough for weights with three decimals."""


def reachable_grades(rubric: Rubric) -> frozenset[str] | None:
    """The grades that some set of answers with a level on every criterion comes out at, gates included.

    Exact: follows every total that levels can sum to, apart for each cap that they trip. None where the
    weights are too finely divided to follow. Other answers (unknown, not applicable) could only add grades.
    """
    unit = Fraction(1, lcm(1, *((c.weight / c.top).denominator for c in rubric.criteria)))
    full = sum((c.weight for c in rubric.criteria), Fraction(0)) / unit
    if not 0 < full <= FINEST:
        return None
    order = [step.grade for step in rubric.grades]
    # Bit n of sums[cap] stands for a total of n units; cap is the place in `order` of the worst cap tripped.
    sums = {0: 1}
    for criterion in rubric.criteria:
        following: dict[int, int] = {}
        for level in range(criterion.top + 1):
            cap = _cap(rubric, criterion, level, order)
            points = int(criterion.weight * level / criterion.top / unit)
            for worst, totals in sums.items():
                key = max(worst, cap)
                following[key] = following.get(key, 0) | totals << points
        sums = following
    found = set()
    ceiling = int(full) + 1
    for place, step in enumerate(rubric.grades):
        floor = ceil(step.at_least * full / 100)
        band = max(ceiling - floor, 0)
        for worst, totals in sums.items():
            if totals >> floor & ((1 << band) - 1):
                found.add(order[max(place, worst)])
        ceiling = min(ceiling, floor)
    return frozenset(found)


def _cap(rubric: Rubric, criterion: Criterion, level: int, order: list[str]) -> int:
    tripped = (g for g in rubric.gates if g.criterion == criterion.code and level <= g.at_most_level)
    return max((order.index(gate.cap) for gate in tripped), default=0)
