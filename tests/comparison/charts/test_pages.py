"""Pictures on pages say what the tables beside them say, of every product and on both days."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from assessments.models import Publication
from comparison.charts.places import WORDS, Reach
from tests.comparison.pages import EARLIER, Page, read

pytestmark = pytest.mark.usefixtures("site")

SIX = ("voov-meeting", "zoom-meetings", "jitsi-meet", "wechat", "microsoft-teams-eudb", "wire")
NOT_STATED = "–"


@pytest.fixture
def pages(client: Client) -> list[tuple[str, Page]]:
    """The page of every product on every day of which it was assessed."""
    addresses = [
        f"/products/{row.product_id}/?as_of={row.as_of:%Y-%m-%d}"
        for row in Publication.objects.defer("document").order_by("product", "as_of")
    ]
    assert len(addresses) > 40
    return [(address, read(client, address)) for address in addresses]


def told_by_table(page: Page) -> Iterator[tuple[str, str, str]]:
    """Place, road and the most that is readable, row by row of the exposure table."""
    name = ""
    for row in page.all('.//table[@id="exposures"]/tbody/tr'):
        name = next((head.text for head in row.all("./th")), name)
        road = row.one('./td[@data-head="Road"]').text
        reaches = [cell.text for cell in row.all('./td[@data-head="Reaches"]')]
        cells = [
            row.all(f'./td[@data-head="{head}"]') for head in ("Readable content", "Encrypted content", "Metadata")
        ]
        if reaches:
            reach = Reach.CLOSED if road.startswith("closed") else Reach.NOT_ON_RECORD
        else:
            kinds = (Reach.CONTENT, Reach.ENCRYPTED, Reach.METADATA)
            told = [reach for reach, (cell,) in zip(kinds, cells, strict=True) if cell.text != NOT_STATED]
            reach = told[0] if told else Reach.NOT_ON_RECORD
        words = re.match(r"by \w+|data may go", road)
        yield name, words[0] if words else "", WORDS[reach]


def told_by_map(page: Page) -> Iterator[tuple[str, str, str]]:
    for title in page.all('.//figure[contains(@class, "map")]//svg[@role="img"]//g[@transform]/title'):
        name, roads = title.text.split(": ", 1)
        for road in roads.split("; "):
            words, reach = road.split(", ", 1)
            yield name, words.removesuffix(" there"), reach


def without_closed_road(rows: Iterator[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """The rows as a set; of a closed road the table gives the reason in place of its name."""
    return {(name, "" if reach == WORDS[Reach.CLOSED] else road, reach) for name, road, reach in rows}


def test_map_and_table_say_the_same(pages: list[tuple[str, Page]]) -> None:
    with_map = 0
    for address, page in pages:
        table = without_closed_road(told_by_table(page))
        assert without_closed_road(told_by_map(page)) == table, address
        with_map += bool(table)
        assert len(page.all('.//figure[contains(@class, "map")]')) == bool(table), address
    assert with_map > 30


def test_diagram_and_table_say_the_same(pages: list[tuple[str, Page]]) -> None:
    with_diagram = 0
    for address, page in pages:
        table = set(flows_of_table(page, address.split("/")[2]))
        recipients = {recipient for _, recipient in table}
        links = [
            tuple(title.text.rsplit(": ", 1)[0].split(" → ", 1))
            for title in page.all('.//figure[contains(@class, "diagram")]//path/title')
        ]
        assert {(data.casefold(), recipient) for data, recipient in links if recipient in recipients} == table, address
        assert len(page.all('.//figure[contains(@class, "diagram")]')) == bool(table), address
        with_diagram += bool(table)
    assert with_diagram > 25


def flows_of_table(page: Page, slug: str) -> Iterator[tuple[str, str]]:
    """Each kind of data and its recipient, of the product's own flows that stand."""
    for row in page.all('.//table[@id="flow-table"]/tbody/tr'):
        claim = row.one('./td[@data-head="Claim"]')
        if claim.all(".//strong") or not claim.text.startswith(f"{slug}-"):
            continue
        recipient, kind = split(row.one('./td[@data-head="Recipient"]'))
        for data in split(row.one('./td[@data-head="Data"]'))[0].split(", "):
            yield data.casefold(), f"{recipient} ({kind})"


def split(cell: Page) -> tuple[str, str]:
    """The words of a cell, and those in small letters."""
    return cell.without(".//small").text, cell.one(".//small").text


def test_every_id_stands_once(pages: list[tuple[str, Page]]) -> None:
    for address, page in pages:
        ids = page.strings(".//@id")
        assert len(ids) == len(set(ids)), address


def test_pictures_refer_to_what_is_on_the_page(client: Client) -> None:
    for address in (f"/products/wechat/?{EARLIER}", "/products/wechat/", f"/compare/?p={'&p='.join(SIX)}"):
        page = read(client, address)
        ids = set(page.strings(".//@id"))
        for named in page.strings(".//svg/@aria-labelledby"):
            assert set(named.split()) <= ids
        assert {href.removeprefix("#") for href in page.strings(".//svg//use/@href")} <= ids


def test_product_without_a_road_has_words_and_no_empty_map(client: Client) -> None:
    page = read(client, "/products/bigbluebutton/")
    assert not page.all('.//figure[contains(@class, "map")]')
    assert "No road on record leads" in page.section("earshot").text


def test_side_by_side_has_a_map_for_each_product_and_the_land_once(client: Client) -> None:
    response = client.get(f"/compare/?p={'&p='.join(SIX)}")
    page = Page.of(response.content.decode())
    maps = page.section("maps")
    assert len(maps.all('.//svg[@role="img"]')) == len(SIX)
    assert len(set(maps.strings('.//svg[@role="img"]/@viewbox'))) == 1
    assert sum(map(len, maps.strings(".//svg//@d"))) < 60_000


def test_side_by_side_says_where_there_is_nothing_to_draw(client: Client) -> None:
    page = read(client, "/compare/?p=bigbluebutton&p=zoom-meetings")
    assert "no place is on record" in page.section("maps").text
