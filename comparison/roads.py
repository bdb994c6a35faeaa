"""Exposures as the index of publications holds them, so that lists of many products need not open documents."""

from datetime import date

from assessments.document import types as doc
from assessments.models import Publication, PublishedExposure
from comparison.reading import Reading
from vendors import exposure


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


def dated_law(law: doc.AccessLaw) -> exposure.Law:
    """The law as the calculation of exposure takes it."""
    return exposure.Law(law.slug, law.jurisdiction, law.reach, law.compels, law.in_force, law.lapsed)  # type: ignore[arg-type]  # published words


def stands_in_force(law: doc.AccessLaw, day: date) -> bool | None:
    """Whether the law is in force on the day; None where the day from which it is in force is not on record."""
    return exposure.in_force(dated_law(law), day) if law.in_force else None


def calculable(found: doc.Exposure) -> exposure.Exposure:
    """The published exposure as the calculation of exposure gave it."""
    return exposure.Exposure(**{**found.model_dump(), "road": exposure.Road(found.road)})
