"""The matrix: one row a product, one column a criterion."""

from collections.abc import Iterator
from datetime import date

from assessments.document.rubric import RubricText
from assessments.document.types import Result
from comparison.brief.front import ordered
from comparison.brief.shortlist import GROUPS
from comparison.brief.types import Brief, BriefProduct, Row, Shortlisted
from comparison.brief.words import STATE_WORDS, full_name, hosting, joined, kind
from comparison.export.table import Cell, Column, Table, web_link, yes_or_no

FIRST = (
    Column("name", "Product", 34),
    Column("product", "Name in addresses", 24),
    Column("vendor", "Vendor", 18),
    Column("hosting", "Who runs the servers", 18),
    Column("kind", "Made for", 12),
    Column("assessed_as_of", "Assessed as of", 12),
    Column("confirmed_by_person", "Confirmed by a person", 12),
    Column("grade", "Grade", 12),
    Column("at_worst", "Grade at worst", 10),
    Column("at_best", "Grade at best", 10),
    Column("score", "Score of 100", 10),
    Column("range_low", "Range from", 10),
    Column("range_high", "Range to", 10),
    Column("coverage", "Known", 10, is_share=True),
    Column("capped_by", "Grade capped by", 12),
    Column("could_be_capped_by", "Could still be capped by", 12),
)
SHORTLISTED = (
    Column("state", "In the shortlist", 12),
    Column("place", "Place", 8),
    Column("own_score", "Your score of 100", 10),
    Column("own_range_low", "Your range from", 10),
    Column("own_range_high", "Your range to", 10),
    Column("own_coverage", "Known of what matters to you", 12, is_share=True),
    Column("first", "First in weightings", 12, is_share=True),
    Column("how_firm", "How firm its place is", 44),
)


def matrix(brief: Brief) -> Table:
    """Every product of the brief, or of its shortlist, with its result, its sections and its answers.

    An answer is the number of its level or, where there is none, the word for what kind of not knowing it is.
    """
    criteria = (*_criteria_columns(brief.rubric), Column("publication", "Publication", 40))
    if brief.shortlist is None:
        rows = [tuple(_cells(row_of(product), brief.rubric)) for product in ordered(brief)]
        return Table("Matrix", (*FIRST, *criteria), tuple(rows))
    columns = (FIRST[0], *SHORTLISTED, *FIRST[1:], *criteria)
    return Table("Matrix", columns, tuple(_shortlisted(product, brief.rubric) for product in brief.shortlist.products))


def row_of(product: BriefProduct) -> Row:
    """The product's row of the matrix."""
    document = product.document
    return Row(
        slug=document.product.slug,
        name=full_name(document.product),
        vendor=document.vendor.name,
        hosting=hosting(document.product),
        kind=kind(document.product),
        as_of=date.fromisoformat(document.as_of),
        confirmed=document.confirmed_by_person,
        result=document.result,
        answers={score.criterion: (score.state, score.level) for score in document.scores},
        permalink=product.permalink,
    )


def _shortlisted(product: Shortlisted, rubric: RubricText) -> tuple[Cell, ...]:
    """The product's row, with what it is in the shortlist after its name."""
    name, *rest = _cells(product.row, rubric)
    own = product.own
    figures = (own.score, *own.range, own.coverage) if own else (None, None, None, None)
    group = GROUPS[product.group][0].lower()
    return (name, group, product.place, *figures, product.first, product.firm or None, *rest)


def _criteria_columns(rubric: RubricText) -> Iterator[Column]:
    for section in rubric.sections:
        yield Column(section.code, f"{section.code} {section.title}: of 100", 14)
        yield Column(f"{section.code}_coverage", f"{section.code}: known", 10, is_share=True)
        for criterion in section.criteria:
            yield Column(criterion.code, f"{criterion.code} {criterion.title}", 14)


def _cells(row: Row, rubric: RubricText) -> Iterator[Cell]:
    result = row.result
    yield from (row.name, row.slug, row.vendor, row.hosting, row.kind, row.as_of, yes_or_no(row.confirmed))
    yield from (result.grade or "not graded", result.at_worst, result.at_best)
    yield from (result.score, *result.range, result.coverage)
    yield from (_gates(result, "tripped"), _gates(result, "undecided"))
    sections = {section.code: section for section in result.sections}
    for section in rubric.sections:
        found = sections.get(section.code)
        yield found.score if found else None
        yield found.coverage if found else 0.0
        for criterion in section.criteria:
            state, level = row.answers.get(criterion.code, ("not-looked", None))
            yield level if level is not None else STATE_WORDS.get(state, state)
    yield web_link(row.permalink)


def _gates(result: Result, state: str) -> str:
    return joined([f"{gate.criterion} at {gate.cap}" for gate in result.gates if gate.state == state])
