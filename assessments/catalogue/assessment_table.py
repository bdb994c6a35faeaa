"""The table of assessments: scores, both ratings of each criterion, and who rated."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from assessments.catalogue.assessment_answers import ANSWER, STAGES, raters_of, scores_of
from assessments.catalogue.schema import AssessmentRecord, RaterRecord, RatingRecord, ScoreRecord
from assessments.models import (
    Assessment,
    AssessmentRater,
    Criterion,
    Rater,
    Rating,
    RatingClaim,
    RubricVersion,
    Score,
    ScoreClaim,
)
from assessments.vocabulary import AssessmentState
from vendors.catalogue.parts import Entry, Held, Table
from vendors.catalogue.problems import Problem
from vendors.catalogue.rows import resting_on


class AssessmentKey(NamedTuple):
    """What tells assessments apart; `as_of` is a day as text."""

    product: str
    rubric: str
    version: str
    as_of: str


def key_of(record: AssessmentRecord) -> AssessmentKey:
    """The key of a record."""
    return AssessmentKey(record.product, record.rubric, record.rubric_version, record.as_of)


def file_name(key: AssessmentKey) -> str:
    """The name of the file of an assessment."""
    return f"assessments/{key.as_of[:7]}/{key.product}.yaml"


class AssessmentTable(Table[AssessmentRecord]):
    """Assessments that are approved or published; drafts are the site's own and left alone."""

    kind = "assessments"

    def keys(self) -> set[AssessmentKey]:
        return set(_keys(Assessment.objects.exclude(state=AssessmentState.DRAFT)).values())

    def data(self, record: AssessmentRecord) -> dict[str, Any]:
        return record.model_dump(mode="json")

    def stored(self, keys: Collection[AssessmentKey]) -> dict[AssessmentKey, Held[dict[str, Any]]]:
        ids = _ids(keys)
        raters = raters_of(ids.values())
        scores = scores_of(ids.values())
        columns = ("pk", "summary", "strengths", "concerns")
        rows = {row["pk"]: row for row in Assessment.objects.filter(pk__in=ids.values()).values(*columns)}
        found = {}
        for key, pk in ids.items():
            data = {
                "product": key.product,
                "rubric": key.rubric,
                "rubric_version": key.version,
                "as_of": key.as_of,
                "raters": raters[pk],
                **{name: rows[pk][name] for name in columns[1:]},
                "scores": scores[pk],
            }
            found[key] = Held(file_name(key), 0, data)
        return found

    def objections(
        self, added: Sequence[Entry[AssessmentRecord]], changed: Sequence[Entry[AssessmentRecord]]
    ) -> Iterable[Problem]:
        drafts = set(_keys(Assessment.objects.filter(state=AssessmentState.DRAFT)).values())
        for entry in added:
            if key_of(entry.record) in drafts:
                message = "the site has a draft of this assessment"
                yield entry.problem((), message, "Delete the draft on the site, or take the file away")

    def write(self, added: Sequence[Held[AssessmentRecord]], changed: Sequence[Held[AssessmentRecord]]) -> None:
        versions = {(row.slug, row.version): row for row in RubricVersion.objects.defer("source", "document")}
        Assessment.objects.bulk_create(_row(held.record, versions) for held in added)
        ids = _ids([key_of(held.record) for held in (*added, *changed)])
        renewed = [_row(held.record, versions, pk=ids[key_of(held.record)]) for held in changed]
        Assessment.objects.bulk_update(renewed, ("state", "summary", "strengths", "concerns"))
        _forget([row.pk for row in renewed])
        _write_answers({ids[key_of(held.record)]: held.record for held in (*added, *changed)})

    def remove(self, keys: Sequence[AssessmentKey]) -> Sequence[Problem]:
        ids = _ids(keys)
        resting = resting_on(Assessment, ids.values())
        if not resting:
            Assessment.objects.filter(pk__in=ids.values()).delete()
        remedy = "Keep the file; of a product that is no longer offered, keep the file and set `retired`"
        return [
            Problem(file_name(key), 1, "", f"the assessment cannot be removed: {resting[pk]} rest on it", remedy)
            for key, pk in ids.items()
            if pk in resting
        ]


def _keys(rows: Any) -> dict[int, AssessmentKey]:
    names = ("pk", "product_id", "rubric__slug", "rubric__version", "as_of")
    return {
        pk: AssessmentKey(product, rubric, version, as_of.isoformat())
        for pk, product, rubric, version, as_of in rows.order_by().values_list(*names)
    }


def _ids(keys: Collection[AssessmentKey]) -> dict[AssessmentKey, int]:
    """The primary keys of assessments, in the order of the keys."""
    products = {key.product for key in keys}
    found = {key: pk for pk, key in _keys(Assessment.objects.filter(product__in=products)).items()}
    return {key: found[key] for key in keys}


def _row(
    record: AssessmentRecord, versions: Mapping[tuple[str, str], RubricVersion], pk: int | None = None
) -> Assessment:
    """The row of an assessment; what is new in it has to be published again."""
    return Assessment(
        pk=pk,
        product_id=record.product,
        rubric=versions[record.rubric, record.rubric_version],
        as_of=record.as_of,
        state=AssessmentState.APPROVED,
        summary=record.summary,
        strengths=list(record.strengths),
        concerns=list(record.concerns),
    )


def _forget(ids: Collection[int]) -> None:
    """Deletes what the files say anew of these assessments."""
    if ids:
        RatingClaim.objects.filter(rating__assessment__in=ids, rating__stage__in=STAGES).delete()
        Rating.objects.filter(assessment__in=ids, stage__in=STAGES).delete()
        ScoreClaim.objects.filter(score__assessment__in=ids).delete()
        Score.objects.filter(assessment__in=ids).delete()
        AssessmentRater.objects.filter(assessment__in=ids, stage__in=STAGES).delete()


def _write_answers(records: Mapping[int, AssessmentRecord]) -> None:
    raters = _raters_on_record(
        {rater for record in records.values() for rater in (record.raters.first, record.raters.second)}
    )
    criteria = {
        (slug, version, code): pk
        for slug, version, code, pk in Criterion.objects.order_by().values_list(
            "rubric__slug", "rubric__version", "code", "pk"
        )
    }
    stages, scores, ratings = [], [], []
    for pk, record in records.items():
        for stage in STAGES:
            rater = raters[getattr(record.raters, stage)]
            stages.append(AssessmentRater(assessment_id=pk, stage=stage, rater_id=rater))
        for answer in record.scores:
            criterion = criteria[record.rubric, record.rubric_version, answer.criterion]
            more = {"assessment_id": pk, "criterion_id": criterion}
            score = Score(**more, **_answer(answer), reconciled=answer.reconciled or "")
            scores.append((score, answer.claims))
            for stage in STAGES:
                rater = raters[getattr(record.raters, stage)]
                own: RatingRecord = getattr(answer, stage)
                ratings.append((Rating(**more, **_answer(own), stage=stage, rater_id=rater), own.claims))
    AssessmentRater.objects.bulk_create(stages)
    Score.objects.bulk_create(score for score, _ in scores)
    ScoreClaim.objects.bulk_create(
        ScoreClaim(score=score, claim_id=claim, position=position)
        for score, claims in scores
        for position, claim in enumerate(claims)
    )
    Rating.objects.bulk_create(rating for rating, _ in ratings)
    RatingClaim.objects.bulk_create(
        RatingClaim(rating=rating, claim_id=claim, position=position)
        for rating, claims in ratings
        for position, claim in enumerate(claims)
    )


def _answer(record: ScoreRecord | RatingRecord) -> dict[str, Any]:
    """The columns that scores and ratings have in common."""
    return {name: getattr(record, name) for name in ANSWER} | {"confidence": record.confidence or ""}


def _raters_on_record(raters: Collection[RaterRecord]) -> dict[RaterRecord, int]:
    """The primary keys of the raters, who are made where they are new."""
    Rater.objects.bulk_create((Rater(name=rater.name, kind=rater.kind) for rater in raters), ignore_conflicts=True)
    known = {(name, kind): pk for pk, name, kind in Rater.objects.values_list("pk", "name", "kind")}
    return {rater: known[rater.name, rater.kind.value] for rater in raters}


ASSESSMENTS = AssessmentTable()
