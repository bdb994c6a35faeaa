"""The editions of one product next to each other, and what changes between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from assessments.document import types as doc
from assessments.document.rubric import RubricText
from assessments.models import Publication, PublishedVariant
from comparison.compare_page import Column, CriterionRow, compare_page
from comparison.paging import in_order
from comparison.product_page import ClaimView, claim_views
from comparison.reading import Reading

MOST_SHOWN = 6
"""Editions next to each other; further ones are named and linked."""


class NoVariant(Http404):
    """The product has no other edition on the day; `suggestions` leads to the product itself."""

    def __init__(self, publication: Publication, reading: Reading) -> None:
        when = f" as of {reading.day_in_words}" if reading.day else ""
        super().__init__(
            f"{publication.name} has no other edition{when}: no variant of it was assessed, so there is nothing to "
            "set beside it."
        )
        self.suggestions = [(publication.name, reading.address("product-detail", slug=publication.product_id))]


@dataclass(frozen=True)
class Member:
    """One edition. `gained` and `lost` are roads that it has and the first edition has not, and the other way
    round; closed roads are no roads."""

    column: Column
    is_first: bool
    roads: tuple[doc.Exposure, ...]
    closed: tuple[doc.Exposure, ...]
    gained: frozenset[tuple[str, str]]
    lost: tuple[doc.Exposure, ...]
    flows: tuple[ClaimView, ...]

    @property
    def marked(self) -> tuple[tuple[doc.Exposure, bool], ...]:
        """The open roads, each with whether it is gained."""
        return tuple((road, (road.jurisdiction, road.road) in self.gained) for road in self.roads)


@dataclass(frozen=True)
class VariantPage:
    """The editions, the ordinary one first; `differing` are the criteria whose answers are not all the same."""

    rubric: RubricText
    columns: tuple[Column, ...]
    members: tuple[Member, ...]
    differing: tuple[CriterionRow, ...]
    alike: tuple[CriterionRow, ...]
    kinds: tuple[str, ...]
    confirmed: bool


def variant_page(chosen: Sequence[tuple[Publication, doc.PublicationDocument]], rubric: RubricText) -> VariantPage:
    """The page of two or more editions with their documents; what changes is told against the first."""
    page = compare_page(chosen, rubric)
    rows = [row for section in page.sections for row in section.rows]
    differing = [row for row in rows if row.differs]
    first = chosen[0][1]
    return VariantPage(
        rubric=page.rubric,
        columns=page.columns,
        members=tuple(_member(column, first) for column in page.columns),
        differing=tuple(differing),
        alike=tuple(row for row in rows if row not in differing),
        kinds=page.kinds,
        confirmed=page.confirmed,
    )


def _member(column: Column, first: doc.PublicationDocument) -> Member:
    document = column.document
    here, there = _open(document), _open(first)
    return Member(
        column=column,
        is_first=document is first,
        roads=tuple(here.values()),
        closed=tuple(road for road in document.exposures if road.closed),
        gained=frozenset(here.keys() - there.keys()),
        lost=tuple(road for key, road in there.items() if key not in here),
        flows=tuple(
            view
            for view in claim_views(document).values()
            if view.claim.flow and view.claim.standing.state == "stands" and view.claim.product == document.product.slug
        ),
    )


def _open(document: doc.PublicationDocument) -> dict[tuple[str, str], doc.Exposure]:
    """The open roads by jurisdiction and road."""
    return {(road.jurisdiction, road.road): road for road in document.exposures if not road.closed}


def editions_of(reading: Reading, slug: str) -> list[Publication]:
    """The publications of a product and of its other editions on the reader's day, the ordinary edition first; none
    where it has no other edition (3 queries)."""
    root = _ordinary_edition(reading, slug)
    variants = PublishedVariant.objects.filter(ordinary=root).values("publication")
    keys = list(
        reading.publications_by_name().filter(Q(product=root) | Q(pk__in=variants)).values_list("pk", "product_id")
    )
    family = {product for _, product in keys}
    if not family - {slug}:
        return []
    found = in_order(pk for pk, _ in keys)
    return sorted(found, key=lambda row: (row.product_id != root, row.name.lower()))


def _ordinary_edition(reading: Reading, slug: str) -> str:
    """The slug of the product's ordinary edition, which is itself for most (1 query)."""
    published = Publication.objects.in_edition(reading.edition.number).filter(product=slug)
    variants = PublishedVariant.objects.filter(publication__in=published.values("pk"))
    return variants.order_by("-publication__as_of").values_list("ordinary", flat=True).first() or slug
