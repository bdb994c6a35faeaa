"""What the address of the side-by-side page asks for: which products, and which rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

from assessments.models import Publication
from comparison import query

ALL = "all"
DIFFERENCES = "differences"


@dataclass(frozen=True)
class CompareQuery:
    """`slugs` are the products in the order of the columns; `rows` is all or differences."""

    slugs: tuple[str, ...]
    rows: str = ALL

    @property
    def only_differences(self) -> bool:
        return self.rows == DIFFERENCES

    def pairs(self) -> list[tuple[str, str]]:
        """The query as name and value, without what is at its default."""
        products = [("p", slug) for slug in self.slugs]
        return [*products, ("rows", self.rows)] if self.only_differences else products

    def without(self, slug: str) -> "CompareQuery":
        """The query that leaves one product out."""
        return replace(self, slugs=tuple(kept for kept in self.slugs if kept != slug))

    def other_rows(self) -> "CompareQuery":
        """The query that shows all rows where this one shows the differences, and the other way round."""
        return replace(self, rows=ALL if self.only_differences else DIFFERENCES)


def read_compare_query(request: HttpRequest, chosen: Sequence[Publication]) -> CompareQuery:
    """The query of the address, whose products were found already; BadQuery for rows that there are none of."""
    rows = query.choice(request, "rows", (ALL, DIFFERENCES), ALL)
    return CompareQuery(tuple(row.product_id for row in chosen), rows)
