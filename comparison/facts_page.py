"""The adapter from documents to the pages of one claim and of one piece of evidence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assessments.document import types as doc
from assessments.document.rubric import RubricText
from assessments.models import Publication
from comparison.product_page import ClaimView, ScoreView, claim_views, score_view

Published = Sequence[tuple[Publication, doc.PublicationDocument]]
RubricOf = Callable[[doc.PublicationDocument], RubricText]


@dataclass(frozen=True)
class Resting:
    """What of one product rests on a piece of evidence: claims, each with the way it is cited, and scores."""

    publication: Publication
    claims: tuple[ClaimView, ...]
    scores: tuple[ScoreView, ...]


@dataclass(frozen=True)
class EvidencePage:
    """A document and everything that rests on it."""

    evidence: doc.Evidence
    products: tuple[Resting, ...]
    laws: tuple[tuple[doc.AccessLaw, str], ...]
    jurisdictions: tuple[tuple[doc.Jurisdiction, str], ...]


def evidence_page(
    slug: str, published: Published, edition: doc.EditionDocument, rubric_of: RubricOf
) -> EvidencePage | None:
    """The page of a piece of evidence, or None where neither the products nor the edition cite it."""
    known = {item.slug: item for item in edition.evidence}
    for _, document in published:
        known |= {item.slug: item for item in document.evidence if item.slug == slug}
    if slug not in known:
        return None
    products = []
    for publication, document in published:
        claims = claim_views(document)
        citing = [
            ClaimView(view.claim, tuple(s for s in view.sources if s.evidence.slug == slug), view.criteria)
            for view in claims.values()
            if any(source.evidence.slug == slug for source in view.sources)
        ]
        if citing:
            codes = {code for view in citing for code in view.criteria}
            scores = [
                score_view(score, document, rubric_of(document), claims)
                for score in document.scores
                if score.criterion in codes
            ]
            products.append(Resting(publication, tuple(citing), tuple(scores)))
    return EvidencePage(
        evidence=known[slug],
        products=tuple(products),
        laws=tuple((law, link.locator) for law in edition.laws for link in law.citations if link.evidence == slug),
        jurisdictions=tuple(
            (place, link.locator)
            for place in edition.jurisdictions
            for link in place.citations
            if link.evidence == slug
        ),
    )


@dataclass(frozen=True)
class ClaimPage:
    """One claim, the product that it is about, and the scores of every product that rest on it."""

    view: ClaimView
    publication: Publication
    resting: tuple[tuple[Publication, ScoreView], ...]


def claim_page(key: str, published: Published, rubric_of: RubricOf) -> ClaimPage:
    """The page of a claim that the documents hold."""
    resting = []
    home = published[0]
    for publication, document in published:
        claims = claim_views(document)
        if claims[key].claim.product == publication.product_id:
            home = (publication, document)
        resting += [
            (publication, score_view(score, document, rubric_of(document), claims))
            for score in document.scores
            if key in score.claims
        ]
    return ClaimPage(claim_views(home[1])[key], home[0], tuple(resting))
