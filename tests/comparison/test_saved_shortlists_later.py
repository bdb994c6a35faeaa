"""A saved shortlist after a second edition: what stands elsewhere in its result, and by what must-have."""

from collections.abc import Iterator
from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from assessments.models import AssessmentInput, Publication, Score
from assessments.services.publish import publish_approved
from comparison import saved_changes, saved_shortlist
from tests.catalogue_site import TODAY
from tests.comparison.pages import EARLIER, read, within
from tests.comparison.test_saved_shortlists import ADDRESS, brief, table
from tests.factories import NOW

ZOOM = "Zoom Meetings (Zoom Workplace)"


@pytest.fixture(scope="module")
def _second_edition(_real_site: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Zoom's A1 is Weak now, and Wire is withdrawn."""
    with django_db_blocker.unblock(), transaction.atomic():
        Score.objects.filter(assessment__product="zoom-meetings", assessment__as_of=TODAY, criterion__code="A1").update(
            level=1
        )
        publish_approved(at=NOW, note="A score was corrected")
        Publication.objects.filter(product="wire").update(last_edition=1)
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def _later(_second_edition: None, db: None, fixed_now: object) -> None:
    """What a test keeps is undone after it."""


@pytest.mark.usefixtures("_later")
def test_product_that_no_longer_meets_a_must_have_is_told_with_the_reason(client: Client) -> None:
    brief("v=1&r=1.0&w=A5&m=A1.2&p=google-meet&p=jitsi-meet&p=zoom-meetings")
    page = read(client, ADDRESS)
    assert "Then: Of 3 products, 2 remain, none is undecided and 1 is ruled out." in page.section("since").text
    assert "Now: Of 3 products, 1 remains, none is undecided and 2 are ruled out." in page.section("since").text
    turns = table(page, "Products that stand elsewhere in the result")
    assert list(turns) == [ZOOM]
    before, after, why = turns[ZOOM]
    assert (before, after) == ("remains", "ruled out")
    assert why.startswith("A1 End-to-end encryption of live audio and video: level 2 (Fair) or higher.")
    first = table(page, "Who comes first: those that remain before the undecided")
    assert [cells[0].split()[0] for cells in first.values()] == ["Google", "Zoom"]
    assert [cells[1].split()[0] for cells in first.values()] == ["Google", "–"]
    (moved,) = table(page, "Products that were published again").values()
    assert moved[2] == "A1 End-to-end encryption of live audio and video: Fair, now Weak"
    assert "As they were: Google Meet" in page.text


@pytest.mark.usefixtures("_later")
def test_products_that_came_and_went_are_told_and_the_state_leads_to_both_editions(client: Client) -> None:
    brief("v=1&r=1.0&w=A5&m=A1.2&p=wire&p=zoom-meetings")
    page = read(client, ADDRESS)
    assert table(page, "Products that stand elsewhere")["Wire"] == ["remains", "not in the edition", "–"]
    assert table(page, "Products that were published again")["Wire"][1] == "withdrawn from the edition"
    assert [link for link in page.links if "shortlist/?" in link] == [
        "/editions/1/shortlist/?v=1&r=1.0&w=A5&m=A1.2&p=wire&p=zoom-meetings",
        "/shortlist/?v=1&r=1.0&w=A5&m=A1.2&p=zoom-meetings",
    ]
    for link in within(page):
        assert client.get(link).status_code == HTTPStatus.OK, link


@pytest.mark.usefixtures("_later")
def test_shortlist_of_all_products_costs_few_queries_and_counts_what_stayed(client: Client) -> None:
    brief("v=1&r=1.0&w=A5&m=A1.2")
    with CaptureQueriesContext(connection) as queries:
        page = read(client, ADDRESS)
    assert len(queries) <= 13
    assert list(table(page, "Products that stand elsewhere in the result")) == ["Wire", ZOOM]
    assert "As they were: 30 products." in page.text


@pytest.mark.usefixtures("_later")
def test_product_that_came_is_told_where_it_stands(client: Client) -> None:
    brief("v=1&r=1.0&w=A5&m=A1.2", edition_id=2)
    AssessmentInput.objects.filter(assessment__product="wire").delete()
    publish_approved(at=NOW + timedelta(days=1))
    page = read(client, ADDRESS)
    assert table(page, "Products that stand elsewhere in the result") == {
        "Wire": ["not in the edition", "remains", "–"]
    }
    then, _, moved = table(page, "Products that were published again")["Wire"]
    assert (then, moved) == ("not in the edition", "–")


@pytest.mark.usefixtures("_later")
def test_result_that_is_the_same_says_so(client: Client) -> None:
    brief("v=1&r=1.0&w=A5&m=A1.2&p=google-meet&p=jitsi-meet")
    since = read(client, ADDRESS).section("since")
    assert "Every product stands where it stood. The same product comes first." in since.text
    assert "None of these products was published again." in since.text
    assert since.all(".//table") == []


@pytest.mark.usefixtures("_later")
def test_shortlist_of_which_nothing_is_left_can_be_seen_as_it_was_only(client: Client) -> None:
    brief("v=1&r=1.0&w=A5&p=wire")
    page = read(client, ADDRESS)
    assert "In the current edition it cannot be shown any more. None of its products is in it." in page.text
    assert [link for link in page.links if "shortlist/?" in link] == ["/editions/1/shortlist/?v=1&r=1.0&w=A5&p=wire"]


@pytest.mark.usefixtures("_later")
def test_past_day_that_was_not_published_again_has_the_same_result(client: Client) -> None:
    brief("v=1&r=1.0&w=A5&m=flow.CN&p=voov-meeting&p=zoom-meetings", as_of=date(2020, 4, 15))
    page = read(client, ADDRESS)
    assert "Every product stands where it stood." in page.text
    assert all(EARLIER in link for link in page.links if "shortlist/?" in link)


@pytest.mark.usefixtures("_later")
def test_only_the_first_of_many_changes_are_told_and_the_rest_are_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_changes, "MOST_SHOWN", 1)
    monkeypatch.setattr(saved_shortlist, "MOST_TURNS", 1)
    brief("v=1&r=1.0&w=A5&m=A1.2")
    page = read(client, ADDRESS)
    for caption in ("Products that stand elsewhere", "Products that were published again"):
        assert len(table(page, caption)) == 1
        assert "1 more are not shown" in page.one(f'//caption[starts-with(., "{caption}")]').text


@pytest.mark.usefixtures("_later")
def test_order_that_is_another_one_is_told_place_by_place(client: Client) -> None:
    brief("v=1&r=1.0&w=A0A15B0C0D0E0F0&p=jitsi-meet&p=zoom-meetings")
    page = read(client, ADDRESS)
    assert "Every product stands where it stood." in page.text
    first = table(page, "Who comes first")
    assert [cells[0].split()[0] for cells in first.values()] == ["Zoom", "Jitsi"]
    assert [cells[1].split()[0] for cells in first.values()] == ["Jitsi", "Zoom"]
