"""What the page of one law prints, from the edition's document and the index of exposures."""

from dataclasses import dataclass
from datetime import date

from assessments.document import types as doc
from assessments.models import Publication
from common.dates import first_day
from comparison.product_page import Source
from comparison.reading import Reading
from comparison.roads import Reach, day_of, stands_in_force, towards
from vendors.exposure import ANY_COUNTRY


@dataclass(frozen=True)
class LawPage:
    """`in_force` on `day` is None where no start is on record; `is_lapsed` whether it had ended by then; `others`
    are the access laws of the same jurisdiction."""

    law: doc.AccessLaw
    jurisdiction: doc.Jurisdiction
    sources: tuple[Source, ...]
    day: date
    in_force: bool | None
    resting: tuple[Reach, ...]
    closed: tuple[Reach, ...]
    others: tuple[doc.AccessLaw, ...]

    @property
    def is_lapsed(self) -> bool:
        """Whether the law had begun and has ended by the day."""
        return self.in_force is False and first_day(self.law.in_force or "") <= self.day


def law_page(reading: Reading, slug: str) -> LawPage | None:
    """The page of a law, or None where it is not on record (1 query beyond the reading's)."""
    document = reading.document
    law = next((law for law in document.laws if law.slug == slug), None)
    if law is None:
        return None
    evidence = {item.slug: item for item in document.evidence}
    day = day_of(reading)
    # A transfer rule opens no road, so there is nothing to look for.
    exposures = towards(reading, law.jurisdiction, ANY_COUNTRY) if law.compels else {}
    return LawPage(
        law=law,
        jurisdiction=next(place for place in document.jurisdictions if place.code == law.jurisdiction),
        sources=tuple(Source("supports", link.locator, evidence[link.evidence]) for link in law.citations),
        day=day,
        in_force=stands_in_force(law, day),
        resting=_resting(exposures, slug, closed=False),
        closed=_resting(exposures, slug, closed=True),
        others=tuple(
            other
            for other in document.laws
            if other.jurisdiction == law.jurisdiction and other.compels and other.slug != slug
        ),
    )


def _resting(exposures: dict[Publication, tuple[doc.Exposure, ...]], slug: str, *, closed: bool) -> tuple[Reach, ...]:
    """The products with roads that the law opens and that are, or are not, closed."""
    found = (
        Reach(publication, tuple(road for road in roads if slug in road.laws and bool(road.closed) == closed))
        for publication, roads in exposures.items()
    )
    return tuple(resting for resting in found if resting.roads)
