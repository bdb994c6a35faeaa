"""Contradictions: what is said and what was found against it, side by side, with what stands."""

from typing import Any

from assessments.document.types import Citation, Claim, Evidence, PublicationDocument
from common.dates import first_day, in_words
from comparison.brief.references import References
from comparison.brief.words import fits, is_past

VOICES = {
    "vendor": "The vendor says",
    "independent": "An independent source says",
    "regulator": "A regulator says",
    "court": "A court says",
}


def contradictions(document: PublicationDocument, references: References) -> list[dict[str, Any]]:
    """Every claim that was contradicted on the document's day, with both voices."""
    return [
        _contradiction(document, claim, references)
        for claim in document.claims
        if claim.product == document.product.slug and claim.standing.contradicted
    ]


def _contradiction(document: PublicationDocument, claim: Claim, references: References) -> dict[str, Any]:
    against = [link for link in claim.citations if link.relation == "contradicts" and _known(document, link)]
    others = [link.evidence for link in claim.citations if link.relation != "contradicts"]
    findings = _findings(document, claim, _once(against), references)
    return {
        "said": {
            "voice": VOICES.get(claim.asserted_by, "A source says"),
            "when": "undated" if claim.as_of is None else in_words(claim.as_of),
            "statement": claim.statement,
            "refs": references.of(document, others),
        },
        "voice": _against(document, against),
        "found": findings,
        "missing": "" if against else "The record marks the claim as contradicted and cites no document for it.",
        "today": _today(document, claim),
        "whole": fits(claim.statement, *(finding["title"] + "".join(finding["claims"]) for finding in findings)),
    }


def _findings(
    document: PublicationDocument, claim: Claim, against: list[Citation], references: References
) -> list[dict[str, Any]]:
    """What each document found; a statement that rests on several stands with the first."""
    told: set[str] = set()
    findings = []
    for link in against:
        finding = _finding(document, claim, link, references)
        finding["claims"] = [statement for statement in finding["claims"] if statement not in told]
        told.update(finding["claims"])
        findings.append(finding)
    return findings


def _finding(document: PublicationDocument, claim: Claim, link: Citation, references: References) -> dict[str, Any]:
    evidence = _evidence(document, link.evidence)
    when = "undated" if evidence.published is None else in_words(evidence.published)
    same_source = [
        other.statement
        for other in document.claims
        if other.id != claim.id
        and other.criterion == claim.criterion
        and other.asserted_by != claim.asserted_by
        and other.standing.state != "not-yet"
        and any(c.evidence == link.evidence and c.relation == "supports" for c in other.citations)
    ]
    return {
        "source": f"{evidence.publisher}, {when}",
        "title": evidence.title,
        "locator": link.locator,
        "claims": same_source,
        "refs": references.of(document, [link.evidence]),
    }


def _known(document: PublicationDocument, link: Citation) -> bool:
    """Whether the document's day knew this evidence; undated evidence counts from when it was read."""
    published = _evidence(document, link.evidence).published
    if published is None:
        return not is_past(document)
    return first_day(published) <= first_day(document.as_of)


def _once(links: list[Citation]) -> list[Citation]:
    """The first citation of each evidence."""
    return list({link.evidence: link for link in reversed(links)}.values())[::-1]


def _evidence(document: PublicationDocument, slug: str) -> Evidence:
    return next(evidence for evidence in document.evidence if evidence.slug == slug)


def _against(document: PublicationDocument, against: list[Citation]) -> str:
    whose = {_evidence(document, link.evidence).independence for link in against}
    return "The vendor says" if whose == {"vendor"} else "Others found"


def _today(document: PublicationDocument, claim: Claim) -> str:
    standing = claim.standing
    day = in_words(document.as_of)
    if is_past(document):
        if standing.state == "ended":
            return f"On {day}: no longer said, and contradicted."
        return f"On {day}: contradicted."
    if standing.state == "ended" or claim.status in ("superseded", "withdrawn"):
        how = "withdrawn" if claim.status == "withdrawn" else "superseded"
        when = in_words(standing.until) if standing.until else "no source gives the day"
        return f"What stands on {day}: the claim was {how} ({when})."
    if claim.status == "contradicted":
        return f"What stands on {day}: the claim is contradicted and does not stand as worded."
    return f"What stands on {day}: the claim is still made, and still contested."
