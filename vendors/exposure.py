"""Which governments could come within earshot, and by what road: pure functions, as docs/method.md explains.

The caller hands over the flows that stand on the day (see vendors/standing.py); which laws are in force on it
is decided here. A road needs an access law: a law that compels nothing is a transfer rule and opens none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from common.dates import first_day, last_day

ANY_COUNTRY = "*"
"""Destination of a flow that may go to any country, and jurisdiction of the exposure that it makes."""

CONTENT = frozenset({"content-audio-video", "content-chat", "content-recording", "content-transcript"})
"""Kinds of data that are what people say; all other kinds are metadata."""

PROTECTED = "end-to-end-default"
"""The one protection that keeps content from being read: what must first be switched on counts as off."""

CONTROLLING = frozenset({"corporate-control", "extraterritorial"})
"""Reaches of laws that follow a company beyond the territory."""

OWN_KINDS = frozenset({"vendor", "affiliate"})
"""Recipients through which data comes under the control of the vendor and its ancestors."""

NAMED_KINDS = frozenset({"subprocessor", "affiliate"})
"""Recipients that open a road of their own when they are on record as vendors."""

CLOSED = (
    "the customer operates the service; no flow to the vendor is on record. "
    "The jurisdiction of whoever operates it remains."
)
PARTLY = (
    "where the customer operates the service, only what still flows to the vendor is within reach. "
    "The jurisdiction of whoever operates it remains."
)


class Road(StrEnum):
    """How data comes within reach of a jurisdiction; in the order in which roads are listed."""

    PLACE = "place"
    CONTROL = "control"
    RECIPIENT = "recipient"
    ANYWHERE = "anywhere"


ROADS = tuple(Road)


@dataclass(frozen=True, slots=True)
class Law:
    """One law; `in_force` and `lapsed` are partial dates or None."""

    slug: str
    jurisdiction: str
    reach: Literal["territorial", "corporate-control", "extraterritorial"]
    compels: tuple[str, ...]
    in_force: str | None
    lapsed: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """One jurisdiction on record, with the blocs that it is a member of."""

    code: str
    member_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """One company of an owner chain; None where a country is not established."""

    slug: str
    name: str
    incorporated_in: str | None
    headquartered_in: str | None


@dataclass(frozen=True, slots=True)
class Flow:
    """One data flow; `recipient_owners` is empty unless the recipient is a vendor on record."""

    claim: str
    data: tuple[str, ...]
    recipient_kind: str
    recipient: str
    recipient_owners: tuple[Owner, ...]
    destinations: tuple[str, ...]
    protection: str


@dataclass(frozen=True, slots=True)
class Exposure:
    """One road by which data comes within reach of one jurisdiction, or of any ("*").

    `readable` and `encrypted` are kinds of content, `metadata` all other kinds; all three are empty where no
    flow on record tells which data is reached. `links` are the steps from company or country to jurisdiction,
    in words. `closed` says why the road is closed, `partly` that it is closed where the customer operates the
    service.
    """

    jurisdiction: str
    road: Road
    readable: tuple[str, ...]
    encrypted: tuple[str, ...]
    metadata: tuple[str, ...]
    claims: tuple[str, ...]
    laws: tuple[str, ...]
    links: tuple[str, ...]
    closed: str | None
    partly: str | None


@dataclass(frozen=True, slots=True)
class _Way:
    """One single reason for a road; ways of the same jurisdiction and road make one exposure."""

    jurisdiction: str
    road: Road
    links: tuple[str, ...]
    flows: tuple[Flow, ...]


def exposures(
    hosting: Literal["vendor-cloud", "self-hosted", "both"],
    owners: Sequence[Owner],
    flows: Iterable[Flow],
    laws: Iterable[Law],
    places: Iterable[Place],
    day: date,
) -> tuple[Exposure, ...]:
    """The exposures of a product on a day, one per jurisdiction and road, by code and then by road.

    `owners` is the vendor, then its parent, and so on; `flows` are those whose claims stand on the day. Flows
    to any country make one exposure, to "*": `roads_to` applies it to a jurisdiction. A closed road is listed
    with its reason.
    """
    laws = tuple(laws)
    places = tuple(places)
    on_record = {place.code for place in places}
    blocs = {place.code: tuple(b for b in place.member_of if b in on_record) for place in places}
    merged: dict[tuple[str, Road], list[_Way]] = {}
    # The whole flow is the sort key, so that the order of input never shows, not even in equal claims.
    for way in _ways(owners, sorted(flows, key=repr), blocs):
        merged.setdefault((way.jurisdiction, way.road), []).append(way)
    found = []
    for (code, road), ways in sorted(merged.items(), key=lambda item: (item[0][0], ROADS.index(item[0][1]))):
        powers = _access_laws(code, road, laws, day)
        if powers:
            found.append(_exposure(code, road, ways, powers, hosting))
    return tuple(found)


def roads_to(code: str, exposures: Iterable[Exposure], laws: Iterable[Law], day: date) -> tuple[Exposure, ...]:
    """The open roads to one jurisdiction, in order; empty when the product is not within its reach.

    An exposure to any country is given as one to this jurisdiction, with its laws, when it has an access law
    in force on the day. Closed roads are no roads: they stand, with their reason, among `exposures`.
    """
    laws = tuple(laws)
    roads = []
    for exposure in exposures:
        if exposure.closed is not None:
            continue
        if exposure.jurisdiction == code:
            roads.append(exposure)
        elif exposure.road is Road.ANYWHERE:
            powers = _access_laws(code, Road.ANYWHERE, laws, day)
            if powers:
                roads.append(replace(exposure, jurisdiction=code, laws=powers))
    return tuple(sorted(roads, key=lambda exposure: ROADS.index(exposure.road)))


def _ways(owners: Sequence[Owner], flows: Sequence[Flow], blocs: Mapping[str, tuple[str, ...]]) -> Iterator[_Way]:
    """Every reason for a road, whether or not a law makes use of it."""
    own = tuple(flow for flow in flows if flow.recipient_kind in OWN_KINDS)
    for code, links in _homes(owners, blocs):
        yield _Way(code, Road.CONTROL, links, own)
    for flow in flows:
        for destination in flow.destinations:
            if destination == ANY_COUNTRY:
                yield _Way(ANY_COUNTRY, Road.ANYWHERE, (), (flow,))
                continue
            for code, links in _within(destination, blocs):
                yield _Way(code, Road.PLACE, links, (flow,))
        if flow.recipient_kind in NAMED_KINDS:
            for code, links in _homes(flow.recipient_owners, blocs):
                yield _Way(code, Road.RECIPIENT, links, (flow,))


def _homes(owners: Sequence[Owner], blocs: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each jurisdiction of a company or of an ancestor of it, with the links that lead there."""
    descent: tuple[str, ...] = ()
    for index, owner in enumerate(owners):
        if index:
            descent = (*descent, f"{owner.name} is the parent of {owners[index - 1].name}")
        for tie, country in (
            ("incorporated", owner.incorporated_in),
            ("headquartered", owner.headquartered_in),
        ):
            if country is not None:
                for code, membership in _within(country, blocs):
                    yield code, (*descent, f"{owner.name} is {tie} in {country}", *membership)


def _within(country: str, blocs: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The jurisdiction itself, then the blocs on record that it belongs to, each with its link."""
    yield country, ()
    for bloc in blocs.get(country, ()):
        yield bloc, (f"{country} is a member of {bloc}",)


def _access_laws(code: str, road: Road, laws: Iterable[Law], day: date) -> tuple[str, ...]:
    """The slugs of the laws in force on the day by which the jurisdiction can use the road."""
    follows_company = road in (Road.CONTROL, Road.RECIPIENT)
    return tuple(
        sorted(
            {
                law.slug
                for law in laws
                if law.compels
                and code in (law.jurisdiction, ANY_COUNTRY)
                and (law.reach in CONTROLLING or not follows_company)
                and in_force(law, day)
            }
        )
    )


def in_force(law: Law, day: date) -> bool:
    """Whether the law is in force on the day. A law whose start is not on record may not be law at all (a bill
    is not), so it opens no road; one that lapsed is out of force from that day."""
    begun = law.in_force is not None and first_day(law.in_force) <= day
    return begun and (law.lapsed is None or day < last_day(law.lapsed))


def _exposure(code: str, road: Road, ways: Iterable[_Way], laws: tuple[str, ...], hosting: str) -> Exposure:
    """One exposure made of all ways of one jurisdiction and road."""
    ways = tuple(ways)
    flows = {flow for way in ways for flow in way.flows}
    reached = {(kind, flow.protection) for flow in flows for kind in flow.data}
    readable = {kind for kind, protection in reached if kind in CONTENT and protection != PROTECTED}
    kinds = {kind for kind, _ in reached}
    control = road is Road.CONTROL
    return Exposure(
        jurisdiction=code,
        road=road,
        readable=tuple(sorted(readable)),
        encrypted=tuple(sorted(kinds & CONTENT - readable)),
        metadata=tuple(sorted(kinds - CONTENT)),
        claims=tuple(sorted({flow.claim for flow in flows})),
        laws=laws,
        links=tuple(dict.fromkeys(link for way in ways for link in way.links)),
        closed=CLOSED if control and hosting == "self-hosted" and not flows else None,
        partly=PARTLY if control and hosting == "both" else None,
    )
