"""Products side by side."""

from http import HTTPStatus
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.models import Publication
from comparison.reading import read_edition_document
from tests.comparison.pages import EARLIER, read

pytestmark = pytest.mark.usefixtures("site")
SIX = ["bigbluebutton", "jitsi-meet", "microsoft-teams", "voov-meeting", "wechat", "zoom-meetings"]
WARNING = "These are products of different kinds"


def compare(*slugs: str, day: str = "") -> str:
    return "/compare/?" + "&".join([*(f"p={quote(slug)}" for slug in slugs), *([day] if day else [])])


def test_side_by_side_of_six_costs_few_queries_and_holds_every_answer(client: Client) -> None:
    read_edition_document.cache_clear()
    with CaptureQueriesContext(connection) as queries:
        page = read(client, compare(*SIX))
    # One of them reads what is common to the edition, which is kept after the first page.
    assert len(queries) <= 5
    headings = page.all("//table/thead//th[a]")
    assert [heading.links[0].split("/")[2] for heading in headings] == SIX
    for index, slug in enumerate(SIX):
        summary = Publication.objects.get(product=slug, as_of__year=2026).summary
        for code in summary["cells"]:
            row = page.one(f'//tbody/tr[th/a[text()="{code}"]]')
            assert row.node.xpath("./th/@rowspan") == ["2"]
            assert f"/products/{slug}/#{code}" in row.all("./td")[index].links


def test_products_stand_by_name_whatever_the_order_of_the_address(client: Client) -> None:
    assert (
        client.get(compare("zoom-meetings", "jitsi-meet")).content
        == client.get(compare("jitsi-meet", "zoom-meetings", "jitsi-meet")).content
    )


def test_different_kinds_are_compared_with_a_word_of_warning(client: Client) -> None:
    assert WARNING in read(client, compare("wechat", "zoom-meetings")).text
    assert WARNING not in read(client, compare("jitsi-meet", "zoom-meetings")).text


def test_one_product_or_none_leads_to_choosing_more(client: Client) -> None:
    none, one = read(client, "/compare/"), read(client, compare("wire"))
    assert "Choose two to 6 products" in none.text
    assert "Wire is chosen already" in one.text
    for page in (none, one):
        assert len(page.all('//details[@open]//input[@name="p"]')) == 32
        assert page.all("//table") == []
    assert one.strings("//input[@checked]/@value") == ["wire"]


def test_choice_of_a_past_day_offers_what_was_assessed_by_then_and_stays_on_it(client: Client) -> None:
    page = read(client, f"/compare/?{EARLIER}")
    assert len(page.all('//input[@name="p"]')) == 11
    assert page.strings('//main//form//input[@name="as_of"]/@value') == ["2020-04-15"]


def test_past_day_shows_each_product_as_of_then_and_leads_to_its_brief(client: Client) -> None:
    page = read(client, compare("voov-meeting", "zoom-meetings", day=EARLIER))
    assert page.text.count("known, as of 15 April 2020") == 2
    assert page.one('//a[text()="Brief (PDF)"]').links == [f"/brief.pdf?p=voov-meeting&p=zoom-meetings&{EARLIER}"]
    assert page.one('//a[text()="Turn to today"]').links == [compare("voov-meeting", "zoom-meetings")]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (
            compare("no-such", "wire"),
            "“p” is given as no-such . There is no assessment of such a product in this edition",
        ),
        (
            compare("wire", "zoom-meetings", day=EARLIER),
            "given as wire . There is no assessment of such a product as of 15",
        ),
        (compare(*SIX, "wire"), "Choose at most 6"),
        (compare("a\0b"), "Use the name as in the product"),
        (compare("x" * 3000), "Use the name as in the product"),
        (compare("../etc"), "given as ../etc"),
        (compare("Zoom"), "given as Zoom"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/editions/1"])
def test_product_that_cannot_be_chosen_is_refused_by_name(
    client: Client, prefix: str, address: str, shown: str
) -> None:
    for path in (address, address.replace("/compare/", "/brief.pdf")):
        assert shown in read(client, prefix + path, HTTPStatus.BAD_REQUEST).text


def test_brief_of_nothing_says_how_to_name_products(client: Client) -> None:
    assert "Name one to six products" in read(client, "/brief.pdf", HTTPStatus.BAD_REQUEST).text
