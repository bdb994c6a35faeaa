"""Rubrics and answers for the tests of scoring: shipped ones, small ones, and any that hypothesis finds."""

from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml
from hypothesis import strategies as st

from assessments.scoring import Answer, Criterion, Gate, GradeStep, Rubric, Section, State, read_rubric

ROOT = Path(__file__).resolve().parents[2]
STEPS = tuple(
    GradeStep(grade, Fraction(at_least)) for grade, at_least in (("A", 85), ("B", 70), ("C", 55), ("D", 40), ("E", 0))
)
UNKNOWN_STATES = (State.NOT_LOOKED, State.NOTHING_FOUND, State.UNCLEAR)


def rubric_data(name="rubric.yaml"):
    """The parsed rubric of the catalogue, fresh for each caller to spoil."""
    return yaml.safe_load((ROOT / "catalogue" / name).read_text(encoding="utf-8"))


@cache
def shipped_rubric():
    return read_rubric(rubric_data())


def assessments(day):
    """The parsed assessments of one day, by file name."""
    paths = sorted((ROOT / "catalogue" / "assessments" / day).glob("*.yaml"))
    assert paths, f"no assessments of {day}"
    return [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in paths]


def make_rubric(*weights, gates=(), minimum_coverage="0.6"):
    """A rubric of criteria 1, 2, ... in one section, top level 3, with the shipped thresholds."""
    criteria = tuple(Criterion(str(n), "S", Fraction(weight), 3) for n, weight in enumerate(weights, 1))
    return Rubric(
        slug="example",
        version="1",
        sections=(Section("S", "Section"),),
        criteria=criteria,
        grades=STEPS,
        gates=tuple(gates),
        minimum_coverage=Fraction(minimum_coverage),
    )


def make_gate(criterion, cap="D", at_most_level=0):
    return Gate(criterion, at_most_level, cap, "because")


def make_answers(*levels):
    """Answers to criteria 1, 2, ...: a level, or a state."""
    return {
        str(n): Answer(level) if isinstance(level, State) else Answer(State.SCORED, level)
        for n, level in enumerate(levels, 1)
    }


def place(rubric, grade):
    """How far the grade is from the highest: larger is worse."""
    return [step.grade for step in rubric.grades].index(grade)


def levels_of(criterion):
    return st.integers(0, criterion.top).map(lambda level: Answer(State.SCORED, level))


def answers_of(criterion):
    others = st.sampled_from([Answer(state) for state in (*UNKNOWN_STATES, State.NOT_APPLICABLE)])
    return levels_of(criterion) | levels_of(criterion) | others


@st.composite
def rubrics(draw):
    weights = st.integers(1, 40).map(lambda tenths: Fraction(tenths, 10))
    sections = tuple(Section(code, f"Section {code}") for code in "PQR"[: draw(st.integers(1, 3))])
    criteria = []
    for n in range(draw(st.integers(1, 7))):
        section = draw(st.sampled_from(sections)).code
        criteria.append(Criterion(f"{section}{n}", section, draw(weights), draw(st.integers(1, 4))))
    thresholds = sorted(draw(st.sets(st.integers(1, 100), max_size=4)), reverse=True)
    grades = tuple(
        GradeStep(grade, Fraction(at_least)) for grade, at_least in zip("ABCDE", [*thresholds, 0], strict=False)
    )
    gates = tuple(
        Gate(
            criterion.code,
            draw(st.integers(0, criterion.top - 1)),
            draw(st.sampled_from(grades)).grade,
            "because",
        )
        for criterion in draw(st.lists(st.sampled_from(criteria), max_size=3))
    )
    minimum = Fraction(draw(st.integers(1, 20)), 20)
    return Rubric("any", "1", sections, tuple(criteria), grades, gates, minimum)


@st.composite
def cases(draw):
    """A rubric, and an answer to some of its criteria."""
    rubric = draw(rubrics())
    answered = [criterion for criterion in rubric.criteria if draw(st.integers(0, 9))]
    return rubric, {criterion.code: draw(answers_of(criterion)) for criterion in answered}
