"""The editions of one product next to each other."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.document.types import PublicationDocument
from assessments.models import Edition, Publication
from comparison.reading import Reading
from comparison.variant_page import Member, VariantPage, editions_of, variant_page
from tests.comparison.pages import EARLIER, read
from vendors.models import Product

pytestmark = pytest.mark.usefixtures("site")
ORDINARY, GOVERNMENT = "zoom-meetings", "zoom-for-government"


def document(slug: str) -> PublicationDocument:
    return PublicationDocument.model_validate_json(Publication.objects.get(product=slug, as_of="2026-11-23").document)


def page_of_variants(slug: str) -> VariantPage:
    reading = Reading(Edition.objects.get(), False, None)
    chosen = [(row, document(row.product_id)) for row in editions_of(reading, slug)]
    return variant_page(chosen, reading.rubric)


def keys(member: Member) -> set[tuple[str, str]]:
    return {(road.jurisdiction, road.road) for road in member.roads}


@pytest.mark.parametrize("slug", [ORDINARY, GOVERNMENT])
def test_either_address_shows_the_ordinary_edition_first(client: Client, slug: str) -> None:
    page = read(client, f"/products/{slug}/variants/")
    head = page.one("//table/thead")
    assert head.links == [f"/products/{ORDINARY}/", f"/products/{GOVERNMENT}/"]
    assert page.one('//p[@class="crumbs"]').links[-1] == f"/products/{slug}/"


def test_every_variant_on_record_has_a_page(client: Client) -> None:
    for variant in Product.objects.exclude(variant_of=None):
        for slug in (variant.slug, variant.variant_of_id):
            page = read(client, f"/products/{slug}/variants/")
            assert f"/products/{variant.slug}/" in page.one("//thead").links


def test_gained_and_lost_roads_turn_the_first_into_the_other() -> None:
    for variant in Product.objects.exclude(variant_of=None):
        first, *others = page_of_variants(variant.slug).members
        assert first.is_first
        assert not first.gained
        assert not first.lost
        for member in others:
            lost = {(road.jurisdiction, road.road) for road in member.lost}
            assert (keys(first) - lost) | member.gained == keys(member)


def test_eu_edition_of_teams_gains_the_eu_by_place(client: Client) -> None:
    page = read(client, "/products/microsoft-teams/variants/")
    cell = page.one("//tr[th[text()='Roads']]/td[2]")
    assert "Gained. European Union : by place" in cell.text
    assert {link for link in cell.links if link.startswith("/claims/")}
    assert {link for link in cell.links if link.startswith("/laws/")}
    lost = page.one("//tr[th[text()='Roads lost']]/td[2]")
    assert "Lost. United States: by place" in lost.text


def test_criteria_that_differ_are_shown_and_the_rest_named() -> None:
    page = page_of_variants(ORDINARY)
    first, other = (
        {score.criterion: (score.state, score.level) for score in document(slug).scores}
        for slug in (ORDINARY, GOVERNMENT)
    )
    differing = {code for code in first if first[code] != other[code]}
    assert differing
    assert {row.criterion.code for row in page.differing} == differing
    assert {row.criterion.code for row in page.alike} == first.keys() - differing


def test_page_shows_hosting_grade_flows_and_reasons(client: Client) -> None:
    page = read(client, f"/products/{ORDINARY}/variants/").one("//table")
    government = document(GOVERNMENT)
    assert "Vendor's cloud" in page.one("//tr[th[text()='Vendor and hosting']]/td[2]").text
    assert government.result.grade in page.one("//tr[th[text()='Grade and range']]/td[2]").text
    flows = {f"/claims/{claim.id}/" for claim in government.claims if claim.flow and claim.product == GOVERNMENT}
    assert flows == set(page.one("//tr[th[text()='Data flows']]/td[2]").links)
    row = page.one("//tr[th/a[text()='C1']]/td[2]")
    assert next(score.rationale for score in government.scores if score.criterion == "C1") in row.text
    assert row.links == [f"/products/{GOVERNMENT}/#C1"]


@pytest.mark.parametrize(
    ("address", "named", "offered"),
    [
        ("/products/wire/variants/", "Wire has no other edition", "/products/wire/"),
        ("/products/zoom/variants/", "no product “zoom”", "/products/zoom-meetings/"),
        (
            f"/products/zoom-meetings/variants/?{EARLIER}",
            "has no other edition as of 15 April 2020",
            f"/products/zoom-meetings/?{EARLIER}",
        ),
        (f"/products/wire/variants/?{EARLIER}", "was not assessed as of 15 April 2020", "/"),
    ],
)
def test_product_without_a_variant_says_so_and_offers_a_way_on(
    client: Client, address: str, named: str, offered: str
) -> None:
    page = read(client, address, HTTPStatus.NOT_FOUND)
    assert named in page.text
    assert offered in page.links


def test_editions_of_2020_are_those_assessed_by_then(client: Client) -> None:
    page = read(client, f"/products/tencent-meeting/variants/?{EARLIER}")
    links = page.one("//thead").links
    assert links == [f"/products/voov-meeting/?{EARLIER}", f"/products/tencent-meeting/?{EARLIER}"]


def test_product_page_links_to_variants_only_where_there_are_some(client: Client) -> None:
    assert f"/products/{ORDINARY}/variants/" in read(client, f"/products/{ORDINARY}/").links
    assert f"/products/{GOVERNMENT}/variants/" in read(client, f"/products/{GOVERNMENT}/").links
    for address in ("/products/wire/", f"/products/{ORDINARY}/?{EARLIER}"):
        assert not [link for link in read(client, address).links if "/variants/" in link]


def test_page_costs_few_queries(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/products/{ORDINARY}/variants/")
    assert len(queries) <= 7


def test_links_stay_in_edition_and_day(client: Client) -> None:
    page = read(client, f"/editions/1/products/voov-meeting/variants/?{EARLIER}")
    inside = [link for link in page.one("//main").links if link.startswith("/")]
    assert inside
    assert all(link.startswith("/editions/1/") and EARLIER in link for link in inside)
