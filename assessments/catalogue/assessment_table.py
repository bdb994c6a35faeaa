"""The table of assessments: scores, both ratings of each criterion, and who rated."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from assessments.catalogue.answer_rows import write_answers
from assessments.catalogue.assessment_answers import STAGES, raters_of, scores_of
from assessments.catalogue.schema import AssessmentRecord
from assessments.models import Assessment, AssessmentRater, Rating, RatingClaim, RubricVersion, Score, ScoreClaim
from assessments.vocabulary import AssessmentState
from vendors.catalogue.found import Found
from vendors.catalogue.parts import Data, Held, Table
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


def key_in(data: Data) -> AssessmentKey:
    """The key of a record's data."""
    return AssessmentKey(data["product"], data["rubric"], data["rubric_version"], data["as_of"])


def file_name(key: AssessmentKey) -> str:
    """The name of the file of an assessment."""
    return f"assessments/{key.as_of[:7]}/{key.product}.yaml"


class AssessmentTable(Table[AssessmentRecord]):
    """Assessments that are approved or published; drafts are the site's own and left alone."""

    kind = "assessments"
    batch = 100

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
        self, found: Found, added: Sequence[AssessmentKey], changed: Sequence[AssessmentKey]
    ) -> Iterable[Problem]:
        drafts = set(_keys(Assessment.objects.filter(state=AssessmentState.DRAFT)).values())
        for key in added:
            if key in drafts:
                message = "the site has a draft of this assessment"
                yield found.problem(self, key, (), message, "Delete the draft on the site, or take the file away")

    def write(self, added: Sequence[Held[Data]], changed: Sequence[Held[Data]]) -> None:
        versions = {(row.slug, row.version): row for row in RubricVersion.objects.defer("source", "document")}
        Assessment.objects.bulk_create(_row(held.record, versions) for held in added)
        ids = _ids([key_in(held.record) for held in (*added, *changed)])
        renewed = [_row(held.record, versions, pk=ids[key_in(held.record)]) for held in changed]
        Assessment.objects.bulk_update(renewed, ("state", "summary", "strengths", "concerns"))
        _forget([row.pk for row in renewed])
        write_answers({ids[key_in(held.record)]: held.record for held in (*added, *changed)})

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


def _row(data: Data, versions: Mapping[tuple[str, str], RubricVersion], pk: int | None = None) -> Assessment:
    """The row of an assessment; what is new in it has to be published again."""
    return Assessment(
        pk=pk,
        product_id=data["product"],
        rubric=versions[data["rubric"], data["rubric_version"]],
        as_of=data["as_of"],
        state=AssessmentState.APPROVED,
        summary=data["summary"],
        strengths=data["strengths"],
        concerns=data["concerns"],
    )


def _forget(ids: Collection[int]) -> None:
    """Deletes what the files say anew of these assessments."""
    if ids:
        RatingClaim.objects.filter(rating__assessment__in=ids, rating__stage__in=STAGES).delete()
        Rating.objects.filter(assessment__in=ids, stage__in=STAGES).delete()
        ScoreClaim.objects.filter(score__assessment__in=ids).delete()
        Score.objects.filter(assessment__in=ids).delete()
        AssessmentRater.objects.filter(assessment__in=ids, stage__in=STAGES).delete()


ASSESSMENTS = AssessmentTable()
