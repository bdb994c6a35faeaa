"""What a publication and an edition hold: the frozen documents, as types.

Documents are built once, at publication, from the working tables, and read by everything public. Field names are
part of the permanent public format; a change of meaning is a new `format`.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer


class Part(BaseModel):
    """A frozen part of a document; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RubricRef(Part):
    slug: str
    version: str
    sha256: str


class OrdinaryEdition(Part):
    slug: str
    name: str


class ProductFacts(Part):
    slug: str
    name: str
    edition: str | None
    kind: str
    hosting: str
    licence: str | None
    launched: str | None
    retired: str | None
    website: str | None
    summary: str
    variant_of: OrdinaryEdition | None


class VendorFacts(Part):
    slug: str
    name: str
    legal_name: str
    incorporated_in: str | None
    headquartered_in: str | None
    website: str | None
    note: str | None


class OwnershipTie(Part):
    """One parent that one company has or had; `since` and `until` are partial dates, None where not on record."""

    vendor: str
    vendor_name: str
    parent: str
    parent_name: str
    since: str | None
    until: str | None
    evidence: str | None
    locator: str | None


class RaterRef(Part):
    stage: str
    name: str
    kind: str


class GateResult(Part):
    """`state` is tripped, passed, undecided or not-applicable."""

    criterion: str
    state: str
    cap: str
    because: str


class SectionResult(Part):
    code: str
    score: float | None
    coverage: float
    range: tuple[float, float]


class Result(Part):
    """Score and range of 100, coverage of 1, all to 4 places; `grade` is None where not graded."""

    score: float | None
    coverage: float
    range: tuple[float, float]
    grade: str | None
    at_worst: str
    at_best: str
    gates: tuple[GateResult, ...]
    sections: tuple[SectionResult, ...]


class Lift(Part):
    """One improvement by one level that changes the grade: `gain` points, to `score` and `grade`."""

    criterion: str
    from_level: int
    to_level: int
    gain: float
    score: float
    grade: str


class Rating(Part):
    stage: str
    rater: str
    state: str
    level: int | None
    confidence: str | None
    rationale: str
    claims: tuple[str, ...]


class Score(Part):
    criterion: str
    state: str
    level: int | None
    confidence: str | None
    rationale: str
    claims: tuple[str, ...]
    reconciled: str | None
    ratings: tuple[Rating, ...]


class Citation(Part):
    evidence: str
    relation: str
    locator: str


class Flow(Part):
    """`destinations` are codes of jurisdictions; `*` says any country, an empty list that no place is named."""

    data: tuple[str, ...]
    subject: str
    recipient_kind: str
    recipient: str
    recipient_vendor: str | None
    destinations: tuple[str, ...]
    purpose: str
    trigger: str
    protection: str
    transfer_mechanism: str | None
    retention: str | None


class Standing(Part):
    """How the claim stands on the document's day.

    `state` is stands, ended or not-yet; `since` the day from which it speaks, `since_basis` where that day comes
    from (source, evidence, catalogue); `until` the day it ended, `until_known` whether a source gives that day.
    """

    state: str
    since: str
    since_basis: str
    until: str | None
    until_known: bool
    contradicted: bool


class Certificates(Part):
    """The certificates of which a claim says that they cover its product (`held`) or do not (`lacking`)."""

    held: tuple[str, ...]
    lacking: tuple[str, ...]


class Claim(Part):
    """One claim; a document has `certificates` only where the claim names some, as those did that are older than
    the field, so that they keep their SHA-256."""

    id: str
    product: str
    criterion: str | None
    kind: str
    statement: str
    flow: Flow | None
    certificates: Certificates | None = None
    asserted_by: str
    status: str
    as_of: str | None
    standing: Standing
    citations: tuple[Citation, ...]

    @model_serializer(mode="wrap")
    def without_what_it_does_not_name(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """The claim's fields, without `certificates` where there are none."""
        fields: dict[str, Any] = handler(self)
        if self.certificates is None:
            fields.pop("certificates", None)
        return fields


class Evidence(Part):
    slug: str
    url: str
    title: str
    publisher: str
    kind: str
    independence: str
    published: str | None
    language: str
    note: str | None


class PlaceCitation(Part):
    evidence: str
    locator: str


class Jurisdiction(Part):
    code: str
    name: str
    member_of: tuple[str, ...]
    eu_adequacy: str
    eu_adequacy_note: str | None
    note: str | None
    citations: tuple[PlaceCitation, ...]


class AccessLaw(Part):
    slug: str
    jurisdiction: str
    name: str
    citation: str
    in_force: str | None
    lapsed: str | None
    reach: str
    compels: tuple[str, ...]
    secrecy: str | None
    independent_review: str | None
    summary: str
    citations: tuple[PlaceCitation, ...]


class Exposure(Part):
    """One road (place, control, recipient, anywhere) by which one jurisdiction comes within earshot.

    `readable`, `encrypted` and `metadata` are kinds of data; `links` the chain of ownership in words; `closed` and
    `partly` say why the road is closed, wholly or in part.
    """

    jurisdiction: str
    road: str
    readable: tuple[str, ...]
    encrypted: tuple[str, ...]
    metadata: tuple[str, ...]
    claims: tuple[str, ...]
    laws: tuple[str, ...]
    links: tuple[str, ...]
    closed: str | None
    partly: str | None


class PublicationDocument(Part):
    """One approved assessment with all facts it rests on. Its number and day are kept beside it, not in it, so that
    the same facts and judgement always have the same SHA-256."""

    format: Literal["earshot-publication/1"] = "earshot-publication/1"
    as_of: str
    catalogue_read: str
    rubric: RubricRef
    product: ProductFacts
    vendor: VendorFacts
    owners: tuple[VendorFacts, ...]
    ownership: tuple[OwnershipTie, ...]
    raters: tuple[RaterRef, ...]
    confirmed_by_person: bool
    summary: str
    strengths: tuple[str, ...]
    concerns: tuple[str, ...]
    result: Result
    lifts: tuple[Lift, ...]
    to_be_graded: tuple[str, ...]
    scores: tuple[Score, ...]
    claims: tuple[Claim, ...]
    exposures: tuple[Exposure, ...]
    evidence: tuple[Evidence, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    laws: tuple[AccessLaw, ...]


class Agreement(Part):
    """Krippendorff's alpha (ordinal) of the blind ratings of one day; `criterion` None = all criteria together."""

    as_of: str
    criterion: str | None
    alpha: float | None
    pairs: int


class ProfileText(Part):
    """A starting point for a kind of reader: importances by code of section or criterion, must-haves as their codes."""

    slug: str
    name: str
    for_whom: str
    why: str | None
    importances: dict[str, int]
    must_haves: tuple[str, ...]


class EditionDocument(Part):
    """What is common to all products of an edition; editions older than the field have no `profiles`."""

    format: Literal["earshot-edition/1"] = "earshot-edition/1"
    catalogue_title: str
    catalogue_read: str
    catalogue_licence: str
    rubric: RubricRef
    products: int
    claims: int
    documents: int
    days: tuple[str, ...]
    automated_only: bool
    publications_sha256: str
    agreement: tuple[Agreement, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    laws: tuple[AccessLaw, ...]
    evidence: tuple[Evidence, ...]
    profiles: tuple[ProfileText, ...] = ()
