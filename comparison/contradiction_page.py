"""Contradictions: what is said and what was found against it, as two voices, with what was decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from assessments.document import types as doc
from assessments.document.index import dated_claim
from assessments.document.rubric import RubricText
from assessments.models import Publication, PublishedContradiction
from common.dates import first_day
from comparison.brief.voices import VOICES
from comparison.paging import in_order
from comparison.product_page import ClaimView, ScoreView, Source, claim_views, score_view
from comparison.reading import Reading, documents
from comparison.roads import day_of
from vendors.standing import Standing, stand


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


def contradicted(reading: Reading, *, product: str = "", name: str = "", criterion: str = "") -> QuerySet[Any, Any]:
    """Claims that are contradicted on the reader's day, the newest finding first, undated ones last.

    Of a product or of products with a part of a name, and of a criterion, where asked; as rows of `claim` and `day`.
    """
    rows, day = _rows(reading), day_of(reading)
    chosen = rows
    if product:
        chosen = chosen.filter(claim__in=_touching(rows).filter(publication__product=product).values("claim"))
    if name:
        chosen = chosen.filter(claim__in=_touching(rows).filter(publication__name__icontains=name).values("claim"))
    if criterion:
        informing = rows.filter(Q(criterion=criterion) | Q(rests__contains=f" {criterion} "))
        chosen = chosen.filter(claim__in=informing.values("claim"))
    known, own = Q(found__lte=day), Q(is_own=True)
    return (
        chosen.order_by()
        .values("claim")
        .annotate(
            # The product's own document comes before those of others that borrow its claim.
            day=Coalesce(
                Max("found", filter=known & own),
                Max("said", filter=own),
                Max("found", filter=known),
                Max("said"),
            )
        )
        # Undated ones stand last: nothing tells whether they are new.
        .order_by(F("day").desc(nulls_last=True), "claim")
    )


def pairs(reading: Reading, claims: Sequence[str] | None = None) -> list[Pair]:
    """The pairs of contradicted claims, in their order; of all that there are by default (2 queries)."""
    if claims is None:
        claims = [row["claim"] for row in contradicted(reading)]
    holding = _rows(reading).filter(claim__in=claims).order_by().values("publication")
    publications = in_order(reading.publications_by_name().filter(pk__in=holding).values_list("pk", flat=True))
    texts = documents(publications)
    day = day_of(reading)
    homes: dict[str, tuple[Publication, doc.PublicationDocument, ClaimView, Standing]] = {}
    resting: dict[str, list[tuple[Publication, ScoreView]]] = {}
    for publication in publications:
        document = texts[publication.pk]
        views = claim_views(document)
        for key in views.keys() & set(claims):
            view = views[key]
            standing = _standing(view, document, day)
            if not standing.contradicted or standing.state == "not-yet":
                continue
            rubric = reading.rubric_of(document)
            resting.setdefault(key, []).extend(_resting(key, publication, document, rubric, views))
            if key not in homes or view.claim.product == publication.product_id:
                homes[key] = (publication, document, view, standing)
    return [_pair(*homes[key], day, tuple(resting[key])) for key in claims if key in homes]


def touched_products(reading: Reading, most: int) -> list[tuple[str, str]]:
    """Slug and name of every product that a contradiction touches, by name; one more than `most` at most (1 query)."""
    touched = reading.publications_by_name().filter(pk__in=_touching(_rows(reading)).order_by().values("publication"))
    return list(touched.values_list("product_id", "name")[: most + 1])


def touched_criteria(reading: Reading) -> set[str]:
    """The codes of the criteria that a contradiction touches (1 query)."""
    rows = _rows(reading).order_by().values_list("criterion", "rests").distinct()
    return {code for criterion, rests in rows for code in (criterion, *rests.split())} - {""}


def _rows(reading: Reading) -> QuerySet[PublishedContradiction]:
    """The index of what is contradicted on the reader's day."""
    return PublishedContradiction.objects.filter(publication__in=reading.publications(), since__lte=day_of(reading))


def _touching(rows: QuerySet[PublishedContradiction]) -> QuerySet[PublishedContradiction]:
    """Those rows whose product the claim is about, or has a score that rests on it."""
    return rows.filter(Q(is_own=True) | ~Q(rests=""))


def _standing(view: ClaimView, document: doc.PublicationDocument, day: date) -> Standing:
    """How the claim stands on the day, from what the document holds."""
    evidence = {source.evidence.slug: source.evidence for source in view.sources}
    return stand(dated_claim(view.claim, evidence), day, date.fromisoformat(document.catalogue_read))


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
