"""Editions: the site as it stood stays readable at its address, and no link leaves it unasked."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from django.test import Client

from assessments.models import Edition
from assessments.services.publish import publish_approved
from tests.comparison.pages import EARLIER, PAGES, Page, product_names, read, within
from tests.factories import NOW
from vendors.models import AccessLaw, Claim

pytestmark = pytest.mark.usefixtures("site")
IN_EDITIONS = [address for address in PAGES if "/publications/" not in address and address != "/editions/"]
PERMANENT = re.compile(r"/products/[a-z-]+/publications/\d+/(document\.json)?$")
ONWARD = {"/", "/editions/"}
KEEPING = "/saved/?of="


def meant(page: Page) -> Iterator[str]:
    """The links of a page; for a way to keep it, the address that would be kept."""
    for link in within(page):
        yield unquote(link.removeprefix(KEEPING)) if link.startswith(KEEPING) else link


@pytest.mark.parametrize("day", ["", EARLIER])
@pytest.mark.parametrize("address", IN_EDITIONS)
def test_link_in_an_edition_stays_in_it_or_is_permanent(client: Client, address: str, day: str) -> None:
    path = f"/editions/1{address}{'&' if '?' in address else '?' * bool(day)}{day}"
    page = read(client, path)
    assert "You are reading edition 1" in page.text
    out = {link for link in meant(page) if not link.startswith(("/editions/1/", "?")) and not PERMANENT.match(link)}
    assert out <= ONWARD
    actions = page.strings("//form/@action | //@hx-get")
    assert [action for action in actions if not action.startswith("/editions/1/")] == []


@pytest.mark.parametrize("prefix", ["", "/editions/1"])
@pytest.mark.parametrize("address", IN_EDITIONS)
def test_link_of_a_past_day_stays_on_it(client: Client, address: str, prefix: str) -> None:
    page = read(client, f"{prefix}{address}{'&' if '?' in address else '?'}{EARLIER}")
    [today] = page.one('//a[text()="Turn to today"]').links
    off = {link for link in meant(page) if EARLIER not in link and not PERMANENT.match(link)}
    assert off - {today, "/", "/editions/"} == set()


def test_page_in_an_edition_shows_what_the_current_page_showed(client: Client) -> None:
    assert product_names(read(client, "/editions/1/")) == product_names(read(client, "/"))
    assert (
        read(client, "/editions/1/products/wire/").one("//main").text
        == read(client, "/products/wire/").one("//main").text
    )


def test_edition_of_old_pages_does_not_change_when_a_new_one_is_published(client: Client) -> None:
    addresses = [f"/editions/1{address}" for address in IN_EDITIONS]
    before = [client.get(address).content for address in addresses]
    Claim.objects.filter(pk="voov-meeting-a2-2").update(statement="It says something new.")
    AccessLaw.objects.filter(jurisdiction="CN").update(summary="It compels more.")
    publish_approved(at=NOW)
    assert Edition.objects.count() == 2
    assert [client.get(address).content for address in addresses] == before
