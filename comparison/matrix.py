"""The matrix of products and criteria: what its address asks for, and its rows as the page draws them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.http import HttpRequest

from assessments.document.rubric import CriterionText, RubricText
from assessments.document.types import Result, SectionResult
from assessments.models import Publication, PublishedAnswer
from assessments.models.publication import PublicationQuerySet
from comparison import query
from vendors.vocabulary import Hosting, ProductKind

HOSTINGS = {
    "vendor-cloud": (Hosting.VENDOR_CLOUD, Hosting.BOTH),
    "self-hosted": (Hosting.SELF_HOSTED, Hosting.BOTH),
}
COLUMNS = ("name", "vendor", "score")


@dataclass(frozen=True)
class MatrixQuery:
    """What the reader asked of the matrix; empty strings mean no filter, `folded` are codes of sections."""

    text: str
    hosting: str
    kind: str
    sort: str
    folded: tuple[str, ...]

    @property
    def is_filtered(self) -> bool:
        return bool(self.text or self.hosting or self.kind)

    def pairs(self) -> list[tuple[str, str]]:
        """The query as name and value, without what is at its default."""
        given = (("q", self.text), ("hosting", self.hosting), ("kind", self.kind), ("sort", self.sort))
        pairs = [(name, value) for name, value in given if value and (name, value) != ("sort", "name")]
        return pairs + [("fold", code) for code in self.folded]

    def sorted_by(self, column: str) -> "MatrixQuery":
        """The query that sorts by the column: in its natural direction first, then in the other."""
        return replace(self, sort=f"-{column}" if self.sort == column else column)

    def toggling(self, section: str) -> "MatrixQuery":
        """The query in which the section is folded if it was not, and the other way round."""
        rest = tuple(code for code in self.folded if code != section)
        return replace(self, folded=rest if section in self.folded else tuple(sorted((*rest, section))))

    def __str__(self) -> str:
        return urlencode(self.pairs())


def read_matrix_query(request: HttpRequest, rubric: RubricText) -> MatrixQuery:
    """The query of the address; raises BadQuery, naming what cannot be used."""
    columns = [*COLUMNS, *(criterion.code for criterion in rubric.criteria)]
    return MatrixQuery(
        text=query.text(request, "q"),
        hosting=query.choice(request, "hosting", HOSTINGS),
        kind=query.choice(request, "kind", [kind.value for kind in ProductKind]),
        sort=query.choice(request, "sort", [*columns, *(f"-{column}" for column in columns)], "name"),
        folded=query.choices(request, "fold", [section.code for section in rubric.sections]),
    )


def select(publications: PublicationQuerySet, asked: MatrixQuery) -> PublicationQuerySet:
    """The publications that the query asks for, in its order; what is unknown stands last either way."""
    if asked.text:
        publications = publications.filter(Q(name__icontains=asked.text) | Q(vendor_name__icontains=asked.text))
    if asked.hosting:
        publications = publications.filter(hosting__in=HOSTINGS[asked.hosting])
    if asked.kind:
        publications = publications.filter(kind=asked.kind)
    backwards = asked.sort.startswith("-")
    column = asked.sort.removeprefix("-")
    name = Lower("name")
    if column == "name":
        return publications.order_by(name.desc() if backwards else name.asc(), "product_id")
    if column == "vendor":
        vendor = Lower("vendor_name")
        return publications.order_by(vendor.desc() if backwards else vendor.asc(), name, "product_id")
    if column != "score":
        levels = PublishedAnswer.objects.filter(publication=OuterRef("pk"), criterion=column).values("level")
        publications = publications.annotate(level=Subquery(levels))
    figure = F("score" if column == "score" else "level")
    order = figure.asc(nulls_last=True) if backwards else figure.desc(nulls_last=True)
    return publications.order_by(order, name, "product_id")


@dataclass(frozen=True)
class Cell:
    """One product's answer to one criterion."""

    criterion: CriterionText
    state: str
    level: int | None


@dataclass(frozen=True)
class SectionCells:
    """One product's answers to one section, with the section's own result."""

    code: str
    folded: bool
    result: SectionResult
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Row:
    """One product's row."""

    publication: Publication
    result: Result
    sections: tuple[SectionCells, ...]


def rows(publications: Iterable[Publication], rubric: RubricText, folded: tuple[str, ...] = ()) -> list[Row]:
    """The rows of the matrix, from what is kept beside each document."""
    found = []
    for publication in publications:
        summary = publication.summary
        result = Result.model_validate(summary["result"])
        by_code = {section.code: section for section in result.sections}
        sections = tuple(
            SectionCells(
                section.code,
                section.code in folded,
                by_code[section.code],
                tuple(
                    Cell(criterion, *summary["cells"].get(criterion.code, ("not-looked", None)))
                    for criterion in section.criteria
                ),
            )
            for section in rubric.sections
        )
        found.append(Row(publication, result, sections))
    return found
