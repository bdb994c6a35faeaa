"""The rows of assessments' answers: scores, both ratings of each criterion, who rated, and the claims behind them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import models

from assessments.catalogue.assessment_answers import ANSWER, STAGES
from assessments.models import AssessmentRater, Criterion, Rater, Rating, RatingClaim, Score, ScoreClaim
from vendors.catalogue.insert import Values, insert
from vendors.catalogue.parts import Data

RaterKey = tuple[str, str]
"""Name and kind."""


def write_answers(records: Mapping[int, Data]) -> None:
    """Writes the answers of assessments that have none, by the assessment's primary key."""
    raters = _raters_on_record({_rater(data, stage) for data in records.values() for stage in STAGES})
    criteria = _criteria()
    stages, scores, ratings = [], [], []
    for pk, data in records.items():
        by = {stage: raters[_rater(data, stage)] for stage in STAGES}
        stages += [{"assessment_id": pk, "stage": stage, "rater_id": rater} for stage, rater in by.items()]
        for answer in data["scores"]:
            key = {
                "assessment_id": pk,
                "criterion_id": criteria[data["rubric"], data["rubric_version"], answer["criterion"]],
            }
            scores.append((key | _answer(answer) | {"reconciled": answer["reconciled"] or ""}, answer["claims"]))
            ratings += [
                (key | _answer(answer[stage]) | {"stage": stage, "rater_id": rater}, answer[stage]["claims"])
                for stage, rater in by.items()
            ]
    insert(AssessmentRater, stages)
    _insert_with_claims(Score, ("assessment_id", "criterion_id"), ScoreClaim, "score_id", scores)
    _insert_with_claims(Rating, ("assessment_id", "criterion_id", "stage"), RatingClaim, "rating_id", ratings)


def _insert_with_claims(
    model: type[models.Model],
    key: tuple[str, ...],
    link: type[models.Model],
    owner: str,
    rows: Collection[tuple[Values, Iterable[str]]],
) -> None:
    """Writes rows and the claims that each rests on; `key` names what tells the rows of an assessment apart."""
    insert(model, [values for values, _ in rows])
    assessments = {values["assessment_id"] for values, _ in rows}
    written = model._default_manager.filter(assessment__in=assessments).order_by().values_list("pk", *key)
    ids = {tuple(rest): pk for pk, *rest in written}
    insert(
        link,
        [
            {owner: ids[tuple(values[name] for name in key)], "claim_id": claim, "position": position}
            for values, claims in rows
            for position, claim in enumerate(claims)
        ],
    )


def _answer(data: Data) -> dict[str, Any]:
    """The columns that scores and ratings have in common."""
    return {name: data[name] for name in ANSWER} | {"confidence": data["confidence"] or ""}


def _rater(data: Data, stage: str) -> RaterKey:
    return data["raters"][stage]["name"], data["raters"][stage]["kind"]


def _raters_on_record(raters: Collection[RaterKey]) -> dict[RaterKey, int]:
    """The primary keys of the raters, who are made where they are new."""
    Rater.objects.bulk_create((Rater(name=name, kind=kind) for name, kind in raters), ignore_conflicts=True)
    return {(name, kind): pk for pk, name, kind in Rater.objects.values_list("pk", "name", "kind")}


def _criteria() -> dict[tuple[str, str, str], int]:
    """The primary keys of criteria by their rubric's slug and version, and their code."""
    names = ("rubric__slug", "rubric__version", "code", "pk")
    rows = Criterion.objects.order_by().values_list(*names)
    return {(slug, version, code): pk for slug, version, code, pk in rows}
