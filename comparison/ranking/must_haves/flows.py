"""No data flow to a place: what the flows on record show, and what they leave open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.must_haves import ANYWHERE, INADEQUATE
from common.dates import in_words
from comparison.ranking.must_haves.basis import Basis, Flow, Shared
from comparison.ranking.must_haves.finding import Doubt, Finding, doubtful, listed, met, not_met, not_shown
from vendors.exposure import ANY_COUNTRY
from vendors.vocabulary import Adequacy, Hosting, RecipientKind

PLACE = "C1"
"""The criterion that asks where data is kept and processed."""

TRANSFERS = "C4"
"""The criterion that asks about safeguards of transfers."""

RUNNING = frozenset({RecipientKind.VENDOR, RecipientKind.AFFILIATE, RecipientKind.SUBPROCESSOR})
"""Recipients who run the vendor's service: while no flow to one of them is on record, nothing tells its place."""

UNLESS_OPERATED = (
    "Where the customer operates the service, the place is the operator's; where the vendor does, it is not known."
)
OPERATED = "The customer operates the service."
OPERATOR_REMAINS = "The place where the operator runs it remains."
OPERATORS_PLACE = "Where the customer operates the service, the place where it is run remains."
EITHER = "The customer may also operate the service; which of these flows remain then is not on record."


@dataclass(frozen=True, slots=True)
class Target:
    """Where data must not go: `there` are destinations that are it, `perhaps` those that may be.

    Their words follow "Data goes to" and the names; `elsewhere_words` say of places that they are neither. `asks` is
    the criterion that asks about those in `perhaps`.
    """

    there: frozenset[str]
    perhaps: frozenset[str]
    there_words: str
    perhaps_words: str
    elsewhere_words: str
    asks: str


def target(place: str, shared: Shared) -> Target:
    """The target of a place of `NoFlowTo`; KeyError for a jurisdiction that is not on record."""
    if place == ANYWHERE:
        return Target(frozenset(), frozenset(), "", "", "none of them may go to any country", PLACE)
    places = shared.jurisdictions.values()
    if place == INADEQUATE:
        return Target(
            there=frozenset(found.code for found in places if found.adequacy == Adequacy.NONE),
            perhaps=frozenset(found.code for found in places if found.adequacy == Adequacy.PARTIAL),
            there_words=", without an EU adequacy decision",
            perhaps_words=", where the EU adequacy decision covers some recipients only",
            elsewhere_words="each of them lies in the EU or the EEA or has an EU adequacy decision",
            asks=TRANSFERS,
        )
    name = shared.jurisdictions[place].in_words
    return Target(
        there=shared.members(place),
        perhaps=shared.blocs(place),
        there_words="",
        perhaps_words=f", of which {name} is a member",
        elsewhere_words=f"none of them is {name}" + (" or in it" if len(shared.members(place)) > 1 else ""),
        asks=PLACE,
    )


def no_flow_to(place: str, basis: Basis) -> Finding:
    """Whether no data flow on record goes to the place."""
    if place not in (ANYWHERE, INADEQUATE, *basis.shared.jurisdictions):
        return not_shown(f"No jurisdiction {place} is on record.")
    aim = target(place, basis.shared)
    suffix = _day_of_adequacy(basis) if place == INADEQUATE else ""
    sound = [flow for flow in basis.flows if not flow.contradicted]
    there = [flow for flow in sound if not aim.there.isdisjoint(flow.destinations)]
    anywhere = [flow for flow in sound if ANY_COUNTRY in flow.destinations]
    if there or anywhere:
        reasons = [_goes_to(there, aim.there, aim.there_words, basis)] if there else []
        reasons += ["Data may go to any country."] if anywhere else []
        reasons += [EITHER] if basis.hosting == Hosting.BOTH else []
        return not_met(" ".join(reasons) + suffix, [flow.claim for flow in (*there, *anywhere)])
    doubts = tuple(doubts_of(aim, basis))
    if doubts:
        found = doubtful(doubts)
        return not_shown(found.reason + suffix, found.claims, found.criterion)
    return met(shown_elsewhere(aim, basis) + suffix, [flow.claim for flow in basis.flows])


def doubts_of(aim: Target, basis: Basis) -> Iterator[Doubt]:
    """What keeps the flows on record from showing that none goes to the target."""
    if basis.hosting != Hosting.SELF_HOSTED and not any(flow.recipient_kind in RUNNING for flow in basis.flows):
        silence = "No data flow to the vendor is on record." if basis.flows else "No data flow is on record."
        yield Doubt(f"{silence} {UNLESS_OPERATED}" if basis.hosting == Hosting.BOTH else silence, PLACE)
    unnamed = [flow for flow in basis.flows if _names_no_place(flow, basis)]
    if unnamed:
        yield Doubt(_unnamed_words(len(unnamed), len(basis.flows)), PLACE, _claims(unnamed))
    contradicted = [flow for flow in basis.flows if flow.contradicted]
    if contradicted:
        yield Doubt("Other evidence contradicts what is claimed of a data flow.", PLACE, _claims(contradicted))
    known = basis.shared.jurisdictions.keys() | {ANY_COUNTRY}
    unknown = [flow for flow in basis.flows if not known.issuperset(flow.destinations)]
    if unknown:
        yield Doubt("A data flow goes to a place that is not on record.", PLACE, _claims(unknown))
    perhaps = [flow for flow in basis.flows if not aim.perhaps.isdisjoint(flow.destinations)]
    if perhaps:
        yield Doubt(_goes_to(perhaps, aim.perhaps, aim.perhaps_words, basis), aim.asks, _claims(perhaps))


def shown_elsewhere(aim: Target, basis: Basis) -> str:
    """Why no flow on record goes to the target, where nothing is in doubt."""
    named = [flow for flow in basis.flows if flow.destinations]
    if not named:
        return f"{OPERATED} No data flow to anyone else is on record. {OPERATOR_REMAINS}"
    count = {1: "The one data flow names its", 2: "Both data flows name their"}
    flows = count.get(len(named), f"All {len(named)} data flows name their")
    operated = "" if basis.hosting == Hosting.VENDOR_CLOUD else f" {OPERATORS_PLACE}"
    return f"{flows} places, and {aim.elsewhere_words}.{operated}"


def _day_of_adequacy(basis: Basis) -> str:
    """The day of the adequacy that was looked up, where it is a later one."""
    named = any(code != ANY_COUNTRY for flow in basis.flows for code in flow.destinations)
    day = in_words(basis.shared.read.isoformat())
    return f" Adequacy is that of {day}." if named and basis.day < basis.shared.read else ""


def _names_no_place(flow: Flow, basis: Basis) -> bool:
    """Whether the flow leaves its place open; what goes to the operator of a self-hosted product is where the
    customer wants it."""
    own = basis.hosting == Hosting.SELF_HOSTED and flow.recipient_kind == RecipientKind.OPERATOR
    return not flow.destinations and not own


def _unnamed_words(unnamed: int, all_: int) -> str:
    if unnamed < all_:
        return f"{unnamed} of {all_} data flows on record {'names' if unnamed == 1 else 'name'} no place."
    return "The one data flow on record names no place." if all_ == 1 else f"None of {all_} data flows names a place."


def _goes_to(flows: Sequence[Flow], codes: frozenset[str], words: str, basis: Basis) -> str:
    named = {code for flow in flows for code in flow.destinations} & codes
    return f"Data goes to {listed(sorted(basis.shared.jurisdictions[code].in_words for code in named))}{words}."


def _claims(flows: Sequence[Flow]) -> tuple[str, ...]:
    return tuple(flow.claim for flow in flows)
