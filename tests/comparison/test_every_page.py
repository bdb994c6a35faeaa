"""What holds for every public page: who may read it how, what it costs, and what it never does."""

from http import HTTPStatus
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparison.export.formats import FORMATS
from comparison.reading import read_edition_document
from tests.comparison.pages import EARLIER, FILES, HAVE_A_DAY, HTMX, PAGES, read

pytestmark = pytest.mark.usefixtures("site")
ADDRESSES = [*PAGES, *FILES]
FRAGMENTS = {"search", "shortlist"}
"""Pages, besides home, of which htmx gets a part."""
NEED_A_CHOICE = {"/compare/", *(f"/{form.file}" for form in FORMATS.values())}


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_read_without_a_name_and_without_a_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == HTTPStatus.OK
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_what_get_would_and_sends_no_page(client: Client, address: str) -> None:
    got, head = client.get(address), client.head(address)
    assert head.status_code == HTTPStatus.OK
    assert head.getvalue() == b""
    assert head.headers["Content-Type"] == got.headers["Content-Type"]


@pytest.mark.parametrize("address", [*ADDRESSES, "/healthz", "/readyz"])
def test_page_cannot_be_posted_to(client: Client, address: str) -> None:
    response = client.post(address)
    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert not response.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_that_has_not_changed_is_not_sent_again(client: Client, address: str) -> None:
    tag = client.get(address).headers["ETag"]
    again = client.get(address, HTTP_IF_NONE_MATCH=tag)
    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert again.content == b""
    assert client.get(address, HTTP_IF_NONE_MATCH='"other"').status_code == HTTPStatus.OK


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_the_same_every_time(client: Client, address: str) -> None:
    assert client.get(address).getvalue() == client.get(address).getvalue()


@pytest.mark.parametrize(("address", "most"), [*PAGES.items(), *FILES.items()])
def test_page_costs_few_queries(client: Client, address: str, most: int) -> None:
    read_edition_document.cache_clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= most


@pytest.mark.parametrize("address", PAGES)
def test_page_has_nothing_inline_that_the_policy_forbids(client: Client, address: str) -> None:
    page = read(client, address)
    assert page.strings("//@style") == []
    assert page.all("//style | //script[not(@src)]") == []
    assert page.strings("//@*[starts-with(name(), 'on')]") == []
    assert [link for link in page.links if link.startswith("javascript:")] == []


@pytest.mark.parametrize("address", PAGES)
def test_page_loads_nothing_from_elsewhere(client: Client, address: str) -> None:
    page = read(client, address)
    loaded = page.strings("//link/@href | //script/@src | //img/@src | //iframe/@src | //source/@src")
    assert loaded
    assert [source for source in loaded if not source.startswith("/static/")] == []


@pytest.mark.parametrize("address", PAGES)
def test_link_out_does_not_tell_from_where(client: Client, address: str) -> None:
    page = read(client, address)
    # The licence is a link of the page itself; the header Referrer-Policy covers it as well.
    out = page.all('//a[starts-with(@href, "http")][not(@rel="license")]')
    assert [link.links for link in out if "noreferrer" not in link.node.get("rel", "").split()] == []


@pytest.mark.parametrize("address", PAGES)
def test_page_says_its_title_edition_and_age(client: Client, address: str) -> None:
    page = read(client, address)
    title = page.one("/html/head/title").text
    assert title.endswith(": Earshot") or title.startswith("Earshot: ")
    assert len(page.all("//h1")) == 1
    assert "edition 1 , 24 november 2026" in page.one("//footer").text.lower()
    assert "Sources read up to 23 November 2026" in page.one("//footer").text


@pytest.mark.parametrize("address", PAGES)
def test_every_part_has_an_id_of_its_own(client: Client, address: str) -> None:
    page = read(client, address)
    identifiers = page.strings("//@id")
    assert len(identifiers) == len(set(identifiers))
    anchors = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert anchors - set(identifiers) == set()


@pytest.mark.parametrize("address", [page for page in PAGES if page != "/" and not FRAGMENTS & set(page.split("/"))])
def test_page_without_a_fragment_is_whole_for_htmx_too(client: Client, address: str) -> None:
    assert client.get(address, **HTMX).content == client.get(address).content


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/products/no-such/", "no product “no-such”"),
        ("/products/no-such/document.json", "no document of “no-such”"),
        ("/products/no-such/publications/1/", "no product “no-such”"),
        ("/products/zoom-meetings/publications/9/", "has no publication 9; it has 2"),
        ("/products/zoom-meetings/publications/9/document.json", "no publication 9 of “zoom-meetings”"),
        ("/products/wire/?as_of=2020-04-15", "was not assessed as of 15 April 2020 or earlier"),
        ("/jurisdictions/zz/", "no jurisdiction “zz”"),
        ("/claims/no-such/", "no claim “no-such”"),
        ("/evidence/no-such/", "no evidence “no-such”"),
        ("/rubric/9.9/", "No version 9.9"),
        ("/rubric/%00/", "No version"),
        ("/editions/7/", "no edition 7"),
        ("/editions/7/products/wire/", "no edition 7"),
        ("/nothing/", "may be mistyped"),
        ("/products/%00/", "may be mistyped"),
        ("/products/zoom-meetings/publications/0/", "may be mistyped"),
        ("/editions/99999999999999999999/", "may be mistyped"),
    ],
)
def test_missing_page_says_what_is_missing_and_offers_ways_on(client: Client, address: str, named: str) -> None:
    page = read(client, address, HTTPStatus.NOT_FOUND)
    assert named in page.text
    assert {"/", "/jurisdictions/", "/editions/"} <= set(page.one("//main").links)


@pytest.mark.parametrize("address", HAVE_A_DAY)
@pytest.mark.parametrize("value", ["yesterday", "2020-02-30", "2020-W15-3", "0000-00-00", "\0", "x" * 5000, "<b>"])
def test_day_that_is_none_is_refused_by_name(client: Client, address: str, value: str) -> None:
    page = read(client, f"{address}?as_of={quote(value)}", HTTPStatus.BAD_REQUEST)
    assert "“as_of” is given as" in page.text
    assert "YYYY-MM-DD" in page.text
    assert page.all("//main//b") == []


@pytest.mark.parametrize("address", [address for address in HAVE_A_DAY if address not in NEED_A_CHOICE])
@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_day_of_any_year_is_answered(client: Client, address: str, day: str) -> None:
    assert client.get(f"{address}?as_of={day}").status_code in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}


@pytest.mark.parametrize("address", ["/", "/products/voov-meeting/", "/jurisdictions/", "/rubric/", "/method/"])
def test_past_day_is_told_and_leads_back_to_today(client: Client, address: str) -> None:
    page = read(client, f"{address}?{EARLIER}")
    assert "You are reading what could be known on 15 April 2020" in page.text
    assert page.one('//a[text()="Turn to today"]').links == [address]
