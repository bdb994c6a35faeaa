"""What the pages of jurisdictions print, from the edition's document and the exposures of its publications."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from assessments.document import types as doc
from assessments.models import PublishedExposure
from comparison.product_page import Source
from comparison.reading import Reading
from comparison.roads import Listed, day_of, holding, listed, stands_in_force, towards
from vendors.exposure import ANY_COUNTRY


@dataclass(frozen=True)
class LawView:
    """An access law with its sources; `in_force` on the reader's day, None where its start is not on record."""

    law: doc.AccessLaw
    sources: tuple[Source, ...]
    in_force: bool | None


@dataclass(frozen=True)
class JurisdictionRow:
    """One line of the list: `laws` counts access laws, `named` and `anywhere` products within reach by a road of
    the jurisdiction's own, and only because their data may go to any country."""

    jurisdiction: doc.Jurisdiction
    laws: int
    named: int
    anywhere: int


@dataclass(frozen=True)
class JurisdictionPage:
    """`reached` are products within its reach by a road of its own, `closed` those whose roads are all closed,
    `anywhere` those whose data may go to any country and that no road of its own reaches."""

    jurisdiction: doc.Jurisdiction
    sources: tuple[Source, ...]
    laws: tuple[LawView, ...]
    transfer_rules: tuple[LawView, ...]
    reached: Listed
    closed: Listed
    anywhere: Listed


def jurisdiction_rows(reading: Reading) -> list[JurisdictionRow]:
    """The list of jurisdictions by name (2 queries beyond the reading's)."""
    day = day_of(reading)
    powers = {law.jurisdiction for law in reading.document.laws if law.compels and stands_in_force(law, day)}
    open_roads = PublishedExposure.objects.filter(publication__in=reading.publications(), is_open=True)
    anywhere = PublishedExposure.objects.filter(jurisdiction=ANY_COUNTRY, is_open=True)
    named = _products(open_roads)
    both = _products(open_roads.filter(publication__in=anywhere.values("publication")))
    rows = [
        JurisdictionRow(
            jurisdiction=place,
            laws=sum(1 for law in reading.document.laws if law.jurisdiction == place.code and law.compels),
            named=named.get(place.code, 0),
            anywhere=named.get(ANY_COUNTRY, 0) - both.get(place.code, 0) if place.code in powers else 0,
        )
        for place in reading.document.jurisdictions
    ]
    return sorted(rows, key=lambda row: row.jurisdiction.name)


def _products(exposures: QuerySet[PublishedExposure]) -> dict[str, int]:
    """How many products the exposures are of, by jurisdiction (1 query)."""
    counts = exposures.order_by().values("jurisdiction").annotate(products=Count("publication", distinct=True))
    return dict(counts.values_list("jurisdiction", "products"))


def jurisdiction_page(reading: Reading, code: str) -> JurisdictionPage | None:
    """The page of a jurisdiction, or None where it is not on record (6 queries beyond the reading's)."""
    document = reading.document
    place = next((place for place in document.jurisdictions if place.code == code), None)
    if place is None:
        return None
    evidence = {item.slug: item for item in document.evidence}
    day = day_of(reading)
    laws = tuple(
        LawView(
            law,
            tuple(Source("supports", link.locator, evidence[link.evidence]) for link in law.citations),
            stands_in_force(law, day),
        )
        for law in document.laws
        if law.jurisdiction == code
    )
    reached = holding(reading, towards(code).filter(is_open=True))
    closed = holding(reading, towards(code)).exclude(pk__in=reached.order_by().values("pk"))
    anywhere = holding(reading, towards(ANY_COUNTRY).filter(is_open=True)).exclude(
        pk__in=reached.order_by().values("pk")
    )
    if not any(view.law.compels and view.in_force for view in laws):
        anywhere = anywhere.none()
    lists = listed([reached, closed, anywhere], code, ANY_COUNTRY)
    return JurisdictionPage(
        jurisdiction=place,
        sources=tuple(Source("supports", link.locator, evidence[link.evidence]) for link in place.citations),
        laws=tuple(view for view in laws if view.law.compels),
        transfer_rules=tuple(view for view in laws if not view.law.compels),
        reached=lists[0],
        closed=lists[1].only_to(code),
        anywhere=lists[2],
    )
