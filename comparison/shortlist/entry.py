"""One product of a shortlist: what its own grade is, what it is for this reader, and what would change either."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assessments import scoring
from assessments.document import judgement
from assessments.document import types as doc
from assessments.models import Publication
from assessments.must_haves import MustHave
from comparison.ranking.must_haves import Finding, MustHaveState
from comparison.ranking.personal import PersonalResult


@dataclass(frozen=True)
class Judged:
    """What one must-have comes to for one product."""

    must_have: MustHave
    finding: Finding


@dataclass(frozen=True)
class Entry:
    """One product's place in a decision.

    `personal` is None where every importance is 0; `place` counts from 1 within the group, and is None where there is
    no order, or too little is known under the reader's importances to give the product a place in it.
    """

    publication: Publication
    rubric: scoring.Rubric
    answers: Mapping[str, scoring.Answer]
    judged: tuple[Judged, ...]
    personal: PersonalResult | None
    place: int | None = None

    @property
    def slug(self) -> str:
        return self.publication.product_id

    @property
    def name(self) -> str:
        return self.publication.name

    @cached_property
    def result(self) -> doc.Result:
        """The rubric's own result, as published."""
        return doc.Result.model_validate(self.publication.summary["result"])

    @cached_property
    def own(self) -> doc.SectionResult | None:
        """The reader's own score, coverage and range, rounded as documents print figures."""
        if self.personal is None:
            return None
        found = self.personal
        return doc.SectionResult(
            code="",
            score=None if found.score is None else judgement.places4(found.score),
            coverage=judgement.places4(found.coverage),
            range=(judgement.places4(found.low), judgement.places4(found.high)),
        )

    @cached_property
    def state(self) -> MustHaveState:
        """Whether the product remains (met), is undecided (not shown) or ruled out (not met)."""
        states = {judged.finding.state for judged in self.judged}
        graver = (MustHaveState.NOT_MET, MustHaveState.NOT_SHOWN)
        return next((found for found in graver if found in states), MustHaveState.MET)

    @property
    def placed(self) -> bool:
        """Whether the product has a place in the reader's order."""
        return self.place is not None

    @property
    def not_met(self) -> tuple[Judged, ...]:
        return tuple(judged for judged in self.judged if judged.finding.state is MustHaveState.NOT_MET)

    @property
    def not_shown(self) -> tuple[Judged, ...]:
        return tuple(judged for judged in self.judged if judged.finding.state is MustHaveState.NOT_SHOWN)

    @property
    def lifts(self) -> tuple[doc.Lift, ...]:
        """The rises by one level that would change the grade, the largest gain first."""
        return judgement.lifts(_outlook(self.rubric, tuple(self.answers.items()))[0])

    @property
    def to_be_graded(self) -> tuple[str, ...]:
        """The fewest unknown criteria that would have to be known for there to be a grade."""
        return _outlook(self.rubric, tuple(self.answers.items()))[1]


def answers_of(publication: Publication) -> dict[str, scoring.Answer]:
    """The answers as published, without opening the document."""
    return {
        code: scoring.Answer(scoring.State(state), level)
        for code, (state, level) in publication.summary["cells"].items()
    }


@lru_cache(maxsize=4096)
def _outlook(
    rubric: scoring.Rubric, answers: tuple[tuple[str, scoring.Answer], ...]
) -> tuple[tuple[scoring.Lift, ...], tuple[str, ...]]:
    """What would lift the grade, or bring one about; kept, because published answers never change."""
    return scoring.lifts(rubric, dict(answers)), scoring.to_be_graded(rubric, dict(answers))
