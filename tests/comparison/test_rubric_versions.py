"""After a new version of the rubric, every publication keeps the words of the version by which it was judged."""

import json
from datetime import UTC, date, datetime
from http import HTTPStatus

import pytest
from django.test import Client

from assessments.document.canonical import canonical_json, sha256
from assessments.models import Assessment, Criterion, RubricVersion, Score
from assessments.services.publish import publish_approved
from assessments.vocabulary import AssessmentState, RubricStatus
from tests.comparison.pages import read
from vendors.models import Claim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
JUDGED_ANEW = date(2026, 12, 1)


@pytest.fixture
def second_version() -> None:
    """Version 2.0, in which Weak is called Feeble and F3 is gone; Wire is judged by it, all others are not."""
    first = RubricVersion.objects.published().get()
    words = json.loads(first.document) | {"version": "2.0"}
    words["levels"][1]["label"] = "Feeble"
    words["sections"][5]["criteria"].pop()
    text = canonical_json(words)
    second = RubricVersion.objects.create(
        slug=first.slug,
        version="2.0",
        title=first.title,
        status=RubricStatus.DRAFT,
        source="",
        document=text,
        sha256=sha256(text),
    )
    for row in first.criteria.exclude(code="F3"):
        Criterion.objects.create(
            rubric=second, code=row.code, section=row.section, title=row.title, top=row.top, position=row.position
        )
    second.status = RubricStatus.PUBLISHED
    second.save()
    judged = Assessment.objects.create(
        product_id="wire", rubric=second, as_of=JUDGED_ANEW, state=AssessmentState.APPROVED
    )
    claim = Claim.objects.filter(product="wire").first()
    for criterion in second.criteria.all():
        score = Score.objects.create(
            assessment=judged, criterion=criterion, state="scored", level=1, confidence="low", rationale="Judged anew."
        )
        score.claims.create(claim=claim)
    publish_approved(at=datetime(2026, 12, 2, tzinfo=UTC))


@pytest.mark.usefixtures("second_version")
def test_publication_keeps_the_words_of_its_own_version(client: Client) -> None:
    now = read(client, "/products/wire/").text
    assert "Feeble" in now
    assert "F3 Enforcement record" not in now
    for address in ("/products/wire/publications/1/", "/products/zoom-meetings/", "/editions/1/products/wire/"):
        text = read(client, address).text
        assert "Feeble" not in text
        assert "Weak" in text
        assert "F3 Enforcement record" in text


@pytest.mark.usefixtures("second_version")
def test_products_judged_by_different_versions_do_not_stand_side_by_side(client: Client) -> None:
    for path in ("/compare/", "/brief.pdf"):
        page = read(client, f"{path}?p=wire&p=zoom-meetings", HTTPStatus.BAD_REQUEST)
        assert "wire by version 2.0" in page.text
        assert "zoom-meetings by version 1.0" in page.text
    assert "Zoom" in read(client, "/compare/?p=webex-meetings&p=zoom-meetings").text


@pytest.mark.usefixtures("second_version")
@pytest.mark.parametrize(
    "address", ["/", "/evidence/pjmedia-2020-04/", "/claims/zoom-meetings-a1-1/", "/jurisdictions/"]
)
def test_other_pages_hold_publications_of_both_versions(client: Client, address: str) -> None:
    read(client, address)
