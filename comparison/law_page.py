"""What the page of one law prints, from the edition's document and the index of exposures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from assessments.document import types as doc
from assessments.models import PublishedExposure
from assessments.models.publication import PublicationQuerySet
from common.dates import first_day
from comparison.product_page import Source
from comparison.reading import Reading
from comparison.roads import Listed, Reach, day_of, holding, listed, stands_in_force, towards
from vendors.exposure import ANY_COUNTRY


@dataclass(frozen=True)
class LawPage:
    """`in_force` on `day` is None where no start is on record; `is_lapsed` whether it had ended by then; `resting` are
    the products with an open road that rests on it, `closed` those with a closed one; `others` are the access laws of
    the same jurisdiction."""

    law: doc.AccessLaw
    jurisdiction: doc.Jurisdiction
    sources: tuple[Source, ...]
    day: date
    in_force: bool | None
    resting: PublicationQuerySet
    closed: Listed
    others: tuple[doc.AccessLaw, ...]

    @property
    def is_lapsed(self) -> bool:
        """Whether the law had begun and has ended by the day."""
        return self.in_force is False and first_day(self.law.in_force or "") <= self.day


def law_page(reading: Reading, slug: str) -> LawPage | None:
    """The page of a law, or None where it is not on record (3 queries beyond the reading's)."""
    document = reading.document
    law = next((law for law in document.laws if law.slug == slug), None)
    if law is None:
        return None
    evidence = {item.slug: item for item in document.evidence}
    day = day_of(reading)
    exposures = opened_by(law)
    [first] = listed([holding(reading, exposures.filter(is_open=False))], law.jurisdiction, ANY_COUNTRY)
    return LawPage(
        law=law,
        jurisdiction=next(place for place in document.jurisdictions if place.code == law.jurisdiction),
        sources=tuple(Source("supports", link.locator, evidence[link.evidence]) for link in law.citations),
        day=day,
        in_force=stands_in_force(law, day),
        resting=holding(reading, exposures.filter(is_open=True)),
        closed=Listed(roads_of(first.rows, law, are_open=False), first.count),
        others=tuple(
            other
            for other in document.laws
            if other.jurisdiction == law.jurisdiction and other.compels and other.slug != slug
        ),
    )


def opened_by(law: doc.AccessLaw) -> QuerySet[PublishedExposure]:
    """The exposures of any publication whose road the law opens, closed ones among them."""
    # A transfer rule opens no road.
    if not law.compels:
        return PublishedExposure.objects.none()
    return towards(law.jurisdiction, ANY_COUNTRY).filter(detail__laws__icontains=f'"{law.slug}"')


def roads_of(found: Sequence[Reach], law: doc.AccessLaw, *, are_open: bool) -> tuple[Reach, ...]:
    """The same products with those roads only that the law opens and that are, or are not, open."""
    return tuple(
        Reach(
            reach.publication,
            tuple(road for road in reach.roads if law.slug in road.laws and (road.closed is None) == are_open),
        )
        for reach in found
    )
