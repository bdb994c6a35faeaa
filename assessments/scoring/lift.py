"""What would change the grade, and what must be known before there is one (docs/method.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.scoring.result import NOT_LOOKED, assess
from assessments.scoring.types import UNKNOWN, Answer, Rubric, State


@dataclass(frozen=True, slots=True)
class Lift:
    """A rise of one level on one criterion that changes the grade.

    `gain` is by how many points the score rises; `score` and `grade` are those after the rise.
    """

    criterion: str
    from_level: int
    to_level: int
    gain: Fraction
    score: Fraction
    grade: str


def lifts(rubric: Rubric, answers: Mapping[str, Answer]) -> tuple[Lift, ...]:
    """Every single-level rise that changes the grade, largest gain first, ties in the rubric's order.

    Empty where there is no grade: a higher level does not add coverage, see `to_be_graded`.
    """
    now = assess(rubric, answers)
    if now.score is None or now.grade is None:
        return ()
    found = []
    for criterion in rubric.criteria:
        level = answers.get(criterion.code, NOT_LOOKED).level
        if level is None or level == criterion.top:
            continue
        then = assess(rubric, {**answers, criterion.code: Answer(State.SCORED, level + 1)})
        if then.score is not None and then.grade is not None and then.grade != now.grade:
            gain = then.score - now.score
            found.append(Lift(criterion.code, level, level + 1, gain, then.score, then.grade))
    return tuple(sorted(found, key=lambda lift: -lift.gain))


def to_be_graded(rubric: Rubric, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The fewest unknown criteria that, once given a level, bring coverage to the minimum, heaviest first.

    Ties stand in the rubric's order. Empty where coverage suffices, and where nothing is applicable.
    """
    coverage = assess(rubric, answers).coverage
    states = [(c, answers.get(c.code, NOT_LOOKED).state) for c in rubric.criteria]
    applicable = sum((c.weight for c, state in states if state is not State.NOT_APPLICABLE), Fraction(0))
    unknown = [c for c, state in states if state in UNKNOWN]
    needed = []
    for criterion in sorted(unknown, key=lambda c: -c.weight):
        if coverage >= rubric.minimum_coverage:
            break
        coverage += criterion.weight / applicable
        needed.append(criterion.code)
    return tuple(needed)
