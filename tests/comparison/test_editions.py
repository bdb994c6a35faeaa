"""Editions: the site as it stood stays readable at its address, and no link leaves it unasked."""

import re

import pytest
from django.test import Client

from assessments.models import Edition, Publication, PublishedFact
from assessments.services.publish import publish_approved
from comparison.views import editions
from tests.comparison.pages import EARLIER, PAGES, product_names, read, within
from tests.factories import NOW
from vendors.models import AccessLaw, Claim

pytestmark = pytest.mark.usefixtures("site")
IN_EDITIONS = [address for address in PAGES if "/publications/" not in address and address != "/editions/"]
PERMANENT = re.compile(r"/products/[a-z-]+/publications/\d+/(document\.json)?$")
ONWARD = {"/", "/editions/"}
CLAIM = "voov-meeting-a2-2"


@pytest.fixture
def changed(site: None) -> str:
    """The statement of a claim before it changed and edition 2 was published."""
    before = Claim.objects.get(pk=CLAIM).statement
    Claim.objects.filter(pk=CLAIM).update(statement="It says something new.")
    publish_approved(at=NOW, note="A claim was corrected")
    return " ".join(before.split())


@pytest.mark.parametrize("day", ["", EARLIER])
@pytest.mark.parametrize("address", IN_EDITIONS)
def test_link_in_an_edition_stays_in_it_or_is_permanent(client: Client, address: str, day: str) -> None:
    path = f"/editions/1{address}{'&' if '?' in address else '?' * bool(day)}{day}"
    page = read(client, path)
    assert "You are reading edition 1" in page.text
    out = {link for link in within(page) if not link.startswith(("/editions/1/", "?")) and not PERMANENT.match(link)}
    assert out <= ONWARD
    actions = page.strings("//form/@action | //@hx-get")
    assert [action for action in actions if not action.startswith("/editions/1/")] == []


@pytest.mark.parametrize("prefix", ["", "/editions/1"])
@pytest.mark.parametrize("address", IN_EDITIONS)
def test_link_of_a_past_day_stays_on_it(client: Client, address: str, prefix: str) -> None:
    page = read(client, f"{prefix}{address}{'&' if '?' in address else '?'}{EARLIER}")
    [today] = page.one('//a[text()="Turn to today"]').links
    off = {link for link in within(page) if EARLIER not in link and not PERMANENT.match(link)}
    assert off - {today, "/", "/editions/"} == set()


def test_page_in_an_edition_shows_what_the_current_page_showed(client: Client) -> None:
    assert product_names(read(client, "/editions/1/")) == product_names(read(client, "/"))
    assert (
        read(client, "/editions/1/products/wire/").one("//main").text
        == read(client, "/products/wire/").one("//main").text
    )


def test_old_edition_keeps_the_old_words_and_the_current_page_has_the_new(client: Client, changed: str) -> None:
    assert changed not in read(client, "/products/voov-meeting/").text
    assert "It says something new." in read(client, "/products/voov-meeting/").text
    for address in (
        "/products/voov-meeting/publications/2/",
        "/editions/1/products/voov-meeting/",
        f"/editions/1/claims/{CLAIM}/",
    ):
        assert changed in read(client, address).text
        assert "It says something new." not in read(client, address).text


def test_replaced_publication_says_so_and_leads_to_the_current_one(client: Client, changed: str) -> None:
    page = read(client, "/products/voov-meeting/publications/2/")
    assert "This is publication 2 as it stands for good. It was replaced after edition 1" in page.text
    assert page.one('//a[text()="Read the current one"]').links == ["/products/voov-meeting/"]
    assert (
        "publication 3 as it stands for good. It was" not in read(client, "/products/voov-meeting/publications/3/").text
    )


def test_document_of_an_old_edition_keeps_its_bytes(client: Client, changed: str) -> None:
    old = Publication.objects.get(product="voov-meeting", number=2).document.encode()
    assert client.get("/products/voov-meeting/publications/2/document.json").content == old
    assert client.get("/editions/1/products/voov-meeting/document.json").content == old
    assert client.get("/products/voov-meeting/document.json").content != old
    assert client.get("/editions/2/products/voov-meeting/document.json").content != old


def test_edition_of_old_pages_does_not_change_when_a_new_one_is_published(client: Client) -> None:
    addresses = [f"/editions/1{address}" for address in IN_EDITIONS]
    before = [client.get(address).content for address in addresses]
    Claim.objects.filter(pk=CLAIM).update(statement="It says something new.")
    AccessLaw.objects.filter(jurisdiction="CN").update(summary="It compels more.")
    publish_approved(at=NOW)
    assert Edition.objects.count() == 2
    assert [client.get(address).content for address in addresses] == before


def test_publication_that_is_not_yet_in_an_edition_is_not_on_its_pages(client: Client, changed: str) -> None:
    record = read(client, "/editions/1/products/voov-meeting/").section("record").links
    assert "/products/voov-meeting/publications/3/" not in record
    assert "/products/voov-meeting/publications/3/" in read(client, "/products/voov-meeting/").section("record").links


def test_history_lists_every_edition_with_what_was_published_in_it(client: Client, changed: str) -> None:
    page = read(client, "/editions/")
    first, second = page.all("//main/section")[::-1]
    assert first.links[0] == "/editions/1/"
    assert second.links[0] == "/editions/2/"
    assert len(first.all(".//li")) == 43
    holding = Publication.objects.filter(last_edition=None, facts__kind=PublishedFact.CLAIM, facts__key=CLAIM)
    assert sorted(second.links[1:]) == sorted(
        f"/products/{row.product_id}/publications/{row.number}/" for row in holding
    )
    assert "A claim was corrected" in second.text


def test_history_turns_pages(client: Client, changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS_A_PAGE", 1)
    assert "Edition 2" in read(client, "/editions/").one("//main").text
    older = read(client, "/editions/?page=2").one("//main")
    assert "Edition 1" in older.text
    assert older.links[-1] == "?page=1"
    assert "from 1 to 2" in read(client, "/editions/?page=3", 400).text
