"""The site after a second edition: what was corrected, and what stays as it was published."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from assessments.models import Publication, PublishedFact
from assessments.services.publish import publish_approved
from comparison.views import editions
from tests.comparison.pages import read
from tests.factories import NOW
from vendors.models import Claim

CLAIM = "voov-meeting-a2-2"


@pytest.fixture(scope="module")
def _second_edition(_real_site: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), transaction.atomic():
        statement = Claim.objects.get(pk=CLAIM).statement
        Claim.objects.filter(pk=CLAIM).update(statement="It says something new.")
        publish_approved(at=NOW, note="A claim was corrected")
        connection.check_constraints()
        yield " ".join(statement.split())
        transaction.set_rollback(True)


@pytest.fixture
def before(_second_edition: str, db: None) -> str:
    """The statement of a claim before it changed and edition 2 was published."""
    return _second_edition


def test_old_edition_keeps_the_old_words_and_the_current_page_has_the_new(client: Client, before: str) -> None:
    assert before not in read(client, "/products/voov-meeting/").text
    assert "It says something new." in read(client, "/products/voov-meeting/").text
    for address in (
        "/products/voov-meeting/publications/2/",
        "/editions/1/products/voov-meeting/",
        f"/editions/1/claims/{CLAIM}/",
    ):
        assert before in read(client, address).text
        assert "It says something new." not in read(client, address).text


def test_replaced_publication_says_so_and_leads_to_the_current_one(client: Client, before: str) -> None:
    page = read(client, "/products/voov-meeting/publications/2/")
    assert "This is publication 2 as it stands for good. It was replaced after edition 1" in page.text
    assert page.one('//a[text()="Read the current one"]').links == ["/products/voov-meeting/"]
    assert (
        "publication 3 as it stands for good. It was" not in read(client, "/products/voov-meeting/publications/3/").text
    )


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/products/voov-meeting/", 2),
        ("/products/jitsi-meet/", 1),
        (f"/claims/{CLAIM}/", 2),
        ("/claims/jitsi-meet-a1-1/", 1),
        ("/evidence/pjmedia-2020-04/", 2),
        ("/evidence/bof-jitsi-2020/", 1),
    ],
)
def test_page_says_since_which_edition_it_shows_what_it_shows(
    client: Client, before: str, address: str, number: int
) -> None:
    footer = read(client, address).one("//footer").text
    assert f"Unchanged since edition {number} ," in footer


def test_page_of_an_old_edition_says_nothing_of_a_later_one(client: Client, before: str) -> None:
    assert "Unchanged since edition 1 ," in read(client, "/editions/1/products/voov-meeting/").one("//footer").text


def test_document_of_an_old_edition_keeps_its_bytes(client: Client, before: str) -> None:
    old = Publication.objects.get(product="voov-meeting", number=2).document.encode()
    assert client.get("/products/voov-meeting/publications/2/document.json").content == old
    assert client.get("/editions/1/products/voov-meeting/document.json").content == old
    assert client.get("/products/voov-meeting/document.json").content != old
    assert client.get("/editions/2/products/voov-meeting/document.json").content != old


def test_publication_that_is_not_yet_in_an_edition_is_not_on_its_pages(client: Client, before: str) -> None:
    record = read(client, "/editions/1/products/voov-meeting/").section("record").links
    assert "/products/voov-meeting/publications/3/" not in record
    assert "/products/voov-meeting/publications/3/" in read(client, "/products/voov-meeting/").section("record").links


def test_history_lists_every_edition_with_what_was_published_in_it(client: Client, before: str) -> None:
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


def test_history_turns_pages(client: Client, before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS_A_PAGE", 1)
    assert "Edition 2" in read(client, "/editions/").one("//main").text
    older = read(client, "/editions/?page=2").one("//main")
    assert "Edition 1" in older.text
    assert older.links[-1] == "?page=1"
    assert "from 1 to 2" in read(client, "/editions/?page=3", 400).text
