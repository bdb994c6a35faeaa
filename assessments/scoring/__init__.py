"""Scoring: from the answers to a rubric's criteria to score, coverage, range, gates and grade.

Pure and exact: integers and fractions inside, rounded only where a figure is shown. The method in prose, with
a worked example, is docs/method.md.
"""

from assessments.scoring.lift import Lift, lifts, to_be_graded
from assessments.scoring.part import Problem
from assessments.scoring.result import (
    Figures,
    GateOutcome,
    GateState,
    Result,
    SectionResult,
    assess,
    check_answers,
    figures,
)
from assessments.scoring.rubric import lint, read_rubric
from assessments.scoring.types import (
    UNKNOWN,
    Answer,
    Criterion,
    Gate,
    GradeStep,
    Level,
    Rubric,
    Section,
    State,
)

__all__ = [
    "UNKNOWN",
    "Answer",
    "Criterion",
    "Figures",
    "Gate",
    "GateOutcome",
    "GateState",
    "GradeStep",
    "Level",
    "Lift",
    "Problem",
    "Result",
    "Rubric",
    "Section",
    "SectionResult",
    "State",
    "assess",
    "check_answers",
    "figures",
    "lifts",
    "lint",
    "read_rubric",
    "to_be_graded",
]
