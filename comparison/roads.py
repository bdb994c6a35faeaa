"""Exposures as the index of publications holds them, so that lists of many products need not open documents."""

from dataclasses import dataclass
from datetime import date

from assessments.document import types as doc
from assessments.document.exposures import exposure_law
from assessments.models import Publication, PublishedExposure
from comparison.reading import Reading
from vendors.exposure import in_force


@dataclass(frozen=True)
class Reach:
    """One product within reach, and the roads that lead to it."""

    publication: Publication
    roads: tuple[doc.Exposure, ...]


def towards(reading: Reading, *codes: str) -> dict[Publication, tuple[doc.Exposure, ...]]:
    """Each product's exposures to the jurisdictions, by the product's name (1 query); `*` is any country.

    The exposures are those of the day of each publication, closed ones among them.
    """
    rows = (
        PublishedExposure.objects.filter(publication__in=reading.publications(), jurisdiction__in=codes)
        .select_related("publication")
        .defer("publication__document")
        .order_by("publication__name", "publication__product", "pk")
    )
    found: dict[Publication, list[doc.Exposure]] = {}
    for row in rows:
        found.setdefault(row.publication, []).append(read_exposure(row))
    return {publication: tuple(roads) for publication, roads in found.items()}


def read_exposure(row: PublishedExposure) -> doc.Exposure:
    """The exposure that a row of the index holds."""
    return doc.Exposure.model_validate({**row.detail, "jurisdiction": row.jurisdiction, "road": row.road})


def day_of(reading: Reading) -> date:
    """The day that the page speaks for: the reader's, or that of the latest assessments."""
    return reading.day or reading.latest_day


def stands_in_force(law: doc.AccessLaw, day: date) -> bool | None:
    """Whether the law is in force on the day; None where the day from which it is in force is not on record."""
    return in_force(exposure_law(law), day) if law.in_force else None
