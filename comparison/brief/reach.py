"""Which governments could come within earshot, and by what road, in words."""

import re
from collections.abc import Iterable
from typing import Any

from assessments.document.types import AccessLaw, Exposure, PublicationDocument
from common.words import country
from comparison.brief.references import References
from comparison.brief.words import capital, counted, fits, is_past, joined, label, labels, sentence
from vendors.vocabulary import (
    Adequacy,
    Answer,
    Compels,
    DataKind,
    LawReach,
)

ANY_COUNTRY = "*"
MOST_NAMED = 5
ROADS = {
    "place": "by place: data goes there",
    "control": "by control of the vendor",
    "recipient": "by a recipient of data",
    "anywhere": "by flows to any country",
}


def earshot(document: PublicationDocument) -> str:
    """Who is within earshot, in a sentence or two; says so where it is not known."""
    open_roads = [exposure for exposure in document.exposures if exposure.closed is None]
    codes = list(dict.fromkeys(road.jurisdiction for road in sorted(open_roads, key=_rank)))
    anywhere = ANY_COUNTRY in codes
    names = [country(place(document, code)) for code in codes if code != ANY_COUNTRY]
    sentences = []
    if names:
        sentences.append(f"Laws of {_some(names)} reach it.")
    if anywhere:
        also = "also " if names else ""
        sentences.append(f"Data may {also}go to any country.")
    if not open_roads:
        closed = [exposure.closed for exposure in document.exposures if exposure.closed]
        return (
            sentence(f"No road is open: {closed[0]}")
            if closed
            else ("Not known: no place that data goes to and no law that reaches the vendor is on record.")
        )
    readable = list(dict.fromkeys(kind for road in open_roads for kind in road.readable))
    encrypted = list(dict.fromkeys(kind for road in open_roads for kind in road.encrypted))
    if readable:
        sentences.append(f"On record as readable there: {labels(DataKind, readable)}.")
    elif encrypted:
        sentences.append("Content on record is end-to-end encrypted; metadata is readable.")
    elif any(road.metadata for road in open_roads):
        sentences.append("The flows on record carry metadata; whether content is reached is not known.")
    else:
        sentences.append("Which data they could reach is not on record.")
    return " ".join(sentences)


def jurisdictions(document: PublicationDocument, references: References) -> dict[str, Any]:
    """The roads by which jurisdictions come within earshot, as rows of a table, or words in their place."""
    described: set[str] = set()
    ordered = sorted(document.exposures, key=lambda exposure: exposure.jurisdiction == ANY_COUNTRY)
    rows = [_exposure(document, exposure, references, described) for exposure in ordered]
    words = (
        ""
        if rows
        else (
            "No road is on record: no data flow that stands names a place, and no access law on record reaches the "
            "vendor or its owners. That is not the same as none."
        )
    )
    return {"rows": rows, "words": words}


def owners(document: PublicationDocument) -> str:
    """Who offers the product and who owns them, with their countries."""
    chain = (document.vendor, *document.owners)
    parts = []
    for company in chain:
        seats = dict.fromkeys(code for code in (company.incorporated_in, company.headquartered_in) if code)
        where = joined([country(place(document, code)) for code in seats]) or "country not established"
        parts.append(f"{company.legal_name} ({where})")
    return ", owned by ".join(parts)


def place(document: PublicationDocument, code: str) -> str:
    """The name of a jurisdiction, or its code where the document does not name it."""
    if code == ANY_COUNTRY:
        return "any country"
    return next((found.name for found in document.jurisdictions if found.code == code), code)


def _rank(exposure: Exposure) -> tuple[bool, bool, str]:
    return not exposure.readable, exposure.road != "control", exposure.jurisdiction


def _some(names: list[str]) -> str:
    if len(names) <= MOST_NAMED + 1:
        return joined(names)
    return f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"


def _exposure(
    document: PublicationDocument, exposure: Exposure, references: References, described: set[str]
) -> dict[str, Any]:
    laws = {law.slug: law for law in document.laws}
    reach = reached(exposure)
    described_laws = [_law(document, laws[slug], references, described) for slug in named_laws(exposure)]
    why = why_reached(document, exposure)
    return {
        "jurisdiction": capital(place(document, exposure.jurisdiction)),
        "adequacy": adequacy(document, exposure.jurisdiction),
        "road": ROADS.get(exposure.road, exposure.road),
        "reach": reach,
        "why": why,
        "laws": described_laws,
        "refs": references.of_claims(document, exposure.claims),
        "whole": fits(why, *(law["name"] + law["text"] for law in described_laws), *(x["text"] for x in reach)),
    }


def reached(exposure: Exposure) -> list[dict[str, str]]:
    """Which data the road reaches, and why it is closed where it is; never empty."""
    found = [
        {"lead": lead, "text": labels(DataKind, kinds)}
        for lead, kinds in (
            ("Content, readable:", exposure.readable),
            ("Content, end-to-end encrypted:", exposure.encrypted),
            ("Metadata:", exposure.metadata),
        )
        if kinds
    ]
    if not found and exposure.closed is None:
        found = [{"lead": "", "text": "No flow on record says which data are reached."}]
    for lead, reason in (("Closed:", exposure.closed), ("In part:", exposure.partly)):
        if reason:
            found.append({"lead": lead, "text": sentence(reason)})
    return found


def named_laws(exposure: Exposure) -> tuple[str, ...]:
    """The laws to name for the road; none for any country, where it would be all of them."""
    return () if exposure.jurisdiction == ANY_COUNTRY else exposure.laws


def why_reached(document: PublicationDocument, exposure: Exposure) -> str:
    """The chain of ownership, or why any country counts."""
    if exposure.jurisdiction != ANY_COUNTRY:
        return " ".join(_links(document, exposure.links))
    laws = {law.slug: law for law in document.laws}
    return _anywhere([laws[slug] for slug in exposure.laws])


def _anywhere(laws: list[AccessLaw]) -> str:
    """Why any country counts, without the list of every law on record."""
    places = len({law.jurisdiction for law in laws})
    return (
        f"Wherever the data goes, the laws of that country apply: {counted(len(laws), 'access law')} of "
        f"{counted(places, 'jurisdiction')} on record could open this road."
    )


def adequacy(document: PublicationDocument, code: str) -> str:
    """EU adequacy as it is now; nothing for a past day, when it may have been another."""
    found = next((found for found in document.jurisdictions if found.code == code), None)
    if found is None or is_past(document):
        return ""
    words = label(Adequacy, found.eu_adequacy)
    return capital(words) if found.eu_adequacy == Adequacy.MEMBER else f"EU: {words}"


def _links(document: PublicationDocument, links: Iterable[str]) -> list[str]:
    """The chain of ownership with countries by name instead of code."""

    def name(match: re.Match[str]) -> str:
        return country(place(document, match[0]))

    return [sentence(re.sub(r"(?<= in )[A-Z]{2}$|^[A-Z]{2}(?= is a member of )|(?<= of )[A-Z]{2}$", name, link))
            for link in links]  # fmt: skip


def _law(document: PublicationDocument, law: AccessLaw, references: References, described: set[str]) -> dict[str, Any]:
    """The law by name; the first time that a product's table names it, also what it can do."""
    if law.slug in described:
        return {"name": law.name, "text": "(above)", "refs": []}
    described.add(law.slug)
    review = {None: "independent review not established", "no": "no independent review"}.get(
        law.independent_review, f"independent review: {label(Answer, law.independent_review or '')}"
    )
    secrecy = {None: "secrecy not established", "no": "no secrecy", "yes": "in secrecy"}.get(
        law.secrecy, f"secrecy: {label(Answer, law.secrecy or '')}"
    )
    power = f"{label(LawReach, law.reach)}; compels {joined(labels(Compels, law.compels).split(', '))}"
    return {
        "name": law.name,
        "text": f"({law.citation}): {power}; {review}; {secrecy}.",
        "refs": references.of(document, (citation.evidence for citation in law.citations)),
    }
