"""The numbering of the evidence, by first use."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from assessments.document.types import Claim, Evidence, PublicationDocument
from common.dates import first_day, in_words
from comparison.brief.words import address, fits, joined, label, language
from vendors.vocabulary import EvidenceKind, Independence


class References:
    """The documents referred to so far; each has one number throughout the brief.

    Two publications may hold the same evidence in two states (a mended title, say): those are two entries.
    """

    def __init__(self) -> None:
        self._numbers: dict[Evidence, int] = {}
        self._days: dict[Evidence, set[str]] = {}

    def of(self, document: PublicationDocument, slugs: Iterable[str]) -> list[int]:
        """The numbers of a document's evidence, in the order given, each once."""
        held = {evidence.slug: evidence for evidence in document.evidence}
        numbers = []
        for slug in dict.fromkeys(slugs):
            evidence = held[slug]
            numbers.append(self._numbers.setdefault(evidence, len(self._numbers) + 1))
            self._days.setdefault(evidence, set()).add(document.as_of)
        return numbers

    def of_claims(self, document: PublicationDocument, ids: Iterable[str]) -> list[int]:
        """The numbers of everything that these claims cite; a claim that the document does not hold has none."""
        held = {claim.id: claim for claim in document.claims}
        return self.of(document, (slug for id_ in ids if id_ in held for slug in cited(held[id_])))

    def numbered(self) -> list[tuple[int, Evidence]]:
        """Every document referred to, with its number."""
        return [(number, evidence) for evidence, number in self._numbers.items()]

    def entries(self) -> list[dict[str, Any]]:
        """Every document referred to, by its number, in the words of the list at the end."""
        return [self._entry(evidence, number) for evidence, number in self._numbers.items()]

    def _entry(self, evidence: Evidence, number: int) -> dict[str, Any]:
        published = "undated" if evidence.published is None else in_words(evidence.published)
        facts = [
            evidence.publisher,
            published,
            f"{label(EvidenceKind, evidence.kind)}, {label(Independence, evidence.independence)}",
        ]
        if evidence.language.split("-")[0] != "en":
            facts.append(f"in {language(evidence.language)}")
        notes = [f"Seen: {evidence.note}." if evidence.note else "What was seen of it is not on record."]
        later = sorted(day for day in self._days[evidence] if _is_later(evidence, day))
        if later:
            notes.append(f"Published after {joined([in_words(day) for day in later])}, the day described here.")
        return {
            "number": number,
            "title": evidence.title,
            "facts": " · ".join(facts),
            "address": address(evidence.url),
            "whole": fits(evidence.title, evidence.url, evidence.note or ""),
            "notes": " ".join(notes).replace("..", "."),
        }


def cited(claim: Claim) -> tuple[str, ...]:
    """The evidence that a claim cites, in its order."""
    return tuple(citation.evidence for citation in claim.citations)


def _is_later(evidence: Evidence, as_of: str) -> bool:
    return evidence.published is not None and first_day(evidence.published) > date.fromisoformat(as_of)
