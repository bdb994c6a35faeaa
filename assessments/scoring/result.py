"""Score, coverage, range, gates and grade of one assessment, all exact (docs/method.md)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assessments.scoring.types import UNKNOWN, Answer, Criterion, Gate, Rubric, State

NOT_LOOKED = Answer(State.NOT_LOOKED)


class GateState(StrEnum):
    """Whether a gate caps the grade (tripped), does not (passed, not applicable) or could yet (undecided)."""

    TRIPPED = "tripped"
    PASSED = "passed"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class GateOutcome:
    """A gate of the rubric and how it stands for these answers."""

    gate: Gate
    state: GateState


@dataclass(frozen=True, slots=True)
class Figures:
    """What some criteria come to together, in the units of `Result`."""

    score: Fraction | None
    coverage: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class SectionResult:
    """The figures of one section, in the units of `Result`."""

    code: str
    score: Fraction | None
    coverage: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers come to; nothing is rounded.

    `score`, `low` and `high` are 0 to 100, `coverage` 0 to 1. `score` is None where no criterion has a level;
    `grade` is None where coverage is below the rubric's minimum ("not graded"), while `at_worst` and
    `at_best` are always given. Where every criterion is not applicable, nothing can be known: coverage 0,
    range 0 to 100.
    """

    score: Fraction | None
    coverage: Fraction
    low: Fraction
    high: Fraction
    grade: str | None
    at_worst: str
    at_best: str
    gates: tuple[GateOutcome, ...]
    sections: tuple[SectionResult, ...]


def assess(rubric: Rubric, answers: Mapping[str, Answer]) -> Result:
    """The result of `answers` (by criterion code) under `rubric`.

    A criterion without an answer counts as not looked. ValueError names an answer to no criterion of the
    rubric, a level outside the criterion's scale, and a level and a state that do not go together.
    """
    check_answers(rubric, answers)
    whole = figures(rubric.criteria, answers)
    gates = tuple(GateOutcome(gate, _gate_state(gate, answers)) for gate in rubric.gates)
    tripped = [outcome.gate.cap for outcome in gates if outcome.state is GateState.TRIPPED]
    undecided = [outcome.gate.cap for outcome in gates if outcome.state is GateState.UNDECIDED]
    if whole.score is None or whole.coverage < rubric.minimum_coverage:
        grade = None
    else:
        grade = _grade(rubric, whole.score, tripped)
    return Result(
        score=whole.score,
        coverage=whole.coverage,
        low=whole.low,
        high=whole.high,
        grade=grade,
        at_worst=_grade(rubric, whole.low, tripped + undecided),
        at_best=_grade(rubric, whole.high, tripped),
        gates=gates,
        sections=tuple(_section(rubric, section.code, answers) for section in rubric.sections),
    )


def check_answers(rubric: Rubric, answers: Mapping[str, Answer]) -> None:
    """Nothing, or ValueError naming the first answer that the rubric cannot take, see `assess`."""
    tops = {criterion.code: criterion.top for criterion in rubric.criteria}
    for code, answer in answers.items():
        if code not in tops:
            raise ValueError(f"{code} is not a criterion of {rubric.slug} {rubric.version}")
        if answer.state is not State.SCORED:
            if answer.level is not None:
                raise ValueError(f"{code} is {answer.state} and yet has level {answer.level}")
        elif answer.level is None:
            raise ValueError(f"{code} is scored and has no level")
        elif not 0 <= answer.level <= tops[code]:
            raise ValueError(f"{code} has level {answer.level}, outside 0 to {tops[code]}")


def figures(
    criteria: Iterable[Criterion], answers: Mapping[str, Answer], weights: Mapping[str, Fraction] | None = None
) -> Figures:
    """The one formula of score, coverage and range, over `criteria` alone.

    `weights` by criterion code, 0 or more, stand in for the criteria's own; a criterion of weight 0 takes no part.
    """
    earned = known = unknown = Fraction(0)
    for criterion in criteria:
        weight = criterion.weight if weights is None else weights[criterion.code]
        answer = answers.get(criterion.code, NOT_LOOKED)
        if answer.level is not None:
            earned += weight * Fraction(answer.level, criterion.top)
            known += weight
        elif answer.state in UNKNOWN:
            unknown += weight
    applicable = known + unknown
    if not applicable:
        return Figures(score=None, coverage=Fraction(0), low=Fraction(0), high=Fraction(100))
    return Figures(
        score=100 * earned / known if known else None,
        coverage=known / applicable,
        low=100 * earned / applicable,
        high=100 * (earned + unknown) / applicable,
    )


def _section(rubric: Rubric, code: str, answers: Mapping[str, Answer]) -> SectionResult:
    part = figures((c for c in rubric.criteria if c.section == code), answers)
    return SectionResult(code, part.score, part.coverage, part.low, part.high)


def _gate_state(gate: Gate, answers: Mapping[str, Answer]) -> GateState:
    answer = answers.get(gate.criterion, NOT_LOOKED)
    if answer.level is not None:
        return GateState.TRIPPED if answer.level <= gate.at_most_level else GateState.PASSED
    return GateState.UNDECIDED if answer.state in UNKNOWN else GateState.NOT_APPLICABLE


def _grade(rubric: Rubric, score: Fraction, caps: Iterable[str]) -> str:
    order = [step.grade for step in rubric.grades]
    reached = next(step.grade for step in rubric.grades if score >= step.at_least)
    return max((reached, *caps), key=order.index)
