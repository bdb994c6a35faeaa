"""The pages of claims and evidence: what they say, and what rests on them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.document.types import PublicationDocument
from assessments.models import Publication
from assessments.services.publish import publish_approved
from comparison.views import facts
from tests.comparison.pages import EARLIER, read
from tests.factories import NOW
from vendors.models import Claim, Evidence

pytestmark = pytest.mark.usefixtures("site")


def scores_resting_on(claim: str, publication: Publication) -> list[str]:
    document = PublicationDocument.model_validate_json(publication.document)
    return [score.criterion for score in document.scores if claim in score.claims]


@pytest.mark.parametrize(
    "claim", ["voov-meeting-a2-1", "voov-meeting-c2-1", "zoom-meetings-a1-1", "microsoft-teams-a1-1"]
)
def test_claim_page_gives_the_claim_its_sources_and_what_rests_on_it(client: Client, claim: str) -> None:
    row = Claim.objects.get(pk=claim)
    page = read(client, f"/claims/{claim}/")
    assert " ".join(row.statement.split()) in page.text
    for citation in row.citations.select_related("evidence"):
        assert f"/evidence/{citation.evidence_id}/" in page.links
        assert citation.evidence.url in page.links
        assert citation.locator in page.text
    resting = page.one('//h2[starts-with(text(), "Scores")]/following-sibling::ul')
    for publication in Publication.objects.filter(as_of__year=2026, facts__key=claim):
        for code in scores_resting_on(claim, publication):
            assert f"/products/{publication.product_id}/#{code}" in resting.links


def test_claim_of_a_data_flow_gives_its_structure(client: Client) -> None:
    text = read(client, f"/claims/voov-meeting-c2-1/?{EARLIER}").text
    assert "any country" in text
    assert "Transfer mechanism not stated" in text


@pytest.mark.parametrize("slug", ["pjmedia-2020-04", "voov-terms-2024-09"])
def test_evidence_page_gives_its_address_and_what_rests_on_it(client: Client, slug: str) -> None:
    evidence = Evidence.objects.get(pk=slug)
    page = read(client, f"/evidence/{evidence.slug}/")
    assert evidence.url in page.links
    today = Publication.objects.filter(as_of__year=2026, facts__kind="evidence", facts__key=evidence.slug)
    assert {f"/products/{row.product_id}/" for row in today} <= set(page.links)
    claims = Claim.objects.filter(citations__evidence=evidence, product__in=today.values("product"))
    assert {f"/claims/{claim.pk}/" for claim in claims} <= set(page.links)


def test_evidence_for_a_law_leads_to_it(client: Client) -> None:
    page = read(client, "/jurisdictions/cn/")
    link = next(link for link in page.one('//article[@class="score"][1]').links if link.startswith("/evidence/"))
    assert "/jurisdictions/cn/" in {address.split("#")[0] for address in read(client, link).links}


def test_evidence_that_many_products_cite_turns_pages_on_the_readers_day(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "PRODUCTS_A_PAGE", 1)
    page = read(client, f"/evidence/pjmedia-2020-04/?{EARLIER}")
    assert page.one('//nav[@aria-label="Pages"]').links == [f"?page=2&{EARLIER}"]
    second = read(client, f"/evidence/pjmedia-2020-04/?page=2&{EARLIER}")
    assert second.one('//nav[@aria-label="Pages"]').links[0] == f"?page=1&{EARLIER}"
    assert "from 1 to" in read(client, "/evidence/pjmedia-2020-04/?page=99", 400).text


def test_evidence_page_costs_the_same_for_one_product_or_many(client: Client) -> None:
    Claim.objects.get(pk="wire-a1-1").citations.update(evidence="pjmedia-2020-04")
    publish_approved(at=NOW)
    with CaptureQueriesContext(connection) as queries:
        assert "/products/wire/" in read(client, "/evidence/pjmedia-2020-04/").links
    assert len(queries) <= 12
