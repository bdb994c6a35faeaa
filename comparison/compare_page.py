"""The adapter from several publications' documents to what the side-by-side page prints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assessments.document import types as doc
from assessments.document.rubric import CriterionText, RubricText, SectionText
from assessments.models import Publication
from comparison.brief.words import counted
from comparison.compare_rows import FlowRow, JurisdictionRow, flow_rows, jurisdiction_rows
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

    @property
    def differs(self) -> bool:
        """Whether the answers are not all the same: another level, or another kind of not knowing."""
        return len({(view.score.state, view.score.level) for view in self.scores}) > 1

    @property
    def claims(self) -> int:
        """How many claims inform the criterion, of all products together."""
        return sum(len(view.claims) + len(view.others) for view in self.scores)


@dataclass(frozen=True)
class SectionRows:
    """One section: each product's result, and the rows of its criteria."""

    section: SectionText
    results: tuple[doc.SectionResult, ...]
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class ComparePage:
    """`kinds` are the kinds of product that stand side by side: more than one deserves a warning. Sections and
    jurisdictions hold the rows that are shown; `alike` and `alike_places` count those that are the same for all."""

    rubric: RubricText
    columns: tuple[Column, ...]
    sections: tuple[SectionRows, ...]
    jurisdictions: tuple[JurisdictionRow, ...]
    flows: tuple[FlowRow, ...]
    kinds: tuple[str, ...]
    alike: int
    alike_places: int

    @property
    def alike_words(self) -> str:
        """How many rows are the same for all, in words: `3 of 22 criteria and 1 jurisdiction are the same for all`."""
        places = counted(self.alike_places, "jurisdiction")
        verb = "is" if self.alike + self.alike_places == 1 else "are"
        parts = [f"{self.alike} of {len(self.rubric.criteria)} criteria"] if self.alike else []
        return f"{' and '.join([*parts, *([places] if self.alike_places else [])])} {verb} the same for all"

    @property
    def confirmed(self) -> bool:
        """Whether a person has confirmed every grade that stands here."""
        return all(column.document.confirmed_by_person for column in self.columns)


def compare_page(
    chosen: Sequence[tuple[Publication, doc.PublicationDocument]], rubric: RubricText, *, only_differences: bool = False
) -> ComparePage:
    """The side-by-side page of publications with their documents, in the order given."""
    scores: list[dict[str, ScoreView]] = []
    columns = []
    claims_of = [claim_views(document) for _, document in chosen]
    for (publication, document), claims in zip(chosen, claims_of, strict=True):
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
    sections = [
        SectionRows(
            section,
            tuple(_section_result(document, section.code) for _, document in chosen),
            tuple(
                CriterionRow(criterion, tuple(views[criterion.code] for views in scores))
                for criterion in section.criteria
            ),
        )
        for section in rubric.sections
    ]
    places = jurisdiction_rows([column.exposures for column in columns])
    flows = [
        (document.product.slug, [*claims.values()]) for (_, document), claims in zip(chosen, claims_of, strict=True)
    ]
    return ComparePage(
        rubric=rubric,
        columns=tuple(columns),
        sections=tuple(_differing(sections) if only_differences else sections),
        jurisdictions=tuple(row for row in places if row.differs or not only_differences),
        flows=flow_rows(flows),
        kinds=tuple(sorted({document.product.kind for _, document in chosen})),
        alike=sum(not row.differs for section in sections for row in section.rows),
        alike_places=sum(not row.differs for row in places),
    )


def _differing(sections: Sequence[SectionRows]) -> list[SectionRows]:
    """The sections with the rows that differ, without those in which none does."""
    kept = [replace(section, rows=tuple(row for row in section.rows if row.differs)) for section in sections]
    return [section for section in kept if section.rows]


def _section_result(document: doc.PublicationDocument, code: str) -> doc.SectionResult:
    return next(section for section in document.result.sections if section.code == code)
