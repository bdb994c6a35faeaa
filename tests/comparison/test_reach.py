"""The matrix of products and jurisdictions, as a page and as a file."""

import csv
import io
from datetime import date
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from assessments.document.types import Exposure
from assessments.models import Edition, Publication, PublishedExposure
from comparison.reach_csv import HEADER, csv_texts, inert
from comparison.reach_page import LETTERS, Cell, Column, Row
from comparison.reading import Reading, read_edition_document
from tests.comparison.pages import EARLIER, Page, read

pytestmark = pytest.mark.usefixtures("site")
FILTERS = [
    "",
    "road=place",
    "road=anywhere",
    "reached=readable",
    "reached=not-on-record",
    "hosting=self-hosted",
    "hosting=vendor-cloud&road=control&reached=metadata",
    EARLIER,
    f"road=control&{EARLIER}",
]


def cells(page: Page) -> dict[tuple[str, str], str]:
    """Product and jurisdiction of every cell that is not empty, with the letters of its roads."""
    found = {}
    for row in page.all('//table[contains(@class, "reach")]/tbody/tr'):
        slug = row.one("./th/a").links[0].split("/")[2]
        for cell in row.all("./td[@data-head]"):
            letters = cell.all(".//b")
            found[slug, cell.node.get("data-head").lower()] = letters[0].text if letters else ""
    return found


def lines(client: Client, query: str) -> list[dict[str, str]]:
    response = client.get(f"/reach.csv?{query}")
    assert response.status_code == HTTPStatus.OK
    return list(csv.DictReader(io.StringIO(response.getvalue().decode(), newline="")))


@pytest.mark.parametrize("query", FILTERS)
def test_file_holds_what_the_page_shows(client: Client, query: str) -> None:
    told: dict[tuple[str, str], list[str]] = {}
    for line in lines(client, query):
        letters = told.setdefault((line["product"], line["jurisdiction_name"].lower()), [])
        if not line["closed"]:
            letters.append(LETTERS[line["road"]])
    assert told
    assert cells(read(client, f"/reach/?{query}")) == {key: " ".join(letters) for key, letters in told.items()}


def test_matrix_holds_every_product_by_name_and_every_open_road(client: Client) -> None:
    page = read(client, "/reach/")
    current = Publication.objects.filter(as_of="2026-11-23")
    names = [row.text for row in page.all('//table[contains(@class, "reach")]/tbody//th/a')]
    assert len(names) == current.count()
    assert names == sorted(names, key=str.lower)
    open_roads = PublishedExposure.objects.filter(publication__in=current, detail__closed=None)
    letters = [letter for cell in cells(page).values() for letter in cell.split()]
    assert len(letters) == open_roads.count()


def test_columns_are_the_jurisdictions_with_a_road_of_their_own(client: Client) -> None:
    page = read(client, f"/reach/?{EARLIER}")
    head = [cell.text for cell in page.all("//thead//th")]
    assert head == ["Product", "China", "United States", "Any country"]
    assert f"/jurisdictions/cn/?{EARLIER}" in page.one("//thead").links


def test_cell_says_roads_and_reach_in_words_and_leads_to_the_proof(client: Client) -> None:
    page = read(client, "/reach/")
    cell = page.one('//tr[th/a[@href="/products/zoom-meetings/#earshot"]]/td[@data-head="United States"]')
    assert cell.links == ["/products/zoom-meetings/#earshot"]
    assert "Zoom Meetings (Zoom Workplace), United States: by place, by control," in cell.text
    assert cell.text.endswith("content")
    closed = page.one('//tr[th/a[@href="/products/jitsi-meet/#earshot"]]/td[@data-head="United States"]')
    assert closed.text.endswith("closed")


def test_story_of_voov_stands_in_the_matrix(client: Client) -> None:
    then, now = cells(read(client, f"/reach/?{EARLIER}")), cells(read(client, "/reach/"))
    assert then["voov-meeting", "china"] == "P C"
    assert then["voov-meeting", "any country"] == "A"
    assert now["voov-meeting", "china"] == "C"
    assert ("voov-meeting", "any country") not in now


def test_filter_by_road_leaves_that_road_only(client: Client) -> None:
    assert set(cells(read(client, "/reach/?road=place")).values()) == {"P"}


def test_filter_by_what_is_reached_leaves_what_reaches_it(client: Client) -> None:
    for line in lines(client, "reached=readable"):
        assert line["readable"]
    for line in lines(client, "reached=not-on-record"):
        assert not line["claims"]
        assert not line["closed"]


def test_filter_by_hosting_keeps_products_without_a_road(client: Client) -> None:
    page = read(client, "/reach/?hosting=self-hosted")
    products = {link.split("/")[2] for link in page.one("//tbody").links}
    assert products == set(
        Publication.objects.filter(as_of="2026-11-23", hosting__in=["self-hosted", "both"]).values_list(
            "product", flat=True
        )
    )


def test_filters_that_leave_nothing_say_so(client: Client) -> None:
    page = read(client, "/reach/?road=recipient&reached=encrypted")
    assert "No road on record is like that" in page.text
    assert page.all('//table[contains(@class, "reach")]') == []
    assert lines(client, "road=recipient&reached=encrypted") == []


@pytest.mark.parametrize("address", ["/reach/", "/reach.csv"])
@pytest.mark.parametrize(("name", "value"), [("road", "air"), ("reached", "all"), ("hosting", "both")])
def test_filter_that_is_not_known_is_refused_by_name(client: Client, address: str, name: str, value: str) -> None:
    page = read(client, f"{address}?{name}={value}", HTTPStatus.BAD_REQUEST)
    assert f"“{name}” is given as {value}" in page.text


def test_file_says_what_it_is(client: Client) -> None:
    response = client.get(f"/reach.csv?{EARLIER}")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["Content-Disposition"] == 'attachment; filename="earshot-reach-edition-1-2020-04-15.csv"'
    rows = lines(client, EARLIER)
    assert tuple(rows[0]) == HEADER
    assert {row["edition"] for row in rows} == {"1"}
    assert {row["as_of"] for row in rows} == {row["assessed_as_of"] for row in rows} == {"2020-04-15"}


def test_line_of_the_file_names_claims_laws_and_why_a_road_is_closed(client: Client) -> None:
    rows = {(row["product"], row["jurisdiction"], row["road"]): row for row in lines(client, "")}
    voov = rows["voov-meeting", "CN", "control"]
    assert voov["laws"] == "cn-national-intelligence-law"
    assert voov["claims"] == "voov-meeting-c2-3"
    assert "Tencent" in voov["links"]
    assert rows["jitsi-meet", "US", "control"]["closed"].startswith("the customer operates the service")


@given(st.text())
def test_no_cell_of_the_file_begins_like_a_formula(text: str) -> None:
    cell = inert(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_product_whose_name_is_a_formula_is_made_inert() -> None:
    publication = Publication(product_id="evil", name='=HYPERLINK("x")', vendor_name="@evil", as_of=date(2026, 11, 23))
    road = Exposure(
        jurisdiction="CN", road="control", readable=(), encrypted=(), metadata=(), claims=(), laws=(),
        links=("+1 is the parent of evil",), closed=None, partly=None,
    )  # fmt: skip
    column = Column("CN", "China", None)
    text = "".join(
        csv_texts(Reading(Edition.objects.get(), False, None), [[Row(publication, (Cell(column, (road,)),))]])
    )
    line = next(csv.DictReader(io.StringIO(text)))
    assert (line["name"], line["vendor"]) == ('\'=HYPERLINK("x")', "'@evil")
    assert line["links"] == "'+1 is the parent of evil"


@pytest.mark.parametrize("address", ["/reach/", "/reach.csv"])
def test_queries_do_not_grow_with_products(client: Client, address: str) -> None:
    counts = []
    for day in (EARLIER, ""):
        read_edition_document.cache_clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{address}?{day}")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_links_keep_filters_day_and_edition(client: Client) -> None:
    page = read(client, f"/editions/1/reach/?road=control&{EARLIER}")
    assert f"/editions/1/reach.csv?road=control&{EARLIER}" in page.links
    inside = [link for link in page.one("//main").links if link.startswith("/")]
    assert all(link.startswith("/editions/1/") and EARLIER in link for link in inside)
    assert page.one('//a[text()="Turn to today"]').links == ["/editions/1/reach/?road=control"]


@pytest.mark.parametrize("address", ["/products/zoom-meetings/", "/jurisdictions/", "/jurisdictions/cn/"])
def test_matrix_is_found_from(client: Client, address: str) -> None:
    assert "/reach/" in read(client, address).links
