"""What a map shows: the exposures of a product, place by place, with what is readable by each road."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessments.document.types import Exposure, PublicationDocument
from comparison.charts.world import land_of
from vendors.exposure import ANY_COUNTRY, Road


class Reach(StrEnum):
    """What can be read by a road, most first."""

    CONTENT = "content"
    ENCRYPTED = "encrypted"
    METADATA = "metadata"
    NOT_ON_RECORD = "not-on-record"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        return WORDS[self]

    @property
    def rank(self) -> int:
        """0 for the most that can be read."""
        return RANKS[self]


WORDS = {
    Reach.CONTENT: "readable content",
    Reach.ENCRYPTED: "encrypted content",
    Reach.METADATA: "metadata only",
    Reach.NOT_ON_RECORD: "which data is not on record",
    Reach.CLOSED: "closed",
}
RANKS = {reach: rank for rank, reach in enumerate(Reach)}
ROAD_WORDS = {
    Road.PLACE: "by place",
    Road.CONTROL: "by control",
    Road.RECIPIENT: "by recipient",
    Road.ANYWHERE: "data may go there",
}
ANYWHERE = "Any country"


@dataclass(frozen=True, slots=True)
class RoadTo:
    """One road to a place, and what is readable by it."""

    road: Road
    reach: Reach


@dataclass(frozen=True, slots=True)
class MapPlace:
    """One jurisdiction within earshot, or any country ("*"), with the roads that lead to it."""

    code: str
    name: str
    roads: tuple[RoadTo, ...]

    @property
    def reach(self) -> Reach:
        """The most that is readable there, by whatever road."""
        return strongest(road.reach for road in self.roads)

    @property
    def is_anywhere(self) -> bool:
        return self.code == ANY_COUNTRY

    @property
    def is_on_map(self) -> bool:
        return self.is_anywhere or bool(land_of(self.code))

    @property
    def words(self) -> str:
        """The place and its roads: `China: by place, metadata only; by control, readable content`."""
        return f"{self.name}: {'; '.join(f'{ROAD_WORDS[to.road]}, {to.reach.words}' for to in self.roads)}"


def map_places(document: PublicationDocument) -> tuple[MapPlace, ...]:
    """The places of the document's exposures: open ones first, any country last, each by name."""
    names = {place.code: place.name for place in document.jurisdictions} | {ANY_COUNTRY: ANYWHERE}
    roads: dict[str, list[RoadTo]] = {}
    for exposure in document.exposures:
        roads.setdefault(exposure.jurisdiction, []).append(RoadTo(Road(exposure.road), reach_of(exposure)))
    places = (MapPlace(code, names.get(code, code), tuple(found)) for code, found in roads.items())
    return tuple(sorted(places, key=lambda place: (place.reach is Reach.CLOSED, place.is_anywhere, place.name)))


def reach_of(exposure: Exposure) -> Reach:
    """What the exposure says is readable."""
    if exposure.closed:
        return Reach.CLOSED
    if exposure.readable:
        return Reach.CONTENT
    if exposure.encrypted:
        return Reach.ENCRYPTED
    return Reach.METADATA if exposure.metadata else Reach.NOT_ON_RECORD


def strongest(reaches: Iterable[Reach]) -> Reach:
    """The one of several by which the most is readable; ValueError where there is none."""
    return min(reaches, key=lambda reach: reach.rank)


def in_words(places: Sequence[MapPlace]) -> str:
    """All that a map of the places shows, for those who do not see it."""
    return " ".join(f"{place.words}." for place in places)
