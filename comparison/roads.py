"""Exposures as the index of publications holds them, so that lists of many products need not open documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Window

from assessments.document import types as doc
from assessments.document.exposures import exposure_law
from assessments.models import Publication, PublishedExposure
from assessments.models.publication import PublicationQuerySet
from comparison.paging import in_order
from comparison.reading import Reading
from vendors.exposure import in_force

MOST_LISTED = 50
"""Products of a list without pages; those beyond are counted."""


@dataclass(frozen=True)
class Reach:
    """One product within reach, and the roads that lead to it."""

    publication: Publication
    roads: tuple[doc.Exposure, ...]


@dataclass(frozen=True)
class Listed:
    """The first products of a list, and how many there are in all."""

    rows: tuple[Reach, ...]
    count: int

    def only_to(self, code: str) -> "Listed":
        """The same with the roads of the jurisdiction's own alone."""
        own = (Reach(row.publication, tuple(r for r in row.roads if r.jurisdiction == code)) for row in self.rows)
        return Listed(tuple(own), self.count)

    @property
    def more(self) -> int:
        """How many are not among the first."""
        return self.count - len(self.rows)


def listed(lists: Sequence[PublicationQuerySet], *codes: str) -> list[Listed]:
    """The first publications of each list with their exposures to the jurisdictions, and how many there are in all (2
    queries, and 1 for each list)."""
    counted = [rows.annotate(total=Window(Count("pk"))).values_list("pk", "total")[:MOST_LISTED] for rows in lists]
    keys = [list(rows) for rows in counted]
    publications = in_order({pk for rows in keys for pk, _ in rows})
    found = {row.publication.pk: row for row in reaches(publications, *codes)}
    return [Listed(tuple(found[pk] for pk, _ in rows), rows[0][1] if rows else 0) for rows in keys]


def holding(reading: Reading, exposures: QuerySet[PublishedExposure]) -> PublicationQuerySet:
    """The publications of the reader's day that hold any of the exposures, by name."""
    return reading.publications_by_name().filter(pk__in=exposures.order_by().values("publication"))


def towards(*codes: str) -> QuerySet[PublishedExposure]:
    """Exposures of any publication to the jurisdictions, closed ones among them; `*` is any country."""
    return PublishedExposure.objects.filter(jurisdiction__in=codes)


def reaches(publications: Sequence[Publication], *codes: str) -> tuple[Reach, ...]:
    """The publications, each with its exposures to the jurisdictions (1 query)."""
    rows = towards(*codes).filter(publication__in=[row.pk for row in publications]).order_by("pk")
    found: dict[int, list[doc.Exposure]] = {}
    for row in rows:
        found.setdefault(row.publication_id, []).append(read_exposure(row))
    return tuple(Reach(row, tuple(found.get(row.pk, ()))) for row in publications)


def read_exposure(row: PublishedExposure) -> doc.Exposure:
    """The exposure that a row of the index holds."""
    return doc.Exposure.model_validate({**row.detail, "jurisdiction": row.jurisdiction, "road": row.road})


def day_of(reading: Reading) -> date:
    """The day that the page speaks for: the reader's, or that of the latest assessments."""
    return reading.day or reading.latest_day


def stands_in_force(law: doc.AccessLaw, day: date) -> bool | None:
    """Whether the law is in force on the day; None where the day from which it is in force is not on record."""
    return in_force(exposure_law(law), day) if law.in_force else None
