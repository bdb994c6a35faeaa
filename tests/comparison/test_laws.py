"""The page of a law: whether it is in force, and what rests on it."""

from http import HTTPStatus

import pytest
from django.test import Client

from assessments.models import PublishedExposure
from tests.comparison.pages import EARLIER, read
from vendors.models import AccessLaw

pytestmark = pytest.mark.usefixtures("site")
INTELLIGENCE = "/laws/cn-national-intelligence-law/"


def test_law_page_holds_what_is_on_record(client: Client) -> None:
    law = AccessLaw.objects.get(slug="cn-national-intelligence-law")
    page = read(client, INTELLIGENCE).one("//main")
    assert page.one("//h1").text == law.name
    assert law.citation in page.text
    assert "In force on 23 November 2026 , since June 2017" in page.text
    assert "Reach Wherever the company has control" in page.text
    assert "Compels Technical assistance" in page.text
    assert "Secrecy Yes Independent review No" in page.text
    evidence = law.citations.values_list("evidence", flat=True)
    assert {f"/evidence/{slug}/" for slug in evidence} <= set(page.links)
    assert {"/jurisdictions/cn/", "/reach/what-if/?law=cn-national-intelligence-law"} <= set(page.links)


@pytest.mark.parametrize("address", [INTELLIGENCE, "/laws/us-cloud-act/", "/laws/de-g10/"])
def test_law_page_lists_exactly_the_products_that_rest_on_it(client: Client, address: str) -> None:
    slug = address.split("/")[2]
    rows = PublishedExposure.objects.filter(publication__as_of="2026-11-23", detail__closed=None)
    resting = {row.publication.product_id for row in rows if slug in row.detail["laws"]}
    page = read(client, address)
    assert {link.split("/")[2] for link in page.one("//tbody").links if link.startswith("/products/")} == resting
    for row in rows.filter(jurisdiction=AccessLaw.objects.get(slug=slug).jurisdiction_id):
        for claim in row.detail["claims"] if slug in row.detail["laws"] else ():
            assert f"/claims/{claim}/" in page.links


def test_law_page_tells_lapsed_from_not_yet_and_from_undated(client: Client) -> None:
    lapsed = read(client, "/laws/us-fisa-702/").one("//main").text
    assert "No longer in force on 23 November 2026" in lapsed
    assert "lapsed 12 June 2026" in lapsed
    assert "Products whose exposure rests on it None." in lapsed
    assert "Not yet in force on 15 April 2020" in read(client, f"/laws/cn-data-security-law/?{EARLIER}").text
    undated = read(client, "/laws/ca-bill-c22-lawful-access/").text
    assert "No day is on record from which it is in force" in undated
    assert "opens no road" in undated


def test_law_page_speaks_for_the_readers_day(client: Client) -> None:
    page = read(client, f"/laws/us-fisa-702/?{EARLIER}")
    assert "In force on 15 April 2020" in page.text
    assert "lapsed later, 12 June 2026" in page.text
    products = {link for link in page.one("//tbody").links if "/products/" in link}
    assert f"/products/zoom-meetings/?{EARLIER}#earshot" in products


def test_transfer_rule_compels_nothing_and_has_no_products(client: Client) -> None:
    page = read(client, "/laws/cn-pipl/")
    assert "transfer rule: it compels nobody" in page.text
    assert not page.all("//main//table")
    assert not [link for link in page.links if "what-if" in link]


def test_closed_road_stands_apart_with_its_reason(client: Client) -> None:
    page = read(client, "/laws/us-cloud-act/")
    closed = page.one("//h3[text()='Roads that are closed']/following-sibling::ul")
    assert "/products/jitsi-meet/#earshot" in closed.links
    assert "The jurisdiction of whoever operates it remains" in closed.text


def test_law_that_is_not_on_record_is_named(client: Client) -> None:
    assert "no law “no-such”" in read(client, "/laws/no-such/", HTTPStatus.NOT_FOUND).text


def test_law_page_refuses_a_page_that_is_not_there(client: Client) -> None:
    assert "“page”" in read(client, f"{INTELLIGENCE}?page=9", HTTPStatus.BAD_REQUEST).text


@pytest.mark.parametrize("address", ["/jurisdictions/cn/", "/products/voov-meeting/"])
def test_pages_that_name_a_law_link_to_it(client: Client, address: str) -> None:
    assert INTELLIGENCE in read(client, address).links


def test_pinned_law_page_stays_in_its_edition(client: Client) -> None:
    page = read(client, f"/editions/1{INTELLIGENCE}?{EARLIER}")
    inside = [link for link in page.one("//main").links if link.startswith("/")]
    assert inside
    assert all(link.startswith("/editions/1/") and EARLIER in link for link in inside)


def test_flows_that_go_to_a_jurisdiction_stand_on_its_page(client: Client) -> None:
    then = read(client, f"/jurisdictions/cn/?{EARLIER}")
    row = then.one('//tr[.//a[starts-with(@href, "/claims/voov-meeting-c2-1/")]]')
    assert "VooV Meeting" in row.text
    assert "no longer stands" not in row.text
    today = read(client, "/jurisdictions/cn/")
    assert "no longer stands" in today.one('//tr[.//a[@href="/claims/voov-meeting-c2-1/"]]/td[last()]').text


def test_bloc_counts_flows_to_its_members(client: Client) -> None:
    page = read(client, "/jurisdictions/eu/")
    flows = page.one("//h2[@id='flows']/following-sibling::table")
    assert {"Ireland", "Netherlands"} <= {
        word.strip(",") for word in flows.text.split() if word.strip(",") in {"Ireland", "Netherlands"}
    }


def test_jurisdiction_without_a_flow_says_so(client: Client) -> None:
    assert "No flow on record names it" in read(client, "/jurisdictions/ru/").text
