"""Rows for tests: each factory makes what it is not given, and nothing that is not asked for."""

from datetime import UTC, date, datetime
from typing import Any

from assessments.catalogue.rubric_schema import RubricRecord
from assessments.catalogue.rubric_table import RUBRICS
from assessments.catalogue.rubrics import facts_of
from assessments.models import (
    Assessment,
    AssessmentRater,
    Criterion,
    Edition,
    Publication,
    Rater,
    Rating,
    RubricVersion,
    Score,
    ScoreClaim,
)
from assessments.scoring import State
from assessments.vocabulary import AssessmentState, Confidence, RaterKind, Stage
from comparison.models import SavedBrief
from comparison.services.saved_briefs import sha256
from tests import small_catalogue
from vendors.catalogue.parts import Held
from vendors.catalogue.yaml_writer import dump
from vendors.models import (
    AccessLaw,
    Catalogue,
    Citation,
    Claim,
    DataFlow,
    Evidence,
    FlowDestination,
    Jurisdiction,
    Product,
    Vendor,
)

DAY = date(2026, 11, 15)
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def make_catalogue(read: date = date(2026, 11, 20), **more: Any) -> Catalogue:
    return Catalogue.objects.create(**{"title": "Catalogue", "read": read, "licence": "CC-BY-4.0"} | more)


def make_jurisdiction(code: str = "US", **more: Any) -> Jurisdiction:
    return Jurisdiction.objects.create(**{"code": code, "name": f"Country {code}", "eu_adequacy": "none"} | more)


def make_vendor(slug: str = "acme", **more: Any) -> Vendor:
    return Vendor.objects.create(**{"slug": slug, "name": slug.title(), "legal_name": f"{slug.title()}, Inc."} | more)


def make_product(slug: str = "alpha", **more: Any) -> Product:
    given = {"name": slug.title(), "kind": "meeting", "hosting": "vendor-cloud", "summary": "A product."} | more
    if "vendor" not in given:
        given["vendor"] = Vendor.objects.filter(slug="acme").first() or make_vendor()
    return Product.objects.create(slug=slug, **given)


def make_evidence(slug: str = "paper", **more: Any) -> Evidence:
    given = {
        "url": f"https://example.org/{slug}",
        "title": slug.title(),
        "publisher": "Example",
        "kind": "research",
        "independence": "independent",
        "language": "en",
        "group": "group",
    }
    return Evidence.objects.create(slug=slug, **given | more)


def make_law(slug: str = "us-law", **more: Any) -> AccessLaw:
    given = {"name": "A law", "citation": "1 USC 1", "reach": "territorial", "summary": "It compels."} | more
    if "jurisdiction" not in given:
        given["jurisdiction"] = Jurisdiction.objects.filter(code="US").first() or make_jurisdiction()
    return AccessLaw.objects.create(slug=slug, **{"compels": ["content"]} | given)


def make_claim(product: Product | None = None, number: int = 1, **more: Any) -> Claim:
    """A claim without citations."""
    product = product or make_product()
    given = {
        "id": f"{product.slug}-a1-{number}",
        "criterion": "A1",
        "kind": "safeguard",
        "statement": f"Fact {number} is so.",
        "asserted_by": "vendor",
        "status": "current",
        "as_of": "2026-03-01",
        "position": number - 1,
    }
    return Claim.objects.create(product=product, **given | more)


def make_citation(claim: Claim, evidence: Evidence | None = None, **more: Any) -> Citation:
    evidence = evidence or Evidence.objects.filter(slug="paper").first() or make_evidence()
    given = {"relation": "supports", "locator": "page 1", "position": claim.citations.count()} | more
    return Citation.objects.create(claim=claim, evidence=evidence, **given)


def make_flow(claim: Claim | None = None, *destinations: Jurisdiction, **more: Any) -> DataFlow:
    """A data flow to the destinations, of a claim that is made as one unless it is given."""
    given = {
        "data": ["account"],
        "subject": "user",
        "recipient_kind": "vendor",
        "recipient": "Acme",
        "purpose": "service",
        "trigger": "always",
        "protection": "in-transit",
    }
    flow = DataFlow.objects.create(claim=claim or make_claim(kind="data-flow"), **given | more)
    for position, jurisdiction in enumerate(destinations):
        FlowDestination.objects.create(flow=flow, jurisdiction=jurisdiction, position=position)
    return flow


def make_rubric(version: str = "1.0", *, published: bool = True) -> RubricVersion:
    """The small rubric of the criteria A1 (weight 60) and A2 (weight 40)."""
    data = small_catalogue.rubric(version) | ({} if published else {"status": "draft"})
    facts = facts_of(data, RubricRecord.model_validate(data), dump(data))
    RUBRICS.write([Held("rubric.yaml", 0, RUBRICS.data(facts))], [])
    return RubricVersion.objects.get(slug=facts.slug, version=version)


def make_rater(name: str = "A", kind: RaterKind = RaterKind.AUTOMATED) -> Rater:
    return Rater.objects.get_or_create(name=name, kind=kind)[0]


def make_assessment(
    product: Product | None = None, rubric: RubricVersion | None = None, as_of: date = DAY, **more: Any
) -> Assessment:
    """An approved assessment without scores."""
    given = {"state": AssessmentState.APPROVED, "summary": "In short."} | more
    return Assessment.objects.create(
        product=product or make_product(), rubric=rubric or make_rubric(), as_of=as_of, **given
    )


def make_score(assessment: Assessment, code: str = "A1", level: int | None = 2, *claims: Claim, **more: Any) -> Score:
    """A score that rests on the claims, and the same rating by raters A and B; without a level nothing was found."""
    criterion = Criterion.objects.get(rubric=assessment.rubric, code=code)
    given = {"state": State.NOTHING_FOUND, "level": None, "confidence": ""}
    if level is not None:
        given = {"state": State.SCORED, "level": level, "confidence": Confidence.HIGH}
    given |= {"rationale": "Because.", **more}
    score = Score.objects.create(assessment=assessment, criterion=criterion, **given)
    for position, claim in enumerate(claims):
        ScoreClaim.objects.create(score=score, claim=claim, position=position)
    for stage, name in ((Stage.FIRST, "A"), (Stage.SECOND, "B")):
        rater = make_rater(name)
        AssessmentRater.objects.get_or_create(assessment=assessment, stage=stage, rater=rater)
        Rating.objects.create(assessment=assessment, criterion=criterion, stage=stage, rater=rater, **given)
    return score


def make_edition(number: int = 1, rubric: RubricVersion | None = None, **more: Any) -> Edition:
    given = {"published_at": NOW, "document": "{}", "sha256": "0" * 64, "summary": {}} | more
    rubric = rubric or RubricVersion.objects.first() or make_rubric()
    return Edition.objects.create(number=number, rubric=rubric, **given)


def make_publication(assessment: Assessment | None = None, number: int = 1, **more: Any) -> Publication:
    """A publication whose document says nothing; for one that says something, publish an assessment."""
    assessment = assessment or make_assessment()
    given = {
        "as_of": assessment.as_of,
        "published_at": NOW,
        "document": "{}",
        "sha256": "0" * 64,
        "first_edition": 1,
        "name": assessment.product.name,
        "vendor_name": assessment.product.vendor.name,
        "kind": assessment.product.kind,
        "hosting": assessment.product.hosting,
        "summary": {},
    }
    return Publication.objects.create(
        product=assessment.product, number=number, assessment=assessment, rubric=assessment.rubric, **given | more
    )


def make_saved_brief(address: str = "address", key: str = "key", **more: Any) -> SavedBrief:
    """A saved brief of 20 November 2026 about two products, kept for ten days."""
    given = {
        "token_sha256": sha256(address),
        "key_sha256": sha256(key),
        "kind": "compare",
        "query": "p=jitsi-meet&p=zoom-meetings",
        "title": "Our choice",
        "created": date(2026, 11, 20),
        "kept_until": date(2026, 11, 30),
    }
    if "edition" not in more:
        given["edition"] = Edition.objects.first() or make_edition()
    return SavedBrief.objects.create(**given | more)
