"""The adapter from rows of judgement to scoring, and from scoring to a document; figures are rounded here, once."""

import json
from fractions import Fraction
from functools import lru_cache

from assessments import scoring
from assessments.document import types as doc
from assessments.models import Assessment, Rating, RubricVersion, Score


def rubric_of(version: RubricVersion) -> scoring.Rubric:
    """The rubric version as the scoring functions take it."""
    return _read_rubric(version.document)


@lru_cache(maxsize=4)
def _read_rubric(document: str) -> scoring.Rubric:
    """The rubric, read once for all assessments of a run."""
    return scoring.read_rubric(json.loads(document))


def answers_of(assessment: Assessment) -> dict[str, scoring.Answer]:
    """The assessment's scores by criterion; scores and criteria are prefetched."""
    return {
        score.criterion.code: scoring.Answer(scoring.State(score.state), score.level)
        for score in assessment.scores.all()
    }


def places4(value: Fraction) -> float:
    """The figure rounded half to even to 4 places, as documents print it."""
    return float(round(value, 4))


def result(outcome: scoring.Result) -> doc.Result:
    return doc.Result(
        score=None if outcome.score is None else places4(outcome.score),
        coverage=places4(outcome.coverage),
        range=(places4(outcome.low), places4(outcome.high)),
        grade=outcome.grade,
        at_worst=outcome.at_worst,
        at_best=outcome.at_best,
        gates=tuple(
            doc.GateResult(
                criterion=found.gate.criterion,
                state=found.state,
                cap=found.gate.cap,
                because=found.gate.because,
            )
            for found in outcome.gates
        ),
        sections=tuple(
            doc.SectionResult(
                code=section.code,
                score=None if section.score is None else places4(section.score),
                coverage=places4(section.coverage),
                range=(places4(section.low), places4(section.high)),
            )
            for section in outcome.sections
        ),
    )


def lifts(found: tuple[scoring.Lift, ...]) -> tuple[doc.Lift, ...]:
    return tuple(
        doc.Lift(
            criterion=lift.criterion,
            from_level=lift.from_level,
            to_level=lift.to_level,
            gain=places4(lift.gain),
            score=places4(lift.score),
            grade=lift.grade,
        )
        for lift in found
    )


def scores(assessment: Assessment) -> tuple[doc.Score, ...]:
    """The scores in the rubric's order, each with every rater's own rating."""
    ratings: dict[str, list[doc.Rating]] = {}
    for row in assessment.ratings.all():
        ratings.setdefault(row.criterion.code, []).append(_rating(row))
    ordered = sorted(assessment.scores.all(), key=lambda row: row.criterion.position)
    return tuple(_score(row, tuple(ratings.get(row.criterion.code, ()))) for row in ordered)


def _rating(row: Rating) -> doc.Rating:
    return doc.Rating(
        stage=row.stage,
        rater=row.rater.name,
        state=row.state,
        level=row.level,
        confidence=row.confidence or None,
        rationale=row.rationale,
        claims=tuple(link.claim_id for link in row.claims.all()),
    )


def _score(row: Score, ratings: tuple[doc.Rating, ...]) -> doc.Score:
    return doc.Score(
        criterion=row.criterion.code,
        state=row.state,
        level=row.level,
        confidence=row.confidence or None,
        rationale=row.rationale,
        claims=tuple(link.claim_id for link in row.claims.all()),
        reconciled=row.reconciled or None,
        ratings=ratings,
    )
