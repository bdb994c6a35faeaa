"""The index rows of a publication, from its document alone: what lists are filtered, counted and sorted by."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from assessments.document import types as doc
from common.dates import first_day
from vendors.standing import Citation, DatedClaim, contradicted_since

Values = dict[str, Any]
NOT_ON_RECORD = "not-on-record"


def reached(found: doc.Exposure) -> tuple[str, ...]:
    """Everything that a road reaches: readable, encrypted, metadata, or not-on-record."""
    if not found.claims:
        return (NOT_ON_RECORD,)
    kinds = (("readable", found.readable), ("encrypted", found.encrypted), ("metadata", found.metadata))
    return tuple(word for word, data in kinds if data)


def exposure_values(found: doc.Exposure) -> Values:
    """What is copied out of an exposure, beside its jurisdiction and road."""
    is_open = found.closed is None
    return {"is_open": is_open, "reaches": " ".join(reached(found)) if is_open else ""}


def flow_values(document: doc.PublicationDocument) -> Iterator[Values]:
    """Each destination of each flow of the product's own."""
    for claim in document.claims:
        if claim.flow is not None and claim.product == document.product.slug:
            for place in dict.fromkeys(claim.flow.destinations):
                yield {"claim": claim.id, "place": place, "stands": claim.standing.state == "stands"}


def contradiction_values(document: doc.PublicationDocument) -> Iterator[Values]:
    """Each day of a finding against each claim that is or will be contradicted."""
    evidence = {item.slug: item for item in document.evidence}
    read = date.fromisoformat(document.catalogue_read)
    for claim in document.claims:
        dated = dated_claim(claim, evidence)
        since = contradicted_since(dated, read)
        if since is None:
            continue
        standing = claim.standing
        values = {
            "claim": claim.id,
            "since": since,
            "said": None if standing.since_basis == "catalogue" else date.fromisoformat(standing.since),
            "is_own": claim.product == document.product.slug,
            "criterion": claim.criterion or "",
            "rests": "".join(f" {score.criterion} " for score in document.scores if claim.id in score.claims),
        }
        against = [link.published for link in dated.citations if link.relation == "contradicts"]
        days: list[date | None] = [*sorted({first_day(published) for published in against if published})]
        yield from ({**values, "found": day} for day in days or [None])


def dated_claim(claim: doc.Claim, evidence: dict[str, doc.Evidence]) -> DatedClaim:
    """What places a document's claim in time; `evidence` is the document's."""
    citations = tuple(
        Citation(link.evidence, link.relation, evidence[link.evidence].published) for link in claim.citations
    )
    return DatedClaim(claim.id, claim.as_of, claim.status, claim.standing.until, citations)
