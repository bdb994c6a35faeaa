"""The adapter from several publications' documents to what the side-by-side page prints."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.document import types as doc
from assessments.document.rubric import CriterionText, RubricText, SectionText
from assessments.models import Publication
from comparison.product_page import (
    ExposureView,
    ScoreView,
    claim_views,
    exposure_views,
    questions,
    score_view,
)


@dataclass(frozen=True)
class Column:
    """One product."""

    publication: Publication
    document: doc.PublicationDocument
    exposures: tuple[ExposureView, ...]
    questions: tuple[ScoreView, ...]
    tripped: tuple[doc.GateResult, ...]
    undecided: tuple[doc.GateResult, ...]


@dataclass(frozen=True)
class CriterionRow:
    """One criterion: the score of each product, in the order of the columns."""

    criterion: CriterionText
    scores: tuple[ScoreView, ...]


@dataclass(frozen=True)
class SectionRows:
    """One section: each product's result, and the rows of its criteria."""

    section: SectionText
    results: tuple[doc.SectionResult, ...]
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class ComparePage:
    """`kinds` are the kinds of product that stand side by side: more than one deserves a warning."""

    rubric: RubricText
    columns: tuple[Column, ...]
    sections: tuple[SectionRows, ...]
    kinds: tuple[str, ...]

    @property
    def confirmed(self) -> bool:
        """Whether a person has confirmed every grade that stands here."""
        return all(column.document.confirmed_by_person for column in self.columns)


def compare_page(chosen: Sequence[tuple[Publication, doc.PublicationDocument]], rubric: RubricText) -> ComparePage:
    """The side-by-side page of publications with their documents, in the order given."""
    scores: list[dict[str, ScoreView]] = []
    columns = []
    for publication, document in chosen:
        claims = claim_views(document)
        views = {score.criterion: score_view(score, document, rubric, claims) for score in document.scores}
        scores.append(views)
        columns.append(
            Column(
                publication=publication,
                document=document,
                exposures=exposure_views(document),
                questions=questions(views[criterion.code] for criterion in rubric.criteria),
                tripped=tuple(gate for gate in document.result.gates if gate.state == "tripped"),
                undecided=tuple(gate for gate in document.result.gates if gate.state == "undecided"),
            )
        )
    return ComparePage(
        rubric=rubric,
        columns=tuple(columns),
        sections=tuple(
            SectionRows(
                section,
                tuple(_section_result(document, section.code) for _, document in chosen),
                tuple(
                    CriterionRow(criterion, tuple(views[criterion.code] for views in scores))
                    for criterion in section.criteria
                ),
            )
            for section in rubric.sections
        ),
        kinds=tuple(sorted({document.product.kind for _, document in chosen})),
    )


def _section_result(document: doc.PublicationDocument, code: str) -> doc.SectionResult:
    return next(section for section in document.result.sections if section.code == code)
