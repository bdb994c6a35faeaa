"""The matrix of products and jurisdictions: what its address asks for, and its rows as page and file have them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from assessments.document import types as doc
from assessments.document.index import reached
from assessments.models import Publication, PublishedExposure
from assessments.models.publication import PublicationQuerySet
from comparison import query
from comparison.matrix import HOSTINGS
from comparison.reading import Reading
from comparison.roads import read_exposure
from vendors.exposure import ANY_COUNTRY, ROADS, Road

LETTERS = {Road.PLACE: "P", Road.CONTROL: "C", Road.RECIPIENT: "R", Road.ANYWHERE: "A"}
"""The letter of each road in a cell of the matrix."""

REACHED = {
    "readable": "content",
    "encrypted": "encrypted",
    "metadata": "metadata",
    "not-on-record": "not on record",
}
"""What an exposure may reach, the gravest first, with the word in a cell of the matrix."""


@dataclass(frozen=True)
class ReachQuery:
    """What the reader asked of the matrix; empty strings mean no filter."""

    road: str
    reached: str
    hosting: str
    to: str

    @property
    def is_filtered(self) -> bool:
        return bool(self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """The query as name and value, without what is not asked."""
        given = (("road", self.road), ("reached", self.reached), ("hosting", self.hosting), ("to", self.to.lower()))
        return [(name, value) for name, value in given if value]


def read_reach_query(request: HttpRequest, reading: Reading) -> ReachQuery:
    """The query of the address; raises BadQuery, naming what cannot be used."""
    return ReachQuery(
        road=query.choice(request, "road", [road.value for road in ROADS]),
        reached=query.choice(request, "reached", REACHED),
        hosting=query.choice(request, "hosting", HOSTINGS),
        to=query.choice(request, "to", [place.code.lower() for place in reading.document.jurisdictions]).upper(),
    )


@dataclass(frozen=True)
class Column:
    """One jurisdiction; `jurisdiction` is None for any country."""

    code: str
    name: str
    jurisdiction: doc.Jurisdiction | None


@dataclass(frozen=True)
class Cell:
    """The roads by which one jurisdiction comes within earshot of one product, closed ones among them; none where
    no road is on record."""

    column: Column
    roads: tuple[doc.Exposure, ...]

    @property
    def open_roads(self) -> tuple[doc.Exposure, ...]:
        return tuple(road for road in self.roads if not road.closed)

    @property
    def letters(self) -> str:
        return " ".join(LETTERS[Road(road.road)] for road in self.open_roads)

    @property
    def reached(self) -> str:
        """The gravest of what the open roads reach, as a word of REACHED."""
        found = {word for road in self.open_roads for word in reached(road)}
        return next(word for word in REACHED if word in found)

    @property
    def word(self) -> str:
        return REACHED[self.reached]


@dataclass(frozen=True)
class Row:
    publication: Publication
    cells: tuple[Cell, ...]


def columns(reading: Reading, asked: ReachQuery) -> tuple[Column, ...]:
    """The jurisdictions of the matrix by name, any country last (2 queries).

    Those that reach at least one product of the day by an open road of their own, as far as the filters leave
    them anything to show.
    """
    reaching = _exposures(reading).filter(is_open=True)
    codes = set(reaching.order_by().values_list("jurisdiction", flat=True).distinct())
    if asked.is_filtered:
        codes &= set(select_exposures(reading, asked).order_by().values_list("jurisdiction", flat=True).distinct())
    places = sorted((place for place in reading.document.jurisdictions if place.code in codes), key=lambda p: p.name)
    named = tuple(Column(place.code, place.name, place) for place in places)
    return (*named, Column(ANY_COUNTRY, "any country", None)) if ANY_COUNTRY in codes else named


def select_exposures(reading: Reading, asked: ReachQuery) -> QuerySet[PublishedExposure]:
    """The exposures of the day that the filters leave."""
    return _filtered(_exposures(reading), asked)


def _filtered(exposures: QuerySet[PublishedExposure], asked: ReachQuery) -> QuerySet[PublishedExposure]:
    if asked.hosting:
        exposures = exposures.filter(publication__hosting__in=HOSTINGS[asked.hosting])
    if asked.road:
        exposures = exposures.filter(road=asked.road)
    if asked.reached:
        exposures = exposures.filter(is_open=True, reaches__contains=asked.reached)
    if asked.to:
        exposures = exposures.filter(jurisdiction=asked.to)
    return exposures


def select_products(reading: Reading, asked: ReachQuery, shown: Collection[Column]) -> PublicationQuerySet:
    """The products of the matrix by name: all of the hosting, or only those that another filter leaves a road."""
    products = reading.publications_by_name()
    if asked.hosting:
        products = products.filter(hosting__in=HOSTINGS[asked.hosting])
    if asked.road or asked.reached or asked.to:
        codes = [column.code for column in shown]
        products = products.filter(
            pk__in=select_exposures(reading, asked).filter(jurisdiction__in=codes).order_by().values("publication")
        )
    return products


def rows(asked: ReachQuery, shown: tuple[Column, ...], products: Iterable[Publication]) -> list[Row]:
    """The rows of the matrix for some products, in their order (1 query)."""
    products = list(products)
    found: dict[tuple[int, str], list[doc.Exposure]] = {}
    exposures = PublishedExposure.objects.filter(publication__in=[row.pk for row in products])
    for row in _filtered(exposures, asked).order_by("pk"):
        found.setdefault((row.publication_id, row.jurisdiction), []).append(read_exposure(row))
    return [
        Row(product, tuple(Cell(column, tuple(found.get((product.pk, column.code), ()))) for column in shown))
        for product in products
    ]


def _exposures(reading: Reading) -> QuerySet[PublishedExposure]:
    return PublishedExposure.objects.filter(publication__in=reading.publications())
