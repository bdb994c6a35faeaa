from typing import Any

from django.db import models
from django.db.models import Q

from assessments.models.rubric import Criterion, RubricVersion
from assessments.scoring import State
from assessments.vocabulary import AssessmentState, Confidence, RaterKind, Stage
from common.fields import choices, one_of
from vendors.models import Claim, Product


class Rater(models.Model):
    """Who rates: a person or an automated analyst."""

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=choices(RaterKind))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("name", "kind"), name="assessments_rater_once"),
            one_of("kind", RaterKind),
        )

    def __str__(self) -> str:
        return self.name


class Assessment(models.Model):
    """One product judged against one rubric version as of a day."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="assessments")
    rubric = models.ForeignKey(RubricVersion, on_delete=models.PROTECT, related_name="assessments")
    as_of = models.DateField()
    state = models.CharField(max_length=12, choices=choices(AssessmentState), default=AssessmentState.DRAFT)
    summary = models.TextField(blank=True)
    strengths = models.JSONField(default=list, blank=True)
    concerns = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("as_of", "product")
        constraints = (
            models.UniqueConstraint(fields=("product", "rubric", "as_of"), name="assessments_assessment_once_a_day"),
            one_of("state", AssessmentState),
        )

    def __str__(self) -> str:
        return f"{self.product_id} as of {self.as_of}"


class AssessmentRater(models.Model):
    """Which rater gives the ratings of one stage of one assessment."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="raters")
    stage = models.CharField(max_length=12, choices=choices(Stage))
    rater = models.ForeignKey(Rater, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("assessment", "stage")
        constraints = (
            models.UniqueConstraint(fields=("assessment", "stage"), name="assessments_assessmentrater_one_a_stage"),
            models.UniqueConstraint(fields=("assessment", "rater"), name="assessments_assessmentrater_two_raters"),
            one_of("stage", Stage),
        )


def _answer_constraints() -> tuple[models.CheckConstraint, ...]:
    """A level and a confidence stand exactly where the state is *scored*."""
    named: dict[str, Any] = {
        "level": Q(state=State.SCORED, level__isnull=False) | (~Q(state=State.SCORED) & Q(level__isnull=True)),
        "confidence": Q(state=State.SCORED) | Q(confidence=""),
    }
    return (
        *(
            models.CheckConstraint(condition=condition, name=f"%(app_label)s_%(class)s_{name}_iff_scored")
            for name, condition in named.items()
        ),
        one_of("state", State),
        one_of("confidence", Confidence, blank=True),
    )


class Score(models.Model):
    """The answer of one assessment to one criterion."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, choices=[(state.value, state.value) for state in State])
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=8, choices=choices(Confidence), blank=True)
    rationale = models.TextField()
    reconciled = models.TextField(blank=True, help_text="Why this answer, where the two ratings differed.")

    class Meta:
        ordering = ("assessment", "criterion__position")
        constraints = (
            models.UniqueConstraint(fields=("assessment", "criterion"), name="assessments_score_once"),
            *_answer_constraints(),
        )


class ScoreClaim(models.Model):
    """One claim on which one score rests."""

    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="claims")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("score", "claim"), name="assessments_scoreclaim_once"),)


class Rating(models.Model):
    """One rater's own answer to one criterion at one stage, kept apart from everybody else's."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="ratings")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=choices(Stage))
    rater = models.ForeignKey(Rater, on_delete=models.PROTECT, related_name="ratings")
    state = models.CharField(max_length=16, choices=[(state.value, state.value) for state in State])
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=8, choices=choices(Confidence), blank=True)
    rationale = models.TextField()

    class Meta:
        ordering = ("assessment", "criterion__position", "stage")
        constraints = (
            models.UniqueConstraint(
                fields=("assessment", "criterion", "stage", "rater"), name="assessments_rating_once"
            ),
            one_of("stage", Stage),
            *_answer_constraints(),
        )


class RatingClaim(models.Model):
    """One claim on which one rating rests."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="claims")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("rating", "claim"), name="assessments_ratingclaim_once"),)


class AssessmentInput(models.Model):
    """The hash of everything that an assessment's document was last built from; unchanged, it need not be built."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, primary_key=True, related_name="input")
    sha256 = models.CharField(max_length=64)
