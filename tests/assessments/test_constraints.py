"""States of the judgement that the database refuses: one case for each constraint."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, ProtectedError

from assessments.models import (
    AssessmentRater,
    Criterion,
    PublishedAnswer,
    PublishedContradiction,
    PublishedExposure,
    PublishedFact,
    PublishedFlow,
    Rater,
    Rating,
    RubricVersion,
    ScoreClaim,
    SearchEntry,
    SearchSpan,
)
from assessments.vocabulary import Stage
from tests.factories import (
    make_assessment,
    make_claim,
    make_publication,
    make_rater,
    make_rubric,
    make_score,
)

pytestmark = pytest.mark.django_db


CONSTRAINTS = {
    constraint.name: constraint
    for model in apps.get_app_config("assessments").get_models()
    for constraint in model._meta.constraints
}


def rating(**changes):
    """A rating of a rubric's first criterion, with these columns changed."""
    assessment = make_assessment()
    given = {"state": "scored", "level": 1, "confidence": "low", "stage": Stage.FIRST, "rationale": "So."} | changes
    return Rating.objects.create(
        assessment=assessment, criterion=assessment.rubric.criteria.first(), rater=make_rater(), **given
    )


def twice(make, **keys):
    for _ in range(2):
        make(**keys)


def claim_twice_on_a_score():
    assessment = make_assessment()
    score, claim = make_score(assessment), make_claim(assessment.product)
    twice(ScoreClaim.objects.create, score=score, claim=claim)


def claim_twice_on_a_rating():
    given = rating()
    claim = make_claim(given.assessment.product)
    twice(given.claims.create, claim=claim)


def cited_claim():
    claim = make_claim()
    make_score(make_assessment(claim.product), "A1", 2, claim)
    return claim


def one_rating_twice():
    first = rating()
    first.pk = None
    first.save()


def one_score_twice():
    score = make_score(make_assessment())
    score.pk = None
    score.save()


def same_rater_at_two_stages():
    assessment = make_assessment()
    for stage in (Stage.FIRST, Stage.SECOND):
        AssessmentRater.objects.create(assessment=assessment, stage=stage, rater=make_rater())


def two_raters_at_one_stage():
    assessment = make_assessment()
    for name in ("A", "B"):
        AssessmentRater.objects.create(assessment=assessment, stage=Stage.FIRST, rater=make_rater(name))


def one_day_twice():
    first = make_assessment()
    make_assessment(first.product, first.rubric)


def one_version_twice():
    rubric = make_rubric(published=False)
    rubric.pk = None
    rubric.save()


def one_criterion_twice():
    rubric = make_rubric(published=False)
    Criterion.objects.create(rubric=rubric, code="A1", section="A", title="Again", top=3)


def one_number_twice():
    first = make_publication()
    make_publication(first.assessment, last_edition=1)


def two_current_publications():
    first = make_publication()
    make_publication(first.assessment, number=2)


def entry(**changes):
    """An entry of the search, with these columns changed."""
    given = {"kind": "claim", "key": "alpha-a1-1", "sha256": "0" * 64, "detail": {}} | changes
    return SearchEntry.objects.create(**given)


def span(**changes):
    """A span of days of an entry, with these columns changed."""
    given = {"since": date(2020, 4, 15), "until": date.max, "first_edition": 1} | changes
    return SearchSpan.objects.create(entry=entry(), **given)


def two_current_entries():
    for digit in "01":
        entry(sha256=digit * 64)


CASES = {
    "assessments_searchentry_once": lambda: twice(entry, current=False),
    "assessments_searchentry_one_current": two_current_entries,
    "assessments_searchentry_kind_word": lambda: entry(kind="rumour"),
    "assessments_searchspan_days": lambda: span(until=date(2020, 4, 15)),
    "assessments_searchspan_editions": lambda: span(first_edition=2, last_edition=1),
    "assessments_rubricversion_once": one_version_twice,
    "assessments_rubricversion_status_word": lambda: RubricVersion.objects.create(status="secret"),
    "assessments_criterion_once": one_criterion_twice,
    "assessments_rater_once": lambda: twice(Rater.objects.create, name="A", kind="person"),
    "assessments_rater_kind_word": lambda: make_rater(kind="robot"),
    "assessments_assessment_once_a_day": one_day_twice,
    "assessments_assessment_state_word": lambda: make_assessment(state="done"),
    "assessments_assessmentrater_one_a_stage": two_raters_at_one_stage,
    "assessments_assessmentrater_two_raters": same_rater_at_two_stages,
    "assessments_assessmentrater_stage_word": lambda: AssessmentRater.objects.create(
        assessment=make_assessment(), stage="third", rater=make_rater()
    ),
    "assessments_score_once": one_score_twice,
    "assessments_score_level_iff_scored": lambda: make_score(make_assessment(), level=None, state="scored"),
    "assessments_score_confidence_iff_scored": lambda: make_score(make_assessment(), level=None, confidence="low"),
    "assessments_score_state_word": lambda: make_score(make_assessment(), level=None, state="guessed"),
    "assessments_score_confidence_word": lambda: make_score(make_assessment(), confidence="total"),
    "assessments_scoreclaim_once": claim_twice_on_a_score,
    "assessments_rating_once": one_rating_twice,
    "assessments_rating_stage_word": lambda: rating(stage="third"),
    "assessments_rating_level_iff_scored": lambda: rating(state="unclear", confidence=""),
    "assessments_rating_confidence_iff_scored": lambda: rating(state="unclear", level=None),
    "assessments_rating_state_word": lambda: rating(state="guessed", level=None, confidence=""),
    "assessments_rating_confidence_word": lambda: rating(confidence="total"),
    "assessments_ratingclaim_once": claim_twice_on_a_rating,
    "assessments_publication_number": one_number_twice,
    "assessments_publication_one_current": two_current_publications,
    "assessments_publication_span": lambda: make_publication(first_edition=2, last_edition=1),
    "assessments_publishedanswer_once": lambda: twice(
        PublishedAnswer.objects.create, publication=make_publication(), criterion="A1"
    ),
    "assessments_publishedfact_once": lambda: twice(
        PublishedFact.objects.create, publication=make_publication(), kind="claim", key="alpha-a1-1"
    ),
    "assessments_publishedexposure_once": lambda: twice(
        PublishedExposure.objects.create,
        publication=make_publication(),
        jurisdiction="US",
        road="place",
        detail={},
    ),
    "assessments_publishedflow_once": lambda: twice(
        PublishedFlow.objects.create, publication=make_publication(), claim="alpha-a1-1", place="US", stands=True
    ),
    "assessments_publishedcontradiction_once": lambda: twice(
        PublishedContradiction.objects.create,
        publication=make_publication(),
        claim="alpha-a1-1",
        found="2026-01-01",
        since="2026-01-01",
        is_own=True,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_database_refuses(name):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        CASES[name]()

    if isinstance(CONSTRAINTS[name], CheckConstraint):
        assert name in str(caught.value)


def test_every_constraint_has_a_case():
    assert CONSTRAINTS.keys() == CASES.keys()


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_assessment().product,
        cited_claim,
        lambda: make_publication().assessment,
        lambda: rating().rater,
    ],
)
def test_row_that_another_rests_on_is_not_deleted(make):
    row = make()

    with pytest.raises(ProtectedError):
        row.delete()
