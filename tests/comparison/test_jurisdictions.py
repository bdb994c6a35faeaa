"""The pages of jurisdictions: their laws, and the products within their reach."""

from datetime import date

import pytest
from django.test import Client

from assessments.models import Edition, PublishedExposure
from comparison.jurisdiction_page import jurisdiction_page, jurisdiction_rows
from comparison.reading import Reading
from tests.comparison.pages import EARLIER, read
from vendors.models import AccessLaw, Jurisdiction

pytestmark = pytest.mark.usefixtures("site")
DAYS = [None, date(2020, 4, 15)]


def reading(day: date | None) -> Reading:
    return Reading(Edition.objects.get(), False, day)


@pytest.mark.parametrize("day", DAYS)
def test_list_and_page_count_the_same_products(day: date | None) -> None:
    rows = jurisdiction_rows(reading(day))
    assert [row.jurisdiction.code for row in rows if row.named]
    for row in rows:
        page = jurisdiction_page(reading(day), row.jurisdiction.code)
        assert row.named == page.reached.count, row.jurisdiction.code
        assert row.anywhere == page.anywhere.count, row.jurisdiction.code
        assert row.laws == len(page.laws), row.jurisdiction.code


def test_list_holds_every_jurisdiction_by_name(client: Client) -> None:
    page = read(client, "/jurisdictions/")
    codes = [link.split("/")[2].upper() for link in page.one("//tbody").links]
    assert sorted(codes) == sorted(Jurisdiction.objects.values_list("code", flat=True))
    names = [row.one("./th/a").text for row in page.all("//tbody/tr")]
    assert names == sorted(names)


@pytest.mark.parametrize("code", ["CN", "US", "DE", "CH"])
def test_page_holds_every_access_law_with_its_evidence(client: Client, code: str) -> None:
    page = read(client, f"/jurisdictions/{code.lower()}/")
    for law in AccessLaw.objects.filter(jurisdiction=code):
        part = page.part(law.slug)
        assert law.name in part.text
        evidence = law.citations.values_list("evidence", flat=True)
        assert {f"/evidence/{slug}/" for slug in evidence} <= set(part.links)


def test_law_is_in_force_from_its_own_day_on(client: Client) -> None:
    law = AccessLaw.objects.filter(in_force__gt="2020-05", lapsed="").exclude(compels=[]).first()
    address = f"/jurisdictions/{law.jurisdiction_id.lower()}/"
    assert "in force since" in read(client, address).part(law.slug).text
    assert "not in force on 15 April 2020" in read(client, f"{address}?{EARLIER}").part(law.slug).text


def test_small_and_capital_letters_lead_to_the_same_page(client: Client) -> None:
    assert client.get("/jurisdictions/CN/").content == client.get("/jurisdictions/cn/").content


def test_jurisdiction_without_a_law_says_that_this_proves_nothing(client: Client) -> None:
    with_power = AccessLaw.objects.exclude(compels=[]).values("jurisdiction")
    place = Jurisdiction.objects.exclude(code__in=with_power).first()
    assert "not a proof that there is none" in read(client, f"/jurisdictions/{place.code.lower()}/").text


def test_every_product_in_reach_says_so_on_its_own_page(client: Client) -> None:
    table = read(client, "/jurisdictions/cn/").one('//table[starts-with(caption, "By a road of its own")]')
    for link in dict.fromkeys(table.links):
        assert "/jurisdictions/cn/" in read(client, link.split("#")[0]).section("earshot").links


def test_any_country_is_no_road_of_the_jurisdictions_own_where_that_is_closed() -> None:
    closed = PublishedExposure.objects.exclude(detail__closed=None).get(
        jurisdiction="US", publication__as_of__year=2026
    )
    nothing = {"readable": [], "encrypted": [], "metadata": [], "claims": [], "laws": [], "links": []}
    PublishedExposure.objects.create(
        publication=closed.publication,
        jurisdiction="*",
        road="anywhere",
        detail={**nothing, "closed": None, "partly": None},
    )
    page = jurisdiction_page(reading(None), "US")
    assert closed.publication in [found.publication for found in page.anywhere.rows]
    assert closed.publication in [found.publication for found in page.closed.rows]
    assert closed.publication not in [found.publication for found in page.reached.rows]
    row = next(row for row in jurisdiction_rows(reading(None)) if row.jurisdiction.code == "US")
    assert (row.named, row.anywhere) == (page.reached.count, page.anywhere.count)
