"""What products are judged on, for tests of must-haves: each function makes what it is not given."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assessments.scoring import Answer, State
from comparison.ranking.must_haves import (
    Basis,
    Certificate,
    Finding,
    Flow,
    Jurisdiction,
    Shared,
    judge,
    parse_must_have,
)
from vendors import exposure

DAY = date(2026, 11, 23)
PLACES = (
    ("CN", "China", (), "none"),
    ("IN", "India", (), "none"),
    ("US", "United States", ("five-eyes",), "partial"),
    ("CH", "Switzerland", (), "adequate"),
    ("EU", "European Union", (), "member"),
    ("DE", "Germany", ("EU",), "member"),
    ("KY", "Cayman Islands", (), "none"),
)
LAWS = (
    exposure.Law("cn-law", "CN", "corporate-control", ("content",), "2017", None),
    exposure.Law("us-law", "US", "corporate-control", ("content",), "2018", None),
    exposure.Law("us-later", "US", "territorial", ("content",), "2025", None),
    exposure.Law("de-law", "DE", "territorial", ("content",), "2001", None),
    exposure.Law("in-law", "IN", "territorial", ("content",), "2024", None),
)
SHARED = Shared(
    jurisdictions={place[0]: Jurisdiction(*place) for place in PLACES},
    laws=LAWS,
    law_names={law.slug: law.slug.replace("-", " ").title() for law in LAWS},
    read=DAY,
)
CRITERIA = ("A1", "C1", "C2", "C3", "C4", "E1", "E2", "E3")
ACME = exposure.Owner("acme", "Acme", "US", "US")


def level(value: int | None, state: State = State.NOTHING_FOUND) -> Answer:
    return Answer(state) if value is None else Answer(State.SCORED, value)


def flow(*destinations: str, claim: str = "flow-1", kind: str = "vendor", **more: Any) -> Flow:
    return Flow(claim, destinations, kind, **{"on_record": False, "contradicted": False} | more)


def certificate(name: str = "iso-27001", *, held: bool = True, claim: str = "cert-1", **more: Any) -> Certificate:
    return Certificate(name, held, claim, **{"asserted_by": "vendor", "as_of": "2026-03-01"} | more)


def roads(
    hosting: str, owners: Sequence[exposure.Owner], flows: Sequence[Flow], day: date = DAY
) -> tuple[exposure.Exposure, ...]:
    """The exposures that the flows and owners make, as a publication holds them."""
    travelling = [
        exposure.Flow(found.claim, ("account",), found.recipient_kind, "R", (), found.destinations, "in-transit")
        for found in flows
    ]
    places = [exposure.Place(place.code, place.member_of) for place in SHARED.jurisdictions.values()]
    return exposure.exposures(hosting, owners, travelling, LAWS, places, day)


def basis(*flows: Flow, owners: Sequence[exposure.Owner] = (ACME,), **more: Any) -> Basis:
    """A product of the vendor's cloud that nothing but its flows and owners is known of."""
    given = {"day": DAY, "hosting": "vendor-cloud"} | more
    default = {
        "slug": "alpha",
        "licence": None,
        "answers": {code: level(None) for code in CRITERIA},
        "score_claims": {},
        "flows": flows,
        "exposures": roads(given["hosting"], owners, flows, given["day"]),
        "unestablished": tuple(
            owner.name for owner in owners if None in (owner.incorporated_in, owner.headquartered_in)
        ),
        "certificates": (),
        "shared": SHARED,
    }
    return Basis(**default | given)


def found(code: str, product: Basis) -> Finding:
    """The finding for the must-have of the code."""
    return judge(parse_must_have(code), product)
