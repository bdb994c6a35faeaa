"""Grade, range, coverage and gates of one publication, in words."""

from typing import Any

from assessments.document.rubric import RubricText
from assessments.document.types import GateResult, PublicationDocument, Score
from comparison.brief.words import STATE_WORDS, counted, joined, sentence
from comparison.figures import figure, percent

NOT_LOOKED = "not-looked"
UNCONFIRMED = "Automated rating, not confirmed by a person."


def verdict(document: PublicationDocument, rubric: RubricText) -> dict[str, Any]:
    """The grade never without its range, what is known, and who rated."""
    result = document.result
    low, high = result.range
    return {
        "grade": result.grade or "not graded",
        "graded": result.grade is not None,
        "span": _span(document),
        "figures": _figures(document),
        "known": _known(document, rubric),
        "bar": {"low": low, "high": high, "score": result.score},
        "bands": _bands(rubric),
        "notice": "" if document.confirmed_by_person else UNCONFIRMED,
    }


def answer(document: PublicationDocument, rubric: RubricText, code: str) -> dict[str, Any]:
    """The answer to one criterion as the mark and the word that stand for it."""
    score = score_of(document, code)
    if score is None or score.level is None:
        state = NOT_LOOKED if score is None else score.state
        return {"mark": state, "word": STATE_WORDS.get(state, state.replace("-", " "))}
    return {"mark": str(score.level), "word": rubric.level(score.level).label}


def score_of(document: PublicationDocument, code: str) -> Score | None:
    """The document's score on a criterion; None where it has none."""
    return next((score for score in document.scores if score.criterion == code), None)


def gates(document: PublicationDocument, rubric: RubricText) -> list[str]:
    """One sentence for every gate, those that cap or still could first."""
    order = ("tripped", "undecided", "passed", "not-applicable")
    ranked = sorted(
        document.result.gates, key=lambda gate: order.index(gate.state) if gate.state in order else len(order)
    )
    return [_gate(gate, rubric) for gate in ranked]


def gates_in_brief(document: PublicationDocument, rubric: RubricText) -> list[str]:
    """What caps the grade and what still could, as a busy reader needs it; never empty."""
    lines = [_gate(gate, rubric) for gate in document.result.gates if gate.state == "tripped"]
    open_gates: dict[str, list[str]] = {}
    for gate in document.result.gates:
        if gate.state == "undecided":
            open_gates.setdefault(gate.cap, []).append(gate.criterion)
    if open_gates:
        caps = [f"at {cap} by {joined(codes, 'or')}" for cap, codes in open_gates.items()]
        lines.append(f"Could still be capped {', '.join(caps)}: the answers are not known.")
    return lines or ["No gate caps the grade, and none is left undecided."]


def lifts(document: PublicationDocument, rubric: RubricText) -> list[str]:
    """What would change the grade for the better, one sentence each; never empty."""
    result = document.result
    if result.grade is None:
        needed = [f"{code} {rubric.criterion(code).title}" for code in document.to_be_graded]
        lines = [
            (
                f"There is no grade to lift yet: {percent(result.coverage)} of the weight is known, and a grade needs "
                f"{percent(rubric.minimum_coverage)}."
            )
        ]
        if needed:
            lines.append(f"The shortest way to a grade: answers that decide a level on {joined(needed)}.")
        return lines
    if document.lifts:
        return [
            f"{lift.grade} with {lift.criterion} {rubric.criterion(lift.criterion).title} raised from "
            f"{rubric.level(lift.from_level).label} to {rubric.level(lift.to_level).label}: "
            f"{figure(lift.gain)} points more, {figure(lift.score)} in all."
            for lift in document.lifts
        ]
    if rubric.grades and result.grade == rubric.grades[0].grade:
        return ["It has the best grade of the rubric."]
    return ["No single criterion, raised by one level, would change the grade."]


def _bands(rubric: RubricText) -> list[dict[str, Any]]:
    """Where each grade lies on the scale from 0 to 100."""
    ends = [100.0, *(step.at_least for step in rubric.grades)]
    return [
        {"grade": step.grade, "low": step.at_least, "high": end} for step, end in zip(rubric.grades, ends, strict=False)
    ]


def _span(document: PublicationDocument) -> str:
    result = document.result
    if result.grade is None:
        if result.at_best == result.at_worst:
            return f"{result.at_best} at best and at worst"
        return f"at best {result.at_best}, at worst {result.at_worst}"
    if result.at_best == result.at_worst:
        return f"{result.at_best} at either end of the range"
    return f"between {result.at_best} and {result.at_worst}"


def _figures(document: PublicationDocument) -> str:
    result = document.result
    low, high = (figure(end) for end in result.range)
    if result.score is None:
        return f"No score: no criterion has a level. Range {low} to {high} of 100."
    if low == high:
        return f"Score {figure(result.score)} of 100, no range: nothing is left unknown."
    return f"Score {figure(result.score)} of 100 on what is known; {low} to {high} with the unknown at worst and best."


def _known(document: PublicationDocument, rubric: RubricText) -> str:
    levels = sum(1 for score in document.scores if score.level is not None)
    apart = sum(1 for score in document.scores if score.state == "not-applicable")
    asked = len(rubric.criteria) - apart
    known = f"{percent(document.result.coverage)} known: {levels} of {counted(asked, 'criterion', 'criteria')}"
    if document.result.grade is None:
        return f"{known} decided; a grade needs {percent(rubric.minimum_coverage)}."
    return f"{known} decided."


def _gate(gate: GateResult, rubric: RubricText) -> str:
    name = f"{gate.criterion} ({rubric.criterion(gate.criterion).title})"
    if gate.state == "tripped":
        return f"Capped at {gate.cap} by {gate.criterion}: {sentence(gate.because)}"
    if gate.state == "undecided":
        return f"Could still be capped at {gate.cap} by {name}: the answer is not known."
    if gate.state == "passed":
        return f"Not capped by {name}."
    return f"{name} does not apply, and caps nothing."
