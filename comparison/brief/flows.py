"""The data flows of a product, in words."""

from typing import Any

from assessments.document.types import Claim, Flow, PublicationDocument
from common.dates import in_words
from comparison.brief.reach import place
from comparison.brief.references import References, cited
from comparison.brief.words import capital, counted, fits, joined, label, labels
from vendors.vocabulary import DataKind, Protection, Purpose, RecipientKind, Subject, Trigger


def flows(document: PublicationDocument, references: References) -> dict[str, Any]:
    """The data flows that stand on the document's day, as rows of a table, or words in their place."""
    rows = [_row(document, claim, flow, references) for claim, flow in in_state(document, "stands")]
    return {"rows": rows, "words": left_out(document)}


def in_state(document: PublicationDocument, state: str) -> list[tuple[Claim, Flow]]:
    """The product's own data flows that stand (or had ended) on the document's day, each with its claim."""
    slug = document.product.slug
    return [
        (claim, claim.flow)
        for claim in document.claims
        if claim.flow and claim.product == slug and claim.standing.state == state
    ]


def left_out(document: PublicationDocument) -> str:
    """Words on a list of the standing flows that is empty or not all there ever was; else empty."""
    ended = len(in_state(document, "ended"))
    day = in_words(document.as_of)
    words = ""
    if not in_state(document, "stands"):
        words = f"No data flow on record stands on {day}. " if ended else "No data flow is on record."
    if ended:
        words += (
            f"{counted(ended, 'flow')} on record had ended by {day}, superseded or withdrawn, and "
            f"{'is' if ended == 1 else 'are'} left out here."
        )
    return words.strip()


def _row(document: PublicationDocument, claim: Claim, flow: Flow, references: References) -> dict[str, Any]:
    places = [place(document, code) for code in flow.destinations]
    protection = label(Protection, flow.protection)
    terms = [f"Protection: {protection}"]
    if flow.transfer_mechanism:
        terms.append(f"transfer: {flow.transfer_mechanism}")
    if flow.retention:
        terms.append(f"kept: {flow.retention}")
    return {
        "data": f"{capital(labels(DataKind, flow.data)) or 'Data not named'} of {label(Subject, flow.subject)}",
        "recipient": flow.recipient,
        "recipient_kind": label(RecipientKind, flow.recipient_kind),
        "places": capital(joined(places)) if places else "No place is named",
        "why": f"{capital(label(Purpose, flow.purpose))}; {when(flow.trigger)}",
        "terms": "; ".join(terms),
        "contested": "Contradicted, see above." if claim.standing.contradicted else "",
        "refs": references.of(document, cited(claim)),
        "whole": fits(flow.recipient, *places, *terms),
    }


def when(trigger: str) -> str:
    """When a flow happens; says so where it is not on record."""
    words = label(Trigger, trigger)
    return "when is not stated" if trigger == Trigger.UNKNOWN else words
