"""The must-haves as a table: one row a product and must-have."""

from comparison.brief.shortlist import GROUPS, STATES
from comparison.brief.types import Brief, Finding, Shortlisted
from comparison.export.table import Cell, Column, Table

COLUMNS = (
    Column("product", "Product", 34),
    Column("in_shortlist", "In the shortlist", 12),
    Column("must_have", "Must-have", 44),
    Column("code", "Code", 16),
    Column("state", "State", 12),
    Column("reason", "Reason", 60),
    Column("claims", "Claims", 34),
    Column("criterion", "Criterion to ask about", 12),
    Column("question", "Question to the vendor", 70),
)
NONE_SET = "No must-have was set."


def must_haves(brief: Brief) -> Table:
    """How each product fares by each must-have; a single row says so where none was set."""
    products = brief.shortlist.products if brief.shortlist else ()
    rows = [_row(product, finding) for product in products for finding in product.findings]
    return Table("Must-haves", COLUMNS, tuple(rows) or ((NONE_SET, *[None] * (len(COLUMNS) - 1)),))


def _row(product: Shortlisted, finding: Finding) -> tuple[Cell, ...]:
    return (
        product.row.name,
        GROUPS[product.group][0].lower(),
        finding.must_have,
        finding.code,
        STATES[finding.state].lower(),
        finding.reason,
        "\n".join(finding.claims),
        finding.asked,
        finding.question,
    )
