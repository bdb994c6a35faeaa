"""Contradictions: what is said and what was found against it, as two voices, with what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from assessments.document import types as doc
from assessments.document.rubric import RubricText
from assessments.models import Publication
from common.dates import first_day
from comparison.brief.voices import VOICES
from comparison.product_page import ClaimView, ScoreView, Source, claim_views, score_view
from comparison.reading import Reading, documents
from comparison.roads import day_of
from vendors.standing import Citation, DatedClaim, Standing, stand

# Documents are canonical JSON, in which a quotation mark within a text is escaped: both find fields, never words.
HOLDS_ONE = Q(document__contains='"relation":"contradicts"') | Q(document__contains='"contradicted":true')


@dataclass(frozen=True)
class Finding:
    """One document against a claim, and what other claims on record took from it."""

    source: Source
    statements: tuple[ClaimView, ...]


@dataclass(frozen=True)
class Pair:
    """A claim that is contradicted on the day, and what was found against it by then, newest first.

    `day` is that of the newest dated finding, else the claim's own, None where neither has one; `standing` is
    how the claim stands on the day; `resting` are the scores of any product that rest on it.
    """

    view: ClaimView
    publication: Publication
    day: date | None
    standing: Standing
    findings: tuple[Finding, ...]
    resting: tuple[tuple[Publication, ScoreView], ...]

    @property
    def said(self) -> str:
        """Whose voice the claim is."""
        return VOICES.get(self.view.claim.asserted_by, "A source says")

    @property
    def found(self) -> str:
        """Whose voice stands against it."""
        if any(finding.source.evidence.independence != "vendor" for finding in self.findings):
            return "Others found"
        return "The vendor also says" if self.view.claim.asserted_by == "vendor" else "The vendor says"

    @property
    def criteria(self) -> frozenset[str]:
        """The criterion that the claim informs, and those whose answers rest on it."""
        own = {self.view.claim.criterion} if self.view.claim.criterion else set()
        return frozenset(own | {score.criterion.code for _, score in self.resting})

    @property
    def products(self) -> dict[str, str]:
        """The names, by slug, of the product that the claim is about and of those whose scores rest on it."""
        return {row.product_id: row.name for row in (self.publication, *(row for row, _ in self.resting))}


def pairs(reading: Reading) -> list[Pair]:
    """Every claim that is contradicted on the reader's day, the newest finding first (2 queries)."""
    publications = list(reading.publications().filter(HOLDS_ONE).order_by("name", "product_id"))
    texts = documents(publications)
    day = day_of(reading)
    homes: dict[str, tuple[Publication, doc.PublicationDocument, ClaimView, Standing]] = {}
    resting: dict[str, list[tuple[Publication, ScoreView]]] = {}
    for publication in publications:
        document = texts[publication.pk]
        claims = claim_views(document)
        for key, view in claims.items():
            standing = _standing(view, document, day)
            if not standing.contradicted or standing.state == "not-yet":
                continue
            rubric = reading.rubric_of(document)
            resting.setdefault(key, []).extend(_resting(key, publication, document, rubric, claims))
            if key not in homes or view.claim.product == publication.product_id:
                homes[key] = (publication, document, view, standing)
    found = [_pair(*home, day, tuple(resting[key])) for key, home in homes.items()]
    # Undated ones stand last: nothing tells whether they are new.
    return sorted(found, key=lambda pair: (pair.day is None, -(pair.day or date.min).toordinal(), pair.view.claim.id))


def select(found: Iterable[Pair], product: str, criterion: str) -> list[Pair]:
    """The pairs of a product and of a criterion, in their order; empty strings mean any."""
    return [
        pair
        for pair in found
        if (not product or product in pair.products) and (not criterion or criterion in pair.criteria)
    ]


def product_names(found: Iterable[Pair]) -> list[tuple[str, str]]:
    """Slug and name of every product that a pair touches, by name."""
    names = {slug: name for pair in found for slug, name in pair.products.items()}
    return sorted(names.items(), key=lambda item: item[1].lower())


def _standing(view: ClaimView, document: doc.PublicationDocument, day: date) -> Standing:
    """How the claim stands on the day, from what the document holds."""
    claim = view.claim
    citations = tuple(Citation(s.evidence.slug, s.relation, s.evidence.published) for s in view.sources)
    dated = DatedClaim(claim.id, claim.as_of, claim.status, claim.standing.until, citations)
    return stand(dated, day, date.fromisoformat(document.catalogue_read))


def _resting(
    key: str,
    publication: Publication,
    document: doc.PublicationDocument,
    rubric: RubricText,
    claims: dict[str, ClaimView],
) -> list[tuple[Publication, ScoreView]]:
    return [
        (publication, score_view(score, document, rubric, claims)) for score in document.scores if key in score.claims
    ]


def _pair(
    publication: Publication,
    document: doc.PublicationDocument,
    view: ClaimView,
    standing: Standing,
    day: date,
    resting: tuple[tuple[Publication, ScoreView], ...],
) -> Pair:
    read = date.fromisoformat(document.catalogue_read)
    known = [source for source in view.contradicts if _published(source, read) <= day]
    known.sort(key=lambda source: source.evidence.published or "", reverse=True)
    dated = [first_day(source.evidence.published) for source in known if source.evidence.published]
    own = standing.since if standing.since_basis != "catalogue" else None
    claims = claim_views(document)
    return Pair(
        view=view,
        publication=publication,
        day=max(dated, default=own),
        standing=standing,
        findings=_findings(view, known, claims.values()),
        resting=resting,
    )


def _published(source: Source, read: date) -> date:
    """The day from which the source speaks; one without a date counts from the day the catalogue was read."""
    return first_day(source.evidence.published) if source.evidence.published else read


def _findings(view: ClaimView, against: list[Source], claims: Iterable[ClaimView]) -> tuple[Finding, ...]:
    """What each document found; a statement that rests on several stands with the first."""
    others = [
        other
        for other in claims
        if other.claim.id != view.claim.id
        and other.claim.criterion == view.claim.criterion
        and other.claim.asserted_by != view.claim.asserted_by
        and other.claim.standing.state != "not-yet"
    ]
    told: set[str] = set()
    findings = []
    for source in against:
        statements = tuple(
            other
            for other in others
            if other.claim.id not in told and any(s.evidence.slug == source.evidence.slug for s in other.supports)
        )
        told.update(other.claim.id for other in statements)
        findings.append(Finding(source, statements))
    return tuple(findings)
