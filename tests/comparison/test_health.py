"""Whether the site lives and is ready, and what it says before the first edition."""

from urllib.robotparser import RobotFileParser

import pytest
from django.db import DatabaseError
from django.test import Client

from assessments.models import Edition
from tests.comparison.pages import read
from tests.factories import make_edition


def test_healthz_needs_no_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_readyz_waits_for_the_first_edition(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"no edition is published\n")
    make_edition()
    assert client.get("/readyz").status_code == 200
    assert "no-store" in client.get("/readyz").headers["Cache-Control"]


@pytest.mark.django_db
def test_readyz_says_when_the_database_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> bool:
        raise DatabaseError

    monkeypatch.setattr(Edition.objects, "exists", fail)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"the database does not answer\n")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/jurisdictions/", "/editions/", "/products/zoom-meetings/", "/editions/1/"])
def test_page_before_the_first_edition_says_that_there_is_none(client: Client, address: str) -> None:
    page = read(client, address, 404)
    assert "Nothing has been published yet" in page.text or "There is no edition 1" in page.text


@pytest.mark.django_db
def test_missing_page_is_answered_while_the_database_does_not(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr("comparison.views.errors.current_reading", fail)
    assert "There is nothing at this address" in read(client, "/nothing/", 404).text


def test_robots_may_read_every_page_but_no_file_made_for_one_reader(client: Client) -> None:
    response = client.get("/robots.txt")
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    asked = ("/", "/compare/?p=a&p=b", "/shortlist/", "/brief.pdf?p=a", "/dpia.docx?p=a", "/saved/")
    allowed = [address for address in asked if rules.can_fetch("any", address)]
    assert allowed == ["/", "/compare/?p=a&p=b", "/shortlist/"]
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_favicon_leads_to_the_mark(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith("img/mark.svg")
