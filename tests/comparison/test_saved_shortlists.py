"""A reader keeps a shortlist without an account and without a cookie, opens it elsewhere, and deletes it."""

from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from comparison.models import SavedBrief
from comparison.rate_limit import DailyLimit
from comparison.views import saved
from tests.comparison.pages import EARLIER, HTMX, Page, read
from tests.comparison.test_rubric_versions import second_version
from tests.factories import make_saved_brief

__all__ = ["second_version"]
STATE = "v=1&r=1.0&profile=school&w=A2B5D1&m=B1.2~flow.CN"
SHORTLIST = f"/shortlist/?{STATE}"
ADDRESS = "/saved/address/"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody whose network has kept nothing today."""
    monkeypatch.setattr(saved, "LIMIT", DailyLimit(most=50))
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})


def brief(query: str, edition_id: int = 1, **more: Any) -> SavedBrief:
    """A shortlist that was kept on an edition."""
    return make_saved_brief(edition_id=edition_id, kind="shortlist", query=query, **more)


def table(page: Page, caption: str) -> dict[str, list[str]]:
    """The cells of the table whose caption begins so, by the head of each row."""
    found = page.one(f'//table[starts-with(caption, "{caption}")]')
    return {row.one("./th").text: [cell.text for cell in row.all("./td")] for row in found.all("./tbody/tr")}


def keep(reader: Client, of: str) -> tuple[str, str]:
    """The path and the key of the shortlist, once it is kept."""
    response = reader.post("/saved/", {"of": of, "title": "For the school", "note": "Ask before Friday."})
    assert response.status_code == HTTPStatus.CREATED
    page = Page.of(response.content.decode())
    return page.one("//dl//a").links[0], page.one("//dd/code").text


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_shortlist_leads_to_keeping_it_as_it_stands(client: Client, headers: dict[str, str]) -> None:
    for prefix in ("", "/editions/1"):
        address = f"{prefix}{SHORTLIST}&{EARLIER}"
        (link,) = read(client, address, **headers).part("result").one('.//a[text()="Keep this"]').links
        assert link == f"/saved/?{urlencode({'of': address})}"
        page = read(client, link)
        assert "A shortlist of all products, started from “School or university”, with 2 must-haves" in page.text
        assert "as of 15 April 2020, in edition 1" in page.text
        assert page.one('//a[text()="Back to the page"]').links == [address]


@pytest.mark.usefixtures("site")
def test_shortlist_of_which_nothing_was_asked_does_not_offer_to_keep_it(client: Client) -> None:
    assert read(client, "/shortlist/").all('//a[text()="Keep this"]') == []


@pytest.mark.usefixtures("site", "fixed_now")
def test_shortlist_is_kept_opened_by_another_reader_and_deleted(reader: Client) -> None:
    path, key = keep(reader, SHORTLIST)
    page = read(Client(), path)
    assert page.one("//h1").text == "For the school"
    assert "Kept 20 November 2026, on edition 1 of 24 November 2026. Kept until 25 December 2027." in page.text
    asked = dict(zip((part.text for part in page.all("//dt")), (part.text for part in page.all("//dd")), strict=True))
    assert asked["Products"] == "all"
    assert asked["Started from"] == "“School or university”, changed"
    assert asked["What matters"].startswith("A Confidentiality of content: 2; B ")
    assert asked["What matters"].endswith("; all else 3, as the rubric weighs it")
    assert asked["Must-haves"].endswith("; No data flow to China")
    assert page.one('//a[@class="button main"]').links == [f"/editions/1{SHORTLIST}"]
    assert "Nothing: edition 1 is the current one." in page.text
    sentence = read(Client(), SHORTLIST).one('//p[@role="status"]').text.split(" You ")[0]
    assert sentence in page.text
    for address in (path, f"{path}delete/"):
        assert reader.get(address).headers["Cache-Control"] == "private, no-store"
    gone = reader.post(f"{path}delete/", {"key": key})
    assert "The brief is deleted" in gone.content.decode()
    assert not SavedBrief.objects.exists()
    assert read(Client(), path, HTTPStatus.NOT_FOUND)


@pytest.mark.usefixtures("site", "fixed_now")
@pytest.mark.parametrize(
    ("of", "query"),
    [
        ("/shortlist/?m=flow.CN~B1.2&w=B5A2D1&profile=school&v=1&r=1.0&group=excluded&find=x", STATE),
        ("/shortlist/?w_A=5&take=without&p=wire", "v=1&r=1.0&w=A5&x=wire"),
        ("/editions/1/shortlist/?profile=school", "v=1&r=1.0&profile=school&w=A2B5D1E45F4&m=B1.2~B2.2"),
        ("/shortlist/?v=1&p=zoom-meetings&p=wire", "v=1&r=1.0&p=wire&p=zoom-meetings"),
    ],
)
def test_shortlist_is_kept_in_its_one_form_whatever_address_says_it(reader: Client, of: str, query: str) -> None:
    keep(reader, of)
    kept = SavedBrief.objects.get()
    assert (kept.kind, kept.query.replace("%7E", "~")) == ("shortlist", query)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("of", "name"), [("v=2", "v"), ("v=1&w=A9", "w"), ("v=1&m=flow.ZZ", "m"), ("v=1&p=no-such", "p"), ("w_A=9", "w_A")]
)
def test_what_the_shortlist_would_refuse_cannot_be_kept(reader: Client, of: str, name: str) -> None:
    for response in (
        reader.post("/saved/", {"of": f"/shortlist/?{of}", "title": "Ours"}),
        reader.get(f"/saved/?of={quote(f'/shortlist/?{of}')}"),
    ):
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert f"“{name}” is given as" in response.content.decode()


@pytest.mark.usefixtures("site", "fixed_now")
def test_shortlist_whose_time_is_over_says_so_and_is_gone(client: Client) -> None:
    brief(STATE, created=date(2026, 1, 1), kept_until=date(2026, 11, 19))
    assert "was kept until 19 November 2026" in read(client, ADDRESS, HTTPStatus.GONE).text
    assert not SavedBrief.objects.exists()


@pytest.mark.usefixtures("site", "fixed_now", "second_version")
def test_products_judged_by_another_rubric_leave_the_order_and_the_page_says_so(client: Client) -> None:
    brief("v=1&r=1.0&w=A5&m=F3.1&p=webex-meetings&p=wire")
    page = read(client, ADDRESS)
    assert "judges by version 2.0 of the rubric, edition 1 did by version 1.0" in page.text
    assert "Not carried over, because there is no such thing here: F3.1." in page.text
    turns = table(page, "Products that stand elsewhere in the result")
    assert turns["Webex Meetings"][1] == "judged by another version of the rubric"
