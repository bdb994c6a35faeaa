"""What the pages of jurisdictions print, from the edition's document and the exposures of its publications."""

from collections import defaultdict
from dataclasses import dataclass

from assessments.document import types as doc
from assessments.models import Publication, PublishedExposure
from comparison.destinations import Destined, codes_within, destined
from comparison.product_page import Source
from comparison.reading import Reading
from comparison.roads import Reach, day_of, stands_in_force, towards
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
    """`flows` are the flows on record that go there or, for a bloc, to a member, ended ones among them."""

    jurisdiction: doc.Jurisdiction
    sources: tuple[Source, ...]
    laws: tuple[LawView, ...]
    transfer_rules: tuple[LawView, ...]
    reached: tuple[Reach, ...]
    closed: tuple[Reach, ...]
    anywhere: tuple[Publication, ...]
    flows: tuple[Destined, ...]


def jurisdiction_rows(reading: Reading) -> list[JurisdictionRow]:
    """The list of jurisdictions by name (1 query beyond the reading's)."""
    products: dict[str, set[str]] = defaultdict(set)
    pairs = PublishedExposure.objects.filter(publication__in=reading.publications(), detail__closed=None).values_list(
        "jurisdiction", "publication__product"
    )
    for code, product in pairs:
        products[code].add(product)
    day = day_of(reading)
    powers = {law.jurisdiction for law in reading.document.laws if law.compels and stands_in_force(law, day)}
    rows = [
        JurisdictionRow(
            jurisdiction=place,
            laws=sum(1 for law in reading.document.laws if law.jurisdiction == place.code and law.compels),
            named=len(products[place.code]),
            anywhere=len(products[ANY_COUNTRY] - products[place.code]) if place.code in powers else 0,
        )
        for place in reading.document.jurisdictions
    ]
    return sorted(rows, key=lambda row: row.jurisdiction.name)


def jurisdiction_page(reading: Reading, code: str) -> JurisdictionPage | None:
    """The page of a jurisdiction, or None where it is not on record (2 queries beyond the reading's)."""
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
    roads = towards(reading, code, ANY_COUNTRY)
    own = {row: tuple(road for road in found if road.jurisdiction == code) for row, found in roads.items()}
    reached = {row for row, found in own.items() if any(not road.closed for road in found)}
    has_power = any(view.law.compels and view.in_force for view in laws)
    return JurisdictionPage(
        jurisdiction=place,
        sources=tuple(Source("supports", link.locator, evidence[link.evidence]) for link in place.citations),
        laws=tuple(view for view in laws if view.law.compels),
        transfer_rules=tuple(view for view in laws if not view.law.compels),
        reached=tuple(Reach(row, found) for row, found in roads.items() if row in reached),
        closed=tuple(Reach(row, found) for row, found in own.items() if found and row not in reached),
        anywhere=tuple(
            row
            for row, found in roads.items()
            if has_power
            and row not in reached
            and any(road.jurisdiction == ANY_COUNTRY and not road.closed for road in found)
        ),
        flows=tuple(destined(reading, codes_within(reading, code))),
    )
