"""The facts files of the catalogue, field by field, as in the YAML.

What one file alone can show is checked here; that slugs refer to records which exist is the loader's concern.
`None` means not established, as `null` does in the files.
"""

from typing import Annotated, Self

from pydantic import model_validator

from vendors.catalogue.records import (
    Address,
    Chosen,
    Country,
    CriterionCode,
    Day,
    Destination,
    Distinct,
    OneWord,
    PartialDate,
    Record,
    Several,
    ShortSlug,
    Slug,
    Text,
    most,
    refusal,
    refuse_before,
    refuse_repeats,
)
from vendors.vocabulary import (
    Adequacy,
    Answer,
    AssertedBy,
    Certificate,
    CitationRelation,
    ClaimKind,
    ClaimStatus,
    Compels,
    DataKind,
    EvidenceKind,
    Hosting,
    Independence,
    LawReach,
    ProductKind,
    Protection,
    Purpose,
    RecipientKind,
    Subject,
    Trigger,
)

EvidenceSlug = Annotated[Slug, most(100)]
Locator = Annotated[Text, most(500)]
Website = Annotated[Address, most(200)]


class CatalogueRecord(Record):
    """The file catalogue.yaml: what the catalogue says of itself; `read` is the day its sources were read."""

    title: Annotated[Text, most(200)]
    read: Day
    licence: Annotated[Text, most(60)]


class OwnershipRecord(Record):
    """One parent that a vendor has or had, from `since` to `until`; null where no day is on record."""

    parent: ShortSlug
    since: PartialDate | None
    until: PartialDate | None
    evidence: EvidenceSlug
    locator: Locator

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        refuse_before(self.until, self.since, field="until", other="since")
        return self


class VendorRecord(Record):
    """One vendor; `ownership`, oldest first, dates its parents, the last of them the present one."""

    slug: ShortSlug
    name: Annotated[Text, most(100)]
    legal_name: Annotated[Text, most(200)]
    incorporated_in: Country | None
    headquartered_in: Country | None
    parent: ShortSlug | None
    website: Website | None
    note: Text | None
    ownership: Several[OwnershipRecord] = ()

    @model_validator(mode="after")
    def _has_another_parent(self) -> Self:
        if self.parent == self.slug:
            raise refusal("a vendor is not its own parent", "Write null, or the slug of the parent", "parent")
        for position, tie in enumerate(self.ownership):
            if tie.parent == self.slug:
                remedy = "Write the slug of the parent"
                raise refusal("a vendor is not its own parent", remedy, "ownership", position, "parent")
        return self

    @model_validator(mode="after")
    def _agrees_with_its_ownership(self) -> Self:
        lasting = [tie.parent for tie in self.ownership if tie.until is None]
        if self.ownership and lasting != ([self.parent] if self.parent else []):
            message = "the parent is not the one whose ownership has no end"
            raise refusal(message, "Give each that ended its `until`, and write the present parent", "parent")
        return self


class VendorsRecord(Record):
    """The file vendors.yaml."""

    vendors: Several[VendorRecord]


class PlaceRecord(Record):
    """A place in a document: how jurisdictions and access laws cite."""

    evidence: EvidenceSlug
    locator: Locator | None


class JurisdictionRecord(Record):
    """One country or bloc."""

    code: Country
    name: Annotated[Text, most(100)]
    member_of: Distinct[OneWord]
    eu_adequacy: Chosen[Adequacy]
    eu_adequacy_note: Text | None
    note: Text | None
    citations: Several[PlaceRecord]


class JurisdictionsRecord(Record):
    """The file jurisdictions.yaml."""

    jurisdictions: Several[JurisdictionRecord]


class AccessLawRecord(Record):
    """One access law; one that compels nothing is a transfer rule."""

    slug: Annotated[Slug, most(80)]
    jurisdiction: Country
    name: Annotated[Text, most(200)]
    citation: Annotated[Text, most(300)]
    in_force: PartialDate | None
    lapsed: PartialDate | None
    reach: Chosen[LawReach]
    compels: Distinct[Chosen[Compels]]
    secrecy: Chosen[Answer] | None
    independent_review: Chosen[Answer] | None
    summary: Text
    citations: Several[PlaceRecord]

    @model_validator(mode="after")
    def _lapses_after_it_began(self) -> Self:
        refuse_before(self.lapsed, self.in_force, field="lapsed", other="in_force")
        return self


class AccessLawsRecord(Record):
    """The file access-laws.yaml."""

    access_laws: Several[AccessLawRecord]


class EvidenceRecord(Record):
    """One document; `note` says what was seen of it."""

    slug: EvidenceSlug
    url: Annotated[Address, most(1000)]
    title: Annotated[Text, most(500)]
    publisher: Annotated[Text, most(200)]
    kind: Chosen[EvidenceKind]
    independence: Chosen[Independence]
    published: PartialDate | None
    language: Annotated[OneWord, most(12)]
    note: Text | None


class EvidenceFileRecord(Record):
    """A file of evidence/."""

    evidence: Several[EvidenceRecord]


class CitationRecord(Record):
    """What one place in one document does to a claim."""

    evidence: EvidenceSlug
    relation: Chosen[CitationRelation]
    locator: Locator | None


class FlowRecord(Record):
    """The structure of a data flow: no destination = the source names none, `*` = it says any country."""

    data: Distinct[Chosen[DataKind]]
    subject: Chosen[Subject]
    recipient_kind: Chosen[RecipientKind]
    recipient: Annotated[Text, most(200)]
    recipient_vendor: ShortSlug | None = None
    destinations: Distinct[Destination]
    purpose: Chosen[Purpose]
    trigger: Chosen[Trigger]
    protection: Chosen[Protection]
    transfer_mechanism: Annotated[Text, most(300)] | None
    retention: Annotated[Text, most(300)] | None

    @model_validator(mode="after")
    def _carries_something(self) -> Self:
        if not self.data:
            raise refusal("a data flow carries at least one kind of data", "Name the data", "data")
        return self


class CertificatesRecord(Record):
    """The certificates of which a claim's statement says that they cover this product, or that it lacks them."""

    held: Distinct[Chosen[Certificate]]
    lacking: Distinct[Chosen[Certificate]]

    @model_validator(mode="after")
    def _says_one_thing_of_each(self) -> Self:
        if not self.held and not self.lacking:
            raise refusal("no certificate is named", "Name one, or remove this", "held")
        for position, name in enumerate(self.lacking):
            if name in self.held:
                raise refusal(f"{name} is held and lacking at once", "Keep one of the two", "lacking", position)
        return self


class ClaimRecord(Record):
    """One claim; `criterion` is None for background, `until` is when it was superseded or withdrawn."""

    id: Annotated[Slug, most(100)]
    criterion: CriterionCode | None
    kind: Chosen[ClaimKind]
    statement: Text
    flow: FlowRecord | None = None
    certificates: CertificatesRecord | None = None
    asserted_by: Chosen[AssertedBy]
    status: Chosen[ClaimStatus]
    as_of: PartialDate | None
    until: PartialDate | None = None
    citations: Several[CitationRecord]

    @model_validator(mode="after")
    def _has_a_flow_iff_it_is_one(self) -> Self:
        if self.kind is ClaimKind.DATA_FLOW and self.flow is None:
            raise refusal("a claim of kind data-flow has no flow", "Add it, or choose another kind", "kind")
        if self.kind is not ClaimKind.DATA_FLOW and self.flow is not None:
            raise refusal(f"a claim of kind {self.kind} has a flow", "Remove it, or write data-flow", "flow")
        return self

    @model_validator(mode="after")
    def _rests_on_evidence(self) -> Self:
        if not self.citations:
            raise refusal("a claim cites at least one piece of evidence", "Add a citation", "citations")
        refuse_repeats(
            ((citation.evidence, citation.relation, citation.locator) for citation in self.citations),
            named="this citation",
            path=lambda position: ("citations", position),
        )
        return self

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        refuse_before(self.until, self.as_of, field="until", other="as_of")
        if self.until and self.status is ClaimStatus.CURRENT:
            raise refusal("a claim that has ended is not current", "Mend its status, or remove this", "until")
        return self


class ProductRecord(Record):
    """A file of products/: one product in one edition, with its claims."""

    slug: ShortSlug
    vendor: ShortSlug
    name: Annotated[Text, most(100)]
    edition: Annotated[Text, most(100)] | None
    kind: Chosen[ProductKind]
    hosting: Chosen[Hosting]
    licence: Annotated[Text, most(100)] | None
    launched: PartialDate | None
    retired: PartialDate | None
    website: Website | None
    variant_of: ShortSlug | None
    summary: Text
    claims: Several[ClaimRecord]

    @model_validator(mode="after")
    def _is_one_edition(self) -> Self:
        if self.variant_of == self.slug:
            raise refusal("a product is not its own variant", "Write null or the ordinary edition", "variant_of")
        refuse_before(self.retired, self.launched, field="retired", other="launched")
        return self

    @model_validator(mode="after")
    def _numbers_its_claims(self) -> Self:
        for position, claim in enumerate(self.claims):
            if not claim.id.startswith(f"{self.slug}-"):
                remedy = f"Begin it with {self.slug}-"
                raise refusal("the id does not name its product", remedy, "claims", position, "id")
        refuse_repeats(
            (claim.id for claim in self.claims),
            named="this id",
            path=lambda position: ("claims", position, "id"),
        )
        return self
