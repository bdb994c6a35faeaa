"""The words of scoring as values. The method in prose: docs/method.md."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise


class State(StrEnum):
    """What kind of answer a criterion has."""

    SCORED = "scored"
    NOT_LOOKED = "not-looked"
    NOTHING_FOUND = "nothing-found"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"


UNKNOWN = frozenset({State.NOT_LOOKED, State.NOTHING_FOUND, State.UNCLEAR})
"""The states in which the level could turn out to be any: they widen the range."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the rubric's scale, lowest 0."""

    value: int
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group of criteria that has a score of its own."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is judged; `section` is a section's code, `top` the highest level, `weight` above 0."""

    code: str
    section: str
    weight: Fraction
    top: int


@dataclass(frozen=True, slots=True)
class Gate:
    """A cap on the grade, tripped by a level of `criterion` at or below `at_most_level`."""

    criterion: str
    at_most_level: int
    cap: str
    because: str


@dataclass(frozen=True, slots=True)
class GradeStep:
    """A grade and the score, 0 to 100, from which on it is given."""

    grade: str
    at_least: Fraction


@dataclass(frozen=True, slots=True)
class Rubric:
    """One version of a rubric, as far as figures need it.

    `grades` stand highest first and end at 0; `minimum_coverage` is a share in (0, 1]; `levels` is the scale
    with its words, lowest first, and takes no part in the figures. ValueError says why a rubric cannot be
    reckoned with; `lint` finds far more, each with its place.
    """

    slug: str
    version: str
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]
    grades: tuple[GradeStep, ...]
    gates: tuple[Gate, ...]
    minimum_coverage: Fraction
    levels: tuple[Level, ...] = ()

    def __post_init__(self) -> None:
        codes = [criterion.code for criterion in self.criteria]
        sections = {section.code for section in self.sections}
        grades = [step.grade for step in self.grades]
        thresholds = [step.at_least for step in self.grades]
        sound = {
            "criteria have codes of their own": len(set(codes)) == len(codes),
            "criteria stand in its sections": all(c.section in sections for c in self.criteria),
            "weights are positive": all(c.weight > 0 for c in self.criteria),
            "criteria have a level above 0": all(c.top > 0 for c in self.criteria),
            "grades have names of their own": len(set(grades)) == len(grades),
            "thresholds strictly fall": all(a > b for a, b in pairwise(thresholds)),
            "the last threshold is 0": thresholds[-1:] == [0],
            "gates refer to its criteria": all(gate.criterion in codes for gate in self.gates),
            "gates cap at its grades": all(gate.cap in grades for gate in self.gates),
            "the minimum coverage is above 0 and at most 1": 0 < self.minimum_coverage <= 1,
        }
        for demand, met in sound.items():
            if not met:
                raise ValueError(f"rubric {self.slug} {self.version}: it must be so that {demand}")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one criterion: a level exactly when the state is scored."""

    state: State
    level: int | None = None
