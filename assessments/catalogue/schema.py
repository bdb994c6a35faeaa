"""The files of assessments/ in the catalogue, field by field, as in the YAML.

What one file alone can show is checked here; that criteria, levels and claims exist is the loader's concern.
"""

from typing import Annotated, Self

from pydantic import model_validator

from assessments.scoring import State
from assessments.vocabulary import Confidence, RaterKind
from vendors.catalogue.records import (
    Chosen,
    CriterionCode,
    Day,
    Distinct,
    Record,
    Several,
    ShortSlug,
    Slug,
    Text,
    matching,
    most,
    refusal,
    refuse_repeats,
)

FAR_APART = 2
"""From so many levels apart on, two ratings must be reconciled in words."""

ClaimId = Annotated[Slug, most(100)]
RubricVersion = Annotated[str, matching(r"[0-9]+\.[0-9]+", "a version", "Write it in quotes, such as '1.0'")]


class RaterRecord(Record):
    """Who rates."""

    name: Annotated[Text, most(100)]
    kind: Chosen[RaterKind]


class RatersRecord(Record):
    """The two who rated without sight of each other."""

    first: RaterRecord
    second: RaterRecord

    @model_validator(mode="after")
    def _are_two(self) -> Self:
        if self.first == self.second:
            raise refusal("the two raters are the same", "Name the second rater", "second")
        return self


class RatingRecord(Record):
    """One rater's own answer to one criterion; `claims` are ids."""

    state: Chosen[State]
    level: int | None
    confidence: Chosen[Confidence] | None
    rationale: Text
    claims: Distinct[ClaimId]

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        _refuse_unsound(self)
        return self


class ScoreRecord(Record):
    """The reconciled answer to one criterion, with both ratings.

    `reconciled` says why the answer is this one where the ratings differed.
    """

    criterion: CriterionCode
    state: Chosen[State]
    level: int | None
    confidence: Chosen[Confidence] | None
    rationale: Text
    claims: Distinct[ClaimId]
    reconciled: Text | None
    first: RatingRecord
    second: RatingRecord

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        _refuse_unsound(self)
        if _apart(self.first, self.second) >= FAR_APART and self.reconciled is None:
            raise refusal(
                f"the ratings are {FAR_APART} levels or more apart",
                "Say here why the answer is this one",
                "reconciled",
            )
        return self


class AssessmentRecord(Record):
    """A file of assessments/: one product judged against one rubric version as of a day."""

    product: ShortSlug
    rubric: ShortSlug
    rubric_version: RubricVersion
    as_of: Day
    raters: RatersRecord
    summary: Text
    strengths: Distinct[Text]
    concerns: Distinct[Text]
    scores: Several[ScoreRecord]

    @model_validator(mode="after")
    def _answers_each_criterion_once(self) -> Self:
        refuse_repeats(
            (score.criterion for score in self.scores),
            named="this criterion",
            path=lambda position: ("scores", position, "criterion"),
        )
        return self


def _refuse_unsound(answer: RatingRecord | ScoreRecord) -> None:
    """Raises a refusal unless level, confidence and claims stand as the state asks."""
    scored = answer.state is State.SCORED
    if scored and answer.level is None:
        raise refusal("a scored answer has no level", "Write the level, or another state", "level")
    if not scored and answer.level is not None:
        raise refusal(f"an answer that is {answer.state} has a level", "Write null, or scored as state", "level")
    if answer.level is not None and answer.level < 0:
        raise refusal(f"{answer.level} is not a level", "Write a level of the rubric, 0 or more", "level")
    if scored and answer.confidence is None:
        raise refusal("a scored answer has no confidence", "Write low, medium or high", "confidence")
    if not scored and answer.confidence is not None:
        raise refusal(f"an answer that is {answer.state} has a confidence", "Write null", "confidence")
    if scored and not answer.claims:
        raise refusal("a scored answer cites at least one claim", "Add the claims it rests on", "claims")


def _apart(first: RatingRecord, second: RatingRecord) -> int:
    """How many levels lie between two ratings; 0 when one of them has no level."""
    return 0 if first.level is None or second.level is None else abs(first.level - second.level)
