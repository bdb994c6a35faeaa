"""Publishing the real catalogue: the figures can be recomputed, and a change touches what holds it."""

import hashlib
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from django.test import Client

from assessments import scoring
from assessments.document.types import EditionDocument, PublicationDocument
from assessments.models import Edition, Publication, PublishedFact, RubricVersion
from assessments.services.publish import publish_approved
from tests.catalogue_site import PUBLISHED_AT, STORY, TODAY
from tests.factories import NOW
from vendors.models import AccessLaw, Claim

pytestmark = pytest.mark.usefixtures("site")
ADDRESS_TABLE = {"score", "coverage", "range", "grade", "at_worst", "at_best", "gates"}


def documents() -> list[tuple[Publication, PublicationDocument]]:
    return [(row, PublicationDocument.model_validate_json(row.document)) for row in Publication.objects.all()]


def rounded(value: Fraction | None) -> float | None:
    """The figure to 4 places, half to even, reckoned in decimals."""
    if value is None:
        return None
    return float((Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.0001")))


def test_every_product_is_published_for_its_days() -> None:
    days = Publication.objects.values_list("as_of", flat=True)
    assert sorted({day.isoformat() for day in days}) == [STORY, TODAY]
    assert len([day for day in days if day.isoformat() == STORY]) == 11
    assert len([day for day in days if day.isoformat() == TODAY]) == 32
    for row in Publication.objects.filter(as_of=STORY):
        assert row.number == 1
        assert Publication.objects.get(product=row.product, as_of=TODAY).number == 2
    assert set(Publication.objects.values_list("published_at", flat=True)) == {PUBLISHED_AT}


def test_hash_is_that_of_the_bytes_that_are_served(client: Client) -> None:
    for row in Publication.objects.all():
        address = f"/products/{row.product_id}/publications/{row.number}/document.json"
        assert hashlib.sha256(client.get(address).content).hexdigest() == row.sha256


def test_document_is_canonical_json() -> None:
    for row in Publication.objects.all():
        again = json.dumps(json.loads(row.document), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert again == row.document


def test_result_is_what_the_documents_own_scores_come_to() -> None:
    rubric = scoring.read_rubric(json.loads(RubricVersion.objects.get(version="1.0").document))
    for row, document in documents():
        answers = {s.criterion: scoring.Answer(scoring.State(s.state), s.level) for s in document.scores}
        outcome, found = scoring.assess(rubric, answers), json.loads(row.document)["result"]
        assert set(found) >= ADDRESS_TABLE
        assert found["score"] == rounded(outcome.score)
        assert found["coverage"] == rounded(outcome.coverage)
        assert found["range"] == [rounded(outcome.low), rounded(outcome.high)]
        assert (found["grade"], found["at_worst"], found["at_best"]) == (
            outcome.grade,
            outcome.at_worst,
            outcome.at_best,
        )
        assert [(g["criterion"], g["state"], g["cap"]) for g in found["gates"]] == [
            (g.gate.criterion, g.state, g.gate.cap) for g in outcome.gates
        ]
        assert [(s["code"], s["score"]) for s in found["sections"]] == [
            (s.code, rounded(s.score)) for s in outcome.sections
        ]


def test_lists_beside_a_document_say_what_it_says() -> None:
    for row, document in documents():
        assert row.grade == (document.result.grade or "")
        assert (row.score is None) == (document.result.score is None)
        assert row.as_of.isoformat() == document.as_of
        assert dict(row.answers.values_list("criterion", "level")) == {s.criterion: s.level for s in document.scores}
        facts = set(row.facts.values_list("kind", "key"))
        assert facts == {("claim", c.id) for c in document.claims} | {("evidence", e.slug) for e in document.evidence}
        roads = set(row.exposures.values_list("jurisdiction", "road"))
        assert roads == {(exposure.jurisdiction, exposure.road) for exposure in document.exposures}


def test_document_holds_everything_that_it_names() -> None:
    for row, document in documents():
        claims = {claim.id for claim in document.claims}
        evidence, laws = {item.slug for item in document.evidence}, {law.slug for law in document.laws}
        places = {place.code for place in document.jurisdictions}
        for score in document.scores:
            assert set(score.claims) <= claims
            assert all(set(rating.claims) <= claims for rating in score.ratings)
            assert score.level is None or score.claims, f"{row}: {score.criterion} rests on nothing"
        for claim in document.claims:
            assert claim.citations
            assert {link.evidence for link in claim.citations} <= evidence
            assert claim.flow is None or set(claim.flow.destinations) <= places | {"*"}
        for exposure in document.exposures:
            assert set(exposure.claims) <= claims
            assert set(exposure.laws) <= laws
            assert exposure.jurisdiction in places | {"*"}


def test_past_document_says_nothing_that_was_said_later_except_as_such() -> None:
    for _, document in documents():
        cited = {claim for score in document.scores for claim in score.claims}
        cited |= {claim for score in document.scores for rating in score.ratings for claim in rating.claims}
        for claim in document.claims:
            assert (claim.standing.since <= document.as_of) == (claim.standing.state != "not-yet")
            assert claim.standing.state != "not-yet" or claim.id in cited
        standing = {claim.id for claim in document.claims if claim.standing.state == "stands"}
        assert {claim for exposure in document.exposures for claim in exposure.claims} <= standing


def test_edition_lists_its_publications_by_hash_and_counts_what_it_holds() -> None:
    edition = Edition.objects.get()
    document = EditionDocument.model_validate_json(edition.document)
    rows = Publication.objects.order_by("product_id", "number").values_list("product_id", "number", "sha256")
    listing = "".join(f"{product} {number} {digest}\n" for product, number, digest in rows)
    assert document.publications_sha256 == hashlib.sha256(listing.encode()).hexdigest()
    assert edition.sha256 == hashlib.sha256(edition.document.encode()).hexdigest()
    assert (document.products, document.days, document.automated_only) == (32, (STORY, TODAY), True)
    claims = PublishedFact.objects.filter(kind="claim").values("key").distinct().count()
    assert document.claims == claims == Claim.objects.count()


def test_changed_claim_makes_exactly_the_documents_that_hold_it_new() -> None:
    before = {(row.product_id, row.number): row.sha256 for row in Publication.objects.all()}
    holding = set(
        Publication.objects.filter(facts__kind="claim", facts__key="microsoft-teams-a1-1").values_list(
            "product", "as_of"
        )
    )
    assert len(holding) > 1
    Claim.objects.filter(pk="microsoft-teams-a1-1").update(statement="It says something new.")
    outcome = publish_approved(at=NOW)
    assert {(row.product_id, row.as_of) for row in outcome.published} == holding
    assert outcome.unchanged == 43 - len(holding)
    assert {key: Publication.objects.get(product=key[0], number=key[1]).sha256 for key in before} == before


def test_changed_law_makes_exactly_the_documents_that_hold_it_new() -> None:
    law = AccessLaw.objects.filter(jurisdiction="CN").exclude(compels=[]).first()
    holding = {row.pk for row, document in documents() if law.slug in {held.slug for held in document.laws}}
    assert 0 < len(holding) < 43
    AccessLaw.objects.filter(pk=law.pk).update(summary="It compels more.")
    outcome = publish_approved(at=NOW)
    assert {row.pk for row in Publication.objects.filter(last_edition=1)} == holding
    assert len(outcome.published) == len(holding)
