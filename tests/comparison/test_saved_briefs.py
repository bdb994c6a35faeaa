"""A reader keeps a choice without an account and without a cookie, opens it elsewhere, and deletes it."""

from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparison.models import SavedBrief
from comparison.rate_limit import DailyLimit
from comparison.views import saved
from tests.comparison.pages import EARLIER, Page, read

pytestmark = [pytest.mark.usefixtures("site", "fixed_now", "_fresh_limit")]
CHOICE = "/compare/?p=jitsi-meet&p=zoom-meetings"
NAMES = "Jitsi Meet (self-hosted) and Zoom Meetings (Zoom Workplace)"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def _fresh_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has kept anything today."""
    monkeypatch.setattr(saved, "LIMIT", DailyLimit(most=50))


@pytest.fixture
def reader() -> Client:
    """Somebody with a browser that no other site uses; Django's own check is on, and must not be needed."""
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})


def keep(reader: Client, of: str = CHOICE, **more: Any) -> Page:
    """The page that shows the new address and the key."""
    response = reader.post("/saved/", {"of": of, "title": "Our choice", **more})
    assert response.status_code == HTTPStatus.CREATED
    return Page.of(response.content.decode())


def secrets(page: Page) -> tuple[str, str]:
    """The path of the brief and the key of deletion."""
    return page.one("//dl//a").links[0], page.one("//dd/code").text


def test_side_by_side_leads_to_keeping_it_as_it_stands(client: Client) -> None:
    for prefix in ("", "/editions/1"):
        address = f"{prefix}{CHOICE}&rows=differences&{EARLIER}"
        (link,) = read(client, address).one('//a[text()="Keep this"]').links
        assert link == f"/saved/?{urlencode({'of': address})}"
        page = read(client, link)
        assert f"{NAMES}, side by side, as of 15 April 2020, in edition 1 of" in page.text
        assert page.strings('//input[@name="of"]/@value') == [address]
        assert page.one('//a[text()="Back to the page"]').links == [address]


def test_form_says_what_is_kept_how_long_and_who_can_see_it(client: Client, settings: Any) -> None:
    settings.EARSHOT_SAVED_BRIEF_DAYS = 77
    words = read(client, f"/saved/?of={quote(CHOICE)}").text
    for part in ("77 days later", "Nothing about you", "Whoever knows the address can read it", "backup"):
        assert part in words


def test_way_without_a_choice_explains_what_can_be_kept(client: Client) -> None:
    page = read(client, "/saved/")
    assert "A shortlist, or products side by side, can be kept with a title and a note of your own" in page.text
    assert page.all("//main//form") == []


def test_brief_is_kept_opened_by_another_reader_and_deleted(reader: Client) -> None:
    path, key = secrets(keep(reader, note="First line\r\nSecond line"))
    page = read(Client(), path)
    assert page.one("//h1").text == "Our choice"
    assert "First line Second line" in page.text
    assert len(page.all("//h2[text()='Note']/following-sibling::p/br")) == 1
    assert "Kept 20 November 2026, on edition 1 of 24 November 2026. Kept until 25 December 2027." in page.text
    assert page.one('//a[@class="button main"]').links == [f"/editions/1{CHOICE}"]
    assert "Nothing: edition 1 is the current one." in page.text
    gone = reader.post(f"{path}delete/", {"key": f" {key} "})
    assert "The brief is deleted" in gone.content.decode()
    assert not SavedBrief.objects.exists()
    for address in (path, f"{path}delete/"):
        assert "No brief is kept at this address" in read(Client(), address, HTTPStatus.NOT_FOUND).text


def test_brief_keeps_edition_day_and_rows_whatever_the_order_of_the_address(reader: Client) -> None:
    of = f"/editions/1/compare/?{EARLIER}&rows=differences&p=zoom-meetings&p=jitsi-meet&p=zoom-meetings&unknown=1"
    path, _ = secrets(keep(reader, of))
    brief = SavedBrief.objects.get()
    assert (brief.query, brief.as_of) == ("p=jitsi-meet&p=zoom-meetings&rows=differences", date(2020, 4, 15))
    page = read(Client(), path)
    assert page.one('//a[@class="button main"]').links == [f"/editions/1{CHOICE}&rows=differences&{EARLIER}"]
    assert "as of 15 April 2020" in page.text


@pytest.mark.parametrize("address", ["/saved/", f"/saved/?of={quote(CHOICE)}", "/saved/no-such/"])
def test_every_answer_is_private_and_sets_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_pages_that_hold_a_secret_tell_no_other_page_of_it(reader: Client) -> None:
    posted = reader.post("/saved/", {"of": CHOICE, "title": "Ours"})
    path, key = secrets(Page.of(posted.content.decode()))
    wrong = reader.post(f"{path}delete/", {"key": "wrong"})
    answers = [
        posted,
        reader.get(path),
        reader.get(f"{path}delete/"),
        wrong,
        reader.post(f"{path}delete/", {"key": key}),
    ]
    for response in answers:
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cache-Control"] == "private, no-store"
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert not response.cookies
        assert not response.has_header("ETag")
    assert posted.content.decode().count(key) == 1
    assert key not in answers[1].content.decode()


def test_brief_costs_few_queries(reader: Client) -> None:
    path, _ = secrets(keep(reader))
    with CaptureQueriesContext(connection) as queries:
        reader.get(path)
    assert len(queries) <= 7


def test_wrong_key_is_refused_beside_its_field_and_nothing_is_deleted(reader: Client) -> None:
    path, _ = secrets(keep(reader))
    for key in ("wrong", "", "x" * 1000, "\0", "腾讯"):
        response = reader.post(f"{path}delete/", {"key": key})
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        page = Page.of(response.content.decode())
        assert page.part("id_key_error").text
        assert page.one('//input[@name="key"]').node.get("aria-invalid") == "true"
    assert SavedBrief.objects.exists()


def test_brief_whose_time_is_over_says_so_once_and_is_gone(reader: Client) -> None:
    path, _ = secrets(keep(reader))
    SavedBrief.objects.update(created=date(2026, 1, 1), kept_until=date(2026, 11, 19))
    page = read(Client(), path, HTTPStatus.GONE)
    assert "The brief at this address was kept until 19 November 2026. It is deleted now." in page.text
    assert not SavedBrief.objects.exists()
    assert "the time for which it was kept is over" in read(Client(), path, HTTPStatus.NOT_FOUND).text


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": " \t\n"}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "a\0b"}, "title"),
        ({"title": "a\x1bb"}, "title"),
        ({"note": "x" * 2_001}, "note"),
        ({"note": "a\0b"}, "note"),
        ({"note": "a\x07b"}, "note"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field_and_what_was_written_stays(
    reader: Client, given: dict[str, str], field: str
) -> None:
    response = reader.post("/saved/", {"of": CHOICE, "title": "Our choice", "note": "Our note"} | given)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = Page.of(response.content.decode())
    assert page.part(f"id_{field}_error").text
    other = {"title": '//textarea[@name="note"]', "note": '//input[@name="title"]'}[field]
    kept = page.one(other)
    assert "Our" in (kept.text or kept.node.get("value"))
    assert page.strings('//input[@name="of"]/@value') == [CHOICE]
    assert not SavedBrief.objects.exists()


def test_longest_note_of_many_lines_is_kept_as_it_was_written(reader: Client) -> None:
    note = "\r\n".join(["x" * 9] * 200)
    keep(reader, note=note, title="腾" * 120)
    assert SavedBrief.objects.get().note == note.replace("\r\n", "\n")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7|add:7 }}{% now 'Y' %}",
        "javascript:x",
        "&amp;",
    ],
)
def test_markup_in_title_and_note_is_words(reader: Client, text: str) -> None:
    created = keep(reader, title=text, note=f"{text}\nhttps://evil.example/")
    path, _ = secrets(created)
    shown, asked = read(reader, path), read(reader, f"{path}delete/")
    for page in (created, shown, asked):
        assert text in page.text
        assert page.all("//main//script | //main//img") == []
    assert shown.one("//h1").text == text
    assert [link for page in (created, shown, asked) for link in page.links if "evil" in link] == []


@pytest.mark.parametrize(
    ("of", "name"),
    [
        ("", "of"),
        ("https://evil.example/compare/?p=wire&p=zoom-meetings", "of"),
        ("//evil.example/compare/?p=wire&p=zoom-meetings", "of"),
        ("compare/?p=wire&p=zoom-meetings", "of"),
        ("http://[/compare/", "of"),
        ("/products/wire/", "of"),
        ("/admin/", "of"),
        ("/saved/", "of"),
        ("/editions/9/compare/?p=wire&p=zoom-meetings", "of"),
        ("javascript:alert(1)", "of"),
        ("\0", "of"),
        (f"{CHOICE}&x={'x' * 3000}", "of"),
        ("/compare/?p=wire", "p"),
        ("/compare/", "p"),
        ("/compare/?p=wire&p=no-such", "p"),
        ("/compare/?p=wire&p=zoom-meetings&rows=some", "rows"),
        ("/compare/?p=wire&p=zoom-meetings&as_of=2020-13-13", "as_of"),
        ("/compare/?p=wire&p=zoom-meetings&as_of=2020-04-15", "p"),
    ],
)
def test_what_the_page_itself_would_refuse_cannot_be_kept(reader: Client, of: str, name: str) -> None:
    posted = reader.post("/saved/", {"of": of, "title": "Ours"})
    assert posted.status_code == HTTPStatus.BAD_REQUEST
    assert f"“{name}” is given as" in Page.of(posted.content.decode()).text
    if of:
        assert f"“{name}” is given as" in read(reader, f"/saved/?of={quote(of)}", HTTPStatus.BAD_REQUEST).text
    assert not SavedBrief.objects.exists()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_form_that_another_site_sends_is_refused(headers: dict[str, str]) -> None:
    response = Client(headers=headers).post("/saved/", {"of": CHOICE, "title": "Ours"})
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "sent by another site" in response.content.decode()
    assert not SavedBrief.objects.exists()


@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x", "application/json", "text/plain", ""])
def test_body_of_ten_megabytes_is_refused_unread(reader: Client, kind: str) -> None:
    path, _ = secrets(keep(reader))
    for address in ("/saved/", f"{path}delete/"):
        response = reader.post(address, b"x" * 10_000_000, content_type=kind)
        assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        assert "larger than any brief can be" in response.content.decode()
    assert SavedBrief.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"of={quote(CHOICE)}&title=%FF%FE%80&note=%C3", FORM),
        (b"of=" + quote(CHOICE).encode() + b"&title=\xff\xfe", FORM),
        (b"\xff\xfe\x00", FORM),
        (b"{}", "application/json"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        ("&".join(["a=1"] * 5_000), FORM),
    ],
)
def test_body_that_is_no_form_of_ours_makes_nothing_fail(reader: Client, body: str | bytes, kind: str) -> None:
    response = reader.post("/saved/", body, content_type=kind)
    assert response.status_code in {201, 400, 422}
    assert b"Traceback" not in response.content


def test_network_that_has_kept_enough_today_is_told_so(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "LIMIT", DailyLimit(most=1))
    keep(reader)
    response = reader.post("/saved/", {"of": CHOICE, "title": "One more"}, REMOTE_ADDR="127.0.0.9")
    assert response.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "From your network" in response.content.decode()
    elsewhere = reader.post("/saved/", {"of": CHOICE, "title": "One more"}, REMOTE_ADDR="198.51.100.1")
    assert elsewhere.status_code == HTTPStatus.CREATED
    assert SavedBrief.objects.count() == 2


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_answers_other_methods(client: Client, method: str) -> None:
    for address in ("/saved/", "/saved/no-such/", "/saved/no-such/delete/"):
        assert getattr(client, method)(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert client.post("/saved/no-such/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
