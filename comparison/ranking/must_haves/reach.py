"""Not within reach of a jurisdiction: the roads on record, and what keeps their absence from being shown."""

from collections.abc import Iterator, Sequence

from common.dates import in_words
from comparison.ranking.must_haves.basis import Basis
from comparison.ranking.must_haves.finding import Doubt, Finding, doubtful, listed, met, not_met, not_shown
from comparison.ranking.must_haves.flows import OPERATED, OPERATOR_REMAINS, OPERATORS_PLACE, doubts_of, target
from vendors.exposure import NAMED_KINDS, OWN_KINDS, PARTLY, Exposure, Road, in_force, roads_to
from vendors.vocabulary import Hosting

POWERS = "C3"
"""The criterion that asks which governments can compel the vendor."""

RECIPIENTS = "C2"
"""The criterion that asks whether recipients are named."""

CONTROL_BY_CUSTOMER = "E1"
"""The criterion that asks whether the customer may host the service."""

BY = {
    Road.PLACE: "data goes there",
    Road.CONTROL: "the vendor or an owner of it is based there",
    Road.RECIPIENT: "a recipient of data or an owner of it is based there",
    Road.ANYWHERE: "data may go to any country",
}
"""Why each road leads to a jurisdiction."""


def not_within_reach_of(code: str, basis: Basis) -> Finding:
    """Whether no open road leads to the jurisdiction, by `vendors.exposure.roads_to`."""
    if code not in basis.shared.jurisdictions:
        return not_shown(f"No jurisdiction {code} is on record.")
    roads = [
        road
        for road in roads_to(code, basis.exposures, basis.shared.laws, basis.day)
        if not _rests_on_contradicted(road, basis)
    ]
    wholly = [road for road in roads if road.partly is None]
    if wholly:
        return _within_reach(code, roads, basis)
    doubts = tuple(_doubts(code, roads, basis))
    if doubts:
        return doubtful(doubts)
    return met(_shown_out_of_reach(code, basis), [flow.claim for flow in basis.flows])


def _shown_out_of_reach(code: str, basis: Basis) -> str:
    """Why no open road leads to the jurisdiction, where nothing is in doubt."""
    closed = [road.closed for road in basis.exposures if road.jurisdiction == code and road.closed]
    if closed:
        return f"{closed[0][0].upper()}{closed[0][1:]}"
    if not any(flow.destinations for flow in basis.flows):
        return f"{OPERATED} No data flow to anyone else is on record. {OPERATOR_REMAINS}"
    name = basis.shared.jurisdictions[code].in_words
    operated = "" if basis.hosting == Hosting.VENDOR_CLOUD else f" {OPERATORS_PLACE}"
    return (
        "Every data flow on record names its places, and no road leads from them, from the vendor or from those who "
        f"own it to {name}.{operated}"
    )


def _within_reach(code: str, roads: Sequence[Exposure], basis: Basis) -> Finding:
    laws = sorted({law for road in roads for law in road.laws})
    names = "; ".join(basis.shared.law_names.get(law, law) for law in laws)
    why = "; ".join(BY[road.road] for road in roads)
    reason = f"Within reach of {basis.shared.jurisdictions[code].in_words}: {why}. Laws: {names}."
    return not_met(reason, [claim for road in roads for claim in road.claims], laws)


def _rests_on_contradicted(road: Exposure, basis: Basis) -> bool:
    """Whether nothing but flows whose claims are contradicted makes the road."""
    contradicted = {flow.claim for flow in basis.flows if flow.contradicted}
    return road.road is not Road.CONTROL and bool(road.claims) and contradicted.issuperset(road.claims)


def _doubts(code: str, roads: Sequence[Exposure], basis: Basis) -> Iterator[Doubt]:
    """What keeps the absence of an open road from being shown; `roads` are closed where the customer operates."""
    place = basis.shared.jurisdictions[code]
    if roads:
        claims = tuple(claim for road in roads for claim in road.claims)
        reason = f"The vendor or an owner of it is based in {place.in_words}; {PARTLY}"
        yield Doubt(reason, CONTROL_BY_CUSTOMER, claims)
    powers = [law for law in basis.shared.laws if law.jurisdiction == code and law.compels]
    if not any(in_force(law, basis.day) for law in powers):
        day = in_words(basis.day.isoformat())
        yield Doubt(f"No access law of {place.in_words} that was in force on {day} is on record.", POWERS)
    own = [flow for flow in basis.flows if flow.recipient_kind in OWN_KINDS]
    if basis.unestablished and (own or basis.hosting != Hosting.SELF_HOSTED):
        yield Doubt(f"A country of {listed(basis.unestablished)} is not established.", POWERS)
    yield from doubts_of(target(code, basis.shared), basis)
    strangers = [flow for flow in basis.flows if flow.recipient_kind in NAMED_KINDS and not flow.on_record]
    if strangers:
        yield Doubt(
            "The law that follows a recipient is not established: a sub-processor or a company of the vendor's group "
            "that is not on record receives data.",
            RECIPIENTS,
            tuple(flow.claim for flow in strangers),
        )
