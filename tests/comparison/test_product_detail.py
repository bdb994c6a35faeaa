"""The page of one product."""

import json
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.document.types import PublicationDocument
from assessments.models import Publication
from assessments.services.publish import publish_approved
from comparison.figures import percent
from comparison.reading import read_edition_document
from tests.comparison.pages import EARLIER, read
from tests.factories import NOW
from vendors.models import Claim, Product

pytestmark = pytest.mark.usefixtures("site")
SLUGS = ["voov-meeting", "zoom-meetings", "jitsi-meet", "signal-calls", "microsoft-teams-eudb", "skype", "wechat"]


def document(slug: str, day: str = "2026-11-23") -> PublicationDocument:
    return PublicationDocument.model_validate_json(Publication.objects.get(product=slug, as_of=day).document)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_claim_of_every_document_is_on_its_page(client: Client) -> None:
    for publication in Publication.objects.all():
        address = f"/products/{publication.product_id}/publications/{publication.number}/"
        links = {link.split("?")[0] for link in read(client, address).links}
        claims = {claim["id"] for claim in json.loads(publication.document)["claims"]}
        assert {f"/claims/{claim}/" for claim in claims} - links == set(), address


@pytest.mark.parametrize("slug", SLUGS)
def test_every_score_has_its_answer_rationale_question_and_both_raters(client: Client, slug: str) -> None:
    page, found = read(client, f"/products/{slug}/"), document(slug)
    words = ["Exposed", "Weak", "Fair", "Strong"]
    assert len(found.scores) == 22
    for score in found.scores:
        article = page.part(score.criterion)
        word = words[score.level] if score.level is not None else score.state.replace("-", " ")
        assert article.one(".//h3").text.endswith(f": {word}")
        assert flat(score.rationale) in article.text
        for rating in score.ratings:
            assert flat(rating.rationale) in article.text
        if score.reconciled:
            assert flat(score.reconciled) in article.text
        cited = article.all('.//h4[text()="Rests on"]/following-sibling::ul[1]/li')
        assert [item.links[-1].split("/")[2] for item in cited] == list(score.claims)


@pytest.mark.parametrize("slug", SLUGS)
def test_no_part_of_a_page_is_empty(client: Client, slug: str) -> None:
    for address in (f"/products/{slug}/", f"/compare/?p={slug}&p=wire"):
        page = read(client, address)
        for part in page.all(
            "//ul | //ol | //dl | //table | //tbody | //dd | //li | //td | //th | //h1 | //h2 | //h3 | //p"
        ):
            assert part.text, f"{address} has an empty {part.node.tag}"
        for section in page.all("//section"):
            assert section.without("//h2 | //h3").text, f"{address} has a section with a heading alone"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_exposure_names_its_road_and_its_laws_or_claims(client: Client, slug: str) -> None:
    page, found = read(client, f"/products/{slug}/"), document(slug)
    rows = page.section("earshot").all(".//tbody/tr")
    assert len(rows) == len(found.exposures)
    for row in rows:
        assert [link for link in row.links if "/claims/" in link or "/laws/" in link or "/jurisdictions/" in link]
    for exposure in found.exposures:
        for claim in exposure.claims:
            assert f"/claims/{claim}/" in page.section("earshot").links


def test_little_known_product_is_as_useful_as_a_well_known_one(client: Client) -> None:
    page, found = read(client, "/products/voov-meeting/"), document("voov-meeting")
    ask = page.section("ask")
    assert percent(found.result.coverage) == "27\u00a0%"
    assert "27 % known" in page.section("verdict").text
    assert "not graded at best D, at worst E" in page.section("verdict").text
    unknown = {score.criterion for score in found.scores if score.level is None}
    assert f"for {len(unknown)} the sources on record give no answer" in ask.text
    assert f"answers on {', '.join(found.to_be_graded)} would do" in ask.text
    questions = {link.removeprefix("#") for link in ask.links}
    assert unknown <= questions
    assert "Could still be capped" in page.section("verdict").text


@pytest.mark.parametrize("slug", SLUGS)
def test_questions_are_about_all_that_is_weak_exposed_or_unknown_weightiest_first(client: Client, slug: str) -> None:
    ask = read(client, f"/products/{slug}/").section("ask")
    codes = [link.removeprefix("#") for link in ask.strings('.//div[@class="ask"]//li/a/@href')]
    found = document(slug)
    open_codes = {
        s.criterion for s in found.scores if s.state != "not-applicable" and (s.level is None or s.level <= 1)
    }
    assert set(codes) == open_codes
    weights = {
        item.node.get("id"): float(item.one(".//h3/small").text.removeprefix("weight "))
        for item in read(client, "/rubric/").all('//article[@class="score"]')
    }
    assert [weights[code] for code in codes] == sorted((weights[code] for code in codes), reverse=True)


def test_line_of_time_leads_from_each_day_to_the_other(client: Client) -> None:
    then, now = read(client, f"/products/voov-meeting/?{EARLIER}"), read(client, "/products/voov-meeting/")
    assert f"/products/voov-meeting/?{EARLIER}" in now.section("verdict").links
    assert "/products/voov-meeting/" in then.section("verdict").links
    assert "15 April 2020 , shown here" in then.section("verdict").text
    assert "23 November 2026 , shown here" in now.section("verdict").text


def test_page_on_a_day_between_shows_the_assessment_that_spoke_for_it(client: Client) -> None:
    page = read(client, "/products/voov-meeting/?as_of=2023-01-01")
    assert "15 April 2020 , shown here" in page.section("verdict").text


def test_page_says_until_when_it_may_be_relied_on(client: Client) -> None:
    assert "To be relied on until 23 November 2027" in read(client, "/products/wire/").text
    assert "stale after 23 May 2028" in read(client, "/products/wire/").text
    assert "A look back" in read(client, f"/products/voov-meeting/?{EARLIER}").text


def test_self_hosted_product_says_who_operates_it(client: Client) -> None:
    assert "The customer operates the service." in read(client, "/products/jitsi-meet/").section("earshot").text


def test_variant_leads_to_its_ordinary_edition(client: Client) -> None:
    assert (
        "/products/microsoft-teams/" in read(client, "/products/microsoft-teams-eudb/").one('//p[@class="facts"]').links
    )


def test_record_leads_to_the_publication_and_its_document(client: Client) -> None:
    record = read(client, "/products/voov-meeting/").section("record")
    assert {
        "/products/voov-meeting/publications/1/",
        "/products/voov-meeting/publications/2/",
        "/products/voov-meeting/publications/2/document.json",
    } <= set(record.links)
    assert Publication.objects.get(product="voov-meeting", number=2).sha256 in record.text


@pytest.mark.parametrize("slug", ["zoom-meetings", "voov-meeting"])
@pytest.mark.parametrize("number", [1, 2])
def test_product_page_costs_few_queries(client: Client, slug: str, number: int) -> None:
    read_edition_document.cache_clear()
    with CaptureQueriesContext(connection) as queries:
        read(client, f"/products/{slug}/publications/{number}/")
    assert len(queries) <= 12


def test_document_is_served_byte_for_byte_on_each_day(client: Client) -> None:
    for day, number in (("", 2), (f"?{EARLIER}", 1)):
        response = client.get(f"/products/voov-meeting/document.json{day}")
        assert response.content.decode() == Publication.objects.get(product="voov-meeting", number=number).document
        assert response.headers["Content-Type"] == "application/json"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/products/wire/document.json?as_of=2020-04-15").status_code == HTTPStatus.NOT_FOUND


def test_text_of_a_fact_never_acts_as_markup(client: Client) -> None:
    markup = "<script>alert(1)</script> & <b>bold</b>"
    Claim.objects.filter(pk="voov-meeting-a2-2").update(statement=markup)
    Product.objects.filter(pk="voov-meeting").update(name=markup)
    publish_approved(at=NOW)
    for address in ("/", "/products/voov-meeting/", "/claims/voov-meeting-a2-2/", "/compare/?p=voov-meeting&p=wire"):
        page = read(client, address)
        assert markup in page.text
        assert page.all("//main//script | //main//b") == []
