"""Registers of data flows, of jurisdictions within reach, and of the laws that make it so."""

from collections.abc import Iterable
from typing import Any

from assessments.document.types import AccessLaw, Claim, Exposure, Flow, PublicationDocument
from common.dates import in_words
from comparison.brief.flows import in_state, left_out, when
from comparison.brief.reach import ANY_COUNTRY, ROADS, adequacy, named_laws, place, reached, why_reached
from comparison.brief.references import References, cited
from comparison.brief.types import Brief
from comparison.brief.words import address, capital, joined, label, labels
from vendors.vocabulary import (
    Answer,
    AssertedBy,
    Compels,
    DataKind,
    LawReach,
    Protection,
    Purpose,
    RecipientKind,
    Subject,
)

NOT_ON_RECORD = "not on record"
NO_PLACE = "no place is named"
NO_ROAD = (
    "No road is on record: no data flow that stands names a place, and no access law on record reaches the vendor or "
    "its owners. That is not the same as none."
)

Line = dict[str, Any]


def flows(brief: Brief, document: PublicationDocument, references: References) -> dict[str, Any]:
    """Every data flow that stands on the document's day."""
    return {
        "title": "Register of data flows",
        "words": left_out(document),
        "heads": [
            "Personal data", "Of whom", "Recipient", "Places", "Purpose, and when", "Protection", "Transfer ground",
            "Retention", "Claim and proof",
        ],
        "widths": [14, 8, 15, 11, 12, 9, 11, 10, 15],
        "rows": [_flow(brief, document, claim, flow, references) for claim, flow in in_state(document, "stands")],
    }  # fmt: skip


def jurisdictions(brief: Brief, document: PublicationDocument, references: References) -> dict[str, Any]:
    """Every road by which a jurisdiction comes within reach."""
    ordered = sorted(document.exposures, key=lambda exposure: exposure.jurisdiction == ANY_COUNTRY)
    return {
        "title": "Jurisdictions within reach",
        "words": "" if document.exposures else NO_ROAD,
        "heads": ["Jurisdiction", "By which road", "What it reaches", "Laws, and the chain that leads there", "Proof"],
        "widths": [16, 14, 25, 29, 16],
        "rows": [_exposure(brief, document, exposure, references) for exposure in ordered],
    }


def laws(document: PublicationDocument, references: References) -> dict[str, Any]:
    """The access laws that the register of jurisdictions names, once each."""
    named = list(dict.fromkeys(slug for exposure in document.exposures for slug in named_laws(exposure)))
    held = {law.slug: law for law in document.laws}
    return {
        "title": "Access laws",
        "words": "" if named else "No access law is named above.",
        "heads": ["Law", "Of", "Reach", "Can compel", "Secrecy", "Independent review", "In force", "Proof"],
        "widths": [28, 12, 14, 14, 9, 10, 9, 8],
        "rows": [_law(document, held[slug], references) for slug in named],
    }


def line(text: str, style: str = "", href: str | None = None) -> Line:
    """One line of a cell; `style` is empty, strong or quiet."""
    return {"text": text, "style": style, "href": href}


def claim_line(brief: Brief, claim: str) -> Line:
    """The id of a claim, leading to its page."""
    return line(claim, href=address(brief.claim_address(claim))["href"])


def _flow(
    brief: Brief, document: PublicationDocument, claim: Claim, flow: Flow, references: References
) -> list[list[Line]]:
    places = joined([place(document, code) for code in flow.destinations])
    asserted = (
        f"{label(AssertedBy, claim.asserted_by)}, {f'as of {in_words(claim.as_of)}' if claim.as_of else 'undated'}"
    )
    contested = [line("contradicted on the day described", "strong")] if claim.standing.contradicted else []
    return [
        [line(capital(labels(DataKind, flow.data)) or "Data not named", "strong")],
        [line(label(Subject, flow.subject))],
        [line(flow.recipient), line(label(RecipientKind, flow.recipient_kind), "quiet")],
        [line(capital(places))] if places else [line(NO_PLACE, "quiet")],
        [line(capital(label(Purpose, flow.purpose))), line(when(flow.trigger), "quiet")],
        [line(label(Protection, flow.protection))],
        [_on_record(flow.transfer_mechanism)],
        [_on_record(flow.retention)],
        [
            claim_line(brief, claim.id),
            line(capital(asserted), "quiet"),
            *contested,
            *_refs(references.of(document, cited(claim))),
        ],
    ]


def _exposure(
    brief: Brief, document: PublicationDocument, exposure: Exposure, references: References
) -> list[list[Line]]:
    names = {law.slug: law.name for law in document.laws}
    standing = adequacy(document, exposure.jurisdiction)
    chain = [why_reached(document, exposure)]
    return [
        [line(capital(place(document, exposure.jurisdiction)), "strong"), *_quiet([standing])],
        [line(capital(ROADS.get(exposure.road, exposure.road)))],
        [line(f"{part['lead']} {part['text']}".strip()) for part in reached(exposure)],
        [*(line(names[slug]) for slug in named_laws(exposure)), *_quiet(chain)],
        [
            *(claim_line(brief, claim) for claim in exposure.claims),
            *_refs(references.of_claims(document, exposure.claims)),
            *_quiet(() if exposure.claims else ("follows from who owns it",)),
        ],
    ]


def _law(document: PublicationDocument, law: AccessLaw, references: References) -> list[list[Line]]:
    since = in_words(law.in_force) if law.in_force else NOT_ON_RECORD
    until = [f"lapsed {in_words(law.lapsed)}"] if law.lapsed else []
    return [
        [line(law.name, "strong"), line(law.citation, "quiet")],
        [line(capital(place(document, law.jurisdiction)))],
        [line(label(LawReach, law.reach))],
        [line(labels(Compels, law.compels) or "nothing: a rule on transfers")],
        [line(_answer(law.secrecy))],
        [line(_answer(law.independent_review))],
        [line(since), *_quiet(until)],
        _refs(references.of(document, (link.evidence for link in law.citations))),
    ]


def _answer(answer: str | None) -> str:
    return "not established" if answer is None else label(Answer, answer)


def _on_record(text: str | None) -> Line:
    return line(text) if text else line(NOT_ON_RECORD, "quiet")


def _quiet(texts: Iterable[str]) -> list[Line]:
    return [line(text, "quiet") for text in texts if text]


def _refs(numbers: list[int]) -> list[Line]:
    return [{"refs": numbers}] if numbers else []
