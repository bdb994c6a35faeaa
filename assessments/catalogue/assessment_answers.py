"""The answers of assessments as their files have them: scores, both ratings of each criterion, and who rated."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from assessments.models import AssessmentRater, Rating, RatingClaim, Score, ScoreClaim
from assessments.vocabulary import Stage

STAGES = (Stage.FIRST, Stage.SECOND)
"""The stages whose ratings the catalogue holds."""

ANSWER = ("state", "level", "confidence", "rationale")


def raters_of(ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Who rated at each stage, by assessment, as a file has it."""
    found: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    rows = AssessmentRater.objects.filter(assessment__in=ids, stage__in=STAGES).order_by("stage")
    for pk, stage, name, kind in rows.values_list("assessment", "stage", "rater__name", "rater__kind"):
        found[pk][stage] = {"name": name, "kind": kind}
    return found


def scores_of(ids: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """The scores by assessment, in the rubric's order, each with its ratings, as a file has them."""
    ratings = _ratings(ids)
    claims = _claims(ScoreClaim.objects.filter(score__assessment__in=ids), "score")
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Score.objects.filter(assessment__in=ids).order_by("criterion__position")
    for row in rows.values("pk", "assessment", "criterion__code", "reconciled", *ANSWER):
        code = row["criterion__code"]
        found[row["assessment"]].append(
            {
                "criterion": code,
                **_given(row, claims),
                "reconciled": row["reconciled"] or None,
                **ratings[row["assessment"], code],
            }
        )
    return found


def _ratings(ids: Collection[int]) -> dict[tuple[int, str], dict[str, Any]]:
    """The ratings of each stage, by assessment and criterion, as a file has them."""
    claims = _claims(RatingClaim.objects.filter(rating__assessment__in=ids, rating__stage__in=STAGES), "rating")
    found: defaultdict[tuple[int, str], dict[str, Any]] = defaultdict(dict)
    rows = Rating.objects.filter(assessment__in=ids, stage__in=STAGES).order_by("stage")
    for row in rows.values("pk", "assessment", "criterion__code", "stage", *ANSWER):
        found[row["assessment"], row["criterion__code"]][row["stage"]] = _given(row, claims)
    return found


def _given(row: Mapping[str, Any], claims: Mapping[int, list[str]]) -> dict[str, Any]:
    answer = {name: row[name] for name in ANSWER} | {"confidence": row["confidence"] or None}
    return answer | {"claims": claims.get(row["pk"], [])}


def _claims(rows: Any, owner: str) -> dict[int, list[str]]:
    """The ids of the claims on which each score or rating rests."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pk, claim in rows.order_by("position").values_list(owner, "claim"):
        found[pk].append(claim)
    return found
