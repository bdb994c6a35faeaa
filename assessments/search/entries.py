"""What of a frozen document can be searched: one entry for each thing that a reader may look for."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from assessments.document import types as doc
from assessments.document.canonical import canonical_json, sha256
from assessments.document.rubric import RubricText
from assessments.vocabulary import SearchKind
from common.dates import first_day
from common.tokens import token_line
from vendors.exposure import ANY_COUNTRY
from vendors.standing import Citation, DatedClaim, first_contradiction, start_on_record

APART = "\N{PILCROW SIGN}"
"""Stands between the parts of an entry, so that no phrase reaches from one into the next; it is part of no word."""


@dataclass(frozen=True)
class Entry:
    """One thing to be found: `also` are words by which it is found and that its text does not hold.

    The title of a claim is the name of its product. `day` is the day it speaks for; `contradicted` the first day on
    which something contradicted it, the last day of all where no source gives that day.
    """

    kind: SearchKind
    key: str
    title: str
    text: str
    also: tuple[str, ...] = ()
    product: str = ""
    day: date | None = None
    contradicted: date | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def title_words(self) -> str:
        """The words of its own name, each between spaces; a claim has none."""
        return "" if self.kind == SearchKind.CLAIM else f" {token_line(self.title)} "

    @property
    def words(self) -> str:
        """Every word by which it is found."""
        return f" {APART} ".join(token_line(part) for part in (self.title, self.text, *self.also))

    @property
    def sha256(self) -> str:
        """The hash of what it says; equal for equal entries of different publications."""
        days = [day and day.isoformat() for day in (self.day, self.contradicted)]
        return sha256(canonical_json([self.title, self.text, self.also, self.product, days, self.detail]))


def entries_of(document: doc.PublicationDocument, name: str) -> Iterator[Entry]:
    """The product of a publication, under its name, its own claims and the evidence of the document."""
    yield _product(document, name)
    places = {place.code: place.name for place in document.jurisdictions} | {ANY_COUNTRY: "any country"}
    for claim in document.claims:
        if claim.product == document.product.slug:
            yield _claim(claim, name, document, places)
    for evidence in document.evidence:
        yield _evidence(evidence)


def entries_of_edition(document: doc.EditionDocument, rubric: RubricText) -> Iterator[Entry]:
    """What all products share: laws, jurisdictions and their evidence, and the criteria of the rubric."""
    places = {place.code: place.name for place in document.jurisdictions}
    for law in document.laws:
        yield Entry(
            kind=SearchKind.LAW,
            key=law.slug,
            title=law.name,
            text=law.summary,
            also=(law.citation, places.get(law.jurisdiction, "")),
            detail={"jurisdiction": places.get(law.jurisdiction, law.jurisdiction), "citation": law.citation},
        )
    for place in document.jurisdictions:
        yield Entry(
            kind=SearchKind.JURISDICTION,
            key=place.code,
            title=place.name,
            text=" ".join(note for note in (place.note, place.eu_adequacy_note) if note),
            detail={"eu_adequacy": place.eu_adequacy},
        )
    for criterion in rubric.criteria:
        yield Entry(
            kind=SearchKind.CRITERION,
            key=criterion.code,
            title=f"{criterion.code} {criterion.title}",
            text=criterion.question,
        )
    for evidence in document.evidence:
        yield _evidence(evidence)


def _product(document: doc.PublicationDocument, name: str) -> Entry:
    product, vendor = document.product, document.vendor
    return Entry(
        kind=SearchKind.PRODUCT,
        key=product.slug,
        title=name,
        text=product.summary,
        also=(vendor.name, vendor.legal_name),
        product=product.slug,
        detail={
            "vendor": vendor.name,
            "kind": product.kind,
            "hosting": product.hosting,
            "retired": product.retired,
        },
    )


def _claim(claim: doc.Claim, name: str, document: doc.PublicationDocument, places: Mapping[str, str]) -> Entry:
    published = {evidence.slug: evidence.published for evidence in document.evidence}
    citations = tuple(Citation(link.evidence, link.relation, published[link.evidence]) for link in claim.citations)
    dated = DatedClaim(claim.id, claim.as_of, claim.status, claim.standing.until, citations)
    destinations = [places[code] for code in claim.flow.destinations] if claim.flow else []
    return Entry(
        kind=SearchKind.CLAIM,
        key=claim.id,
        title=name,
        text=claim.statement,
        also=tuple(destinations),
        product=claim.product,
        day=start_on_record(dated),
        contradicted=first_contradiction(dated),
        detail={
            "asserted_by": claim.asserted_by,
            "criterion": claim.criterion,
            "destinations": destinations,
            "dated": asdict(dated),
        },
    )


def _evidence(evidence: doc.Evidence) -> Entry:
    return Entry(
        kind=SearchKind.EVIDENCE,
        key=evidence.slug,
        title=evidence.title,
        text=evidence.note or "",
        also=(evidence.publisher,),
        day=first_day(evidence.published) if evidence.published else None,
        detail=evidence.model_dump(mode="json", include={"publisher", "kind", "independence", "published", "language"}),
    )
