"""Claims, data flows and evidence as tables."""

from collections.abc import Iterator

from assessments.document.types import Claim, Evidence, Flow, PublicationDocument
from comparison.brief.flows import in_state
from comparison.brief.front import name, ordered
from comparison.brief.reach import place
from comparison.brief.references import References, cited
from comparison.brief.types import Brief
from comparison.brief.words import address, label, labels, language
from comparison.export.table import Cell, Column, Link, Table, day_or_words, web_link, yes_or_no
from vendors.vocabulary import (
    AssertedBy,
    CitationRelation,
    ClaimKind,
    ClaimStatus,
    DataKind,
    EvidenceKind,
    Independence,
    Protection,
    Purpose,
    RecipientKind,
    Subject,
    Trigger,
)

STANDING = {"stands": "stands", "ended": "had ended", "not-yet": "was not made yet"}
CLAIMS = (
    Column("product", "Product", 30),
    Column("claim", "Claim", 26),
    Column("about", "About", 30),
    Column("criterion", "Criterion", 10),
    Column("kind", "Kind", 12),
    Column("statement", "What is claimed", 80),
    Column("said_by", "Who says so", 16),
    Column("as_of", "As of", 14),
    Column("status", "Status at publication", 14),
    Column("on_the_day", "On the day described", 16),
    Column("until", "Ended on", 14),
    Column("contradicted", "Contradicted on that day", 14),
    Column("scores", "Answers resting on it", 16),
    Column("evidence", "Evidence and place in it", 60),
)
FLOWS = (
    Column("product", "Product", 30),
    Column("claim", "Claim", 26),
    Column("data", "Which data", 34),
    Column("subject", "Of whom", 16),
    Column("recipient", "Recipient", 28),
    Column("recipient_kind", "What the recipient is", 20),
    Column("places", "Where to", 24),
    Column("purpose", "Why", 18),
    Column("trigger", "When", 20),
    Column("protection", "Protection", 18),
    Column("transfer_ground", "Transfer ground", 28),
    Column("retention", "Retention", 28),
    Column("statement", "What is claimed", 80),
    Column("said_by", "Who says so", 16),
    Column("as_of", "As of", 14),
    Column("contradicted", "Contradicted on that day", 14),
    Column("evidence", "Evidence", 16),
)
EVIDENCE = (
    Column("number", "Number", 9),
    Column("title", "Title", 60),
    Column("publisher", "Publisher", 26),
    Column("kind", "Kind", 22),
    Column("independence", "Whose document", 22),
    Column("published", "Published", 14),
    Column("language", "Language", 12),
    Column("address", "Address", 60),
    Column("seen", "What was seen of it", 40),
)
NO_PLACE = "no place is named"


def claims(brief: Brief, references: References) -> Table:
    """Every claim that the products' documents hold, with how it stands on the day described."""
    documents = [product.document for product in ordered(brief)]
    rows = ((name(d), *_claim(brief, d, claim, references)) for d in documents for claim in d.claims)
    return Table("Claims", CLAIMS, tuple(rows), kept=2)


def flows(brief: Brief, references: References) -> Table:
    """Every data flow that stands on the day described."""
    documents = [product.document for product in ordered(brief)]
    rows = (
        (name(d), *_flow(brief, d, claim, flow, references)) for d in documents for claim, flow in in_state(d, "stands")
    )
    return Table("Data flows", FLOWS, tuple(rows), kept=2)


def evidence(references: References) -> Table:
    """Every document that was referred to, by its number in the brief."""
    return Table("Evidence", EVIDENCE, tuple(_evidence(*entry) for entry in references.numbered()), kept=2)


def _claim(brief: Brief, document: PublicationDocument, claim: Claim, references: References) -> Iterator[Cell]:
    yield _claim_link(brief, claim)
    yield _about(document, claim)
    yield claim.criterion
    yield from (label(ClaimKind, claim.kind), claim.statement, label(AssertedBy, claim.asserted_by))
    yield day_or_words(claim.as_of) or "undated"
    yield from (label(ClaimStatus, claim.status), STANDING.get(claim.standing.state, claim.standing.state))
    yield day_or_words(claim.standing.until) if claim.standing.until_known else None
    yield yes_or_no(claim.standing.contradicted)
    yield ", ".join(score.criterion for score in document.scores if claim.id in score.claims)
    numbers = references.of(document, cited(claim))
    by_slug = dict(zip(dict.fromkeys(cited(claim)), numbers, strict=True))
    yield "\n".join(
        f"E{by_slug[link.evidence]} {label(CitationRelation, link.relation)}: {link.locator}"
        for link in claim.citations
    )


def _about(document: PublicationDocument, claim: Claim) -> str:
    """The product that the claim is about: an edition's assessment also rests on claims about the ordinary one."""
    ordinary = document.product.variant_of
    if ordinary and claim.product == ordinary.slug:
        return ordinary.name
    return name(document) if claim.product == document.product.slug else claim.product


def _flow(
    brief: Brief, document: PublicationDocument, claim: Claim, flow: Flow, references: References
) -> Iterator[Cell]:
    yield from (_claim_link(brief, claim), labels(DataKind, flow.data), label(Subject, flow.subject))
    yield from (flow.recipient, label(RecipientKind, flow.recipient_kind))
    yield ", ".join(place(document, code) for code in flow.destinations) or NO_PLACE
    yield from (label(Purpose, flow.purpose), label(Trigger, flow.trigger), label(Protection, flow.protection))
    yield from (flow.transfer_mechanism, flow.retention)
    yield from (claim.statement, label(AssertedBy, claim.asserted_by), day_or_words(claim.as_of) or "undated")
    yield yes_or_no(claim.standing.contradicted)
    yield ", ".join(f"E{number}" for number in references.of(document, cited(claim)))


def _evidence(number: int, found: Evidence) -> tuple[Cell, ...]:
    return (
        f"E{number}",
        found.title,
        found.publisher,
        label(EvidenceKind, found.kind),
        label(Independence, found.independence),
        day_or_words(found.published) or "undated",
        "English" if found.language.split("-")[0] == "en" else language(found.language),
        web_link(found.url),
        found.note,
    )


def _claim_link(brief: Brief, claim: Claim) -> Link:
    return Link(claim.id, address(brief.claim_address(claim.id))["href"])
