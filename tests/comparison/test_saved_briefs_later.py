"""A saved brief after a second edition: what was published again, withdrawn, or judged by another rubric."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from assessments.models import Publication, Score
from assessments.services.publish import publish_approved
from comparison.models import SavedBrief
from tests.catalogue_site import TODAY
from tests.comparison.pages import EARLIER, Page, read, within
from tests.comparison.test_rubric_versions import second_version
from tests.factories import NOW, make_saved_brief
from vendors.models import Claim

__all__ = ["second_version"]
ADDRESS = "/saved/address/"


@pytest.fixture(scope="module")
def _second_edition(_real_site: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Zoom's A1 is Strong now, a statement about VooV Meeting was corrected, and Wire is withdrawn."""
    with django_db_blocker.unblock(), transaction.atomic():
        Score.objects.filter(assessment__product="zoom-meetings", assessment__as_of=TODAY, criterion__code="A1").update(
            level=3
        )
        Claim.objects.filter(pk="voov-meeting-a2-2").update(statement="It says something new.")
        publish_approved(at=NOW, note="A score was corrected")
        Publication.objects.filter(product="wire").update(last_edition=1)
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def _later(_second_edition: None, db: None) -> None:
    """What a test keeps is undone after it."""


def brief(query: str, **more: object) -> SavedBrief:
    """A brief that was kept on edition 1."""
    return make_saved_brief(edition_id=1, query=query, **more)


def rows(page: Page) -> dict[str, list[str]]:
    return {row.one("./th").text: [cell.text for cell in row.all("./td")] for row in page.all("//tbody/tr")}


@pytest.mark.usefixtures("_later", "fixed_now")
def test_brief_tells_grades_and_answers_that_moved_and_leads_to_both_editions(client: Client) -> None:
    brief("p=jitsi-meet&p=voov-meeting&p=zoom-meetings&rows=differences")
    with CaptureQueriesContext(connection) as queries:
        page = read(client, ADDRESS)
    assert len(queries) <= 7
    changed = rows(page)
    assert list(changed) == ["VooV Meeting", "Zoom Meetings (Zoom Workplace)"]
    then, now, moved = changed["Zoom Meetings (Zoom Workplace)"]
    assert then.startswith("C 56 of 100")
    assert "publication 2" in then
    assert not now.startswith("C 56 of 100")
    assert "publication 3 , 20 November 2026: A score was corrected" in now
    assert moved == "A1 End-to-end encryption of live audio and video: Fair, now Strong"
    assert changed["VooV Meeting"][2] == "None; what it rests on was corrected."
    assert "As they were: Jitsi Meet (self-hosted)." in page.text
    query = "?p=jitsi-meet&p=voov-meeting&p=zoom-meetings&rows=differences"
    assert [link for link in page.links if "compare/?p" in link] == [
        f"/editions/1/compare/{query}",
        f"/compare/{query}",
    ]
    for link in within(page):
        assert client.get(link).status_code == 200, link


@pytest.mark.usefixtures("_later", "fixed_now")
def test_withdrawn_product_is_named_and_left_out_of_today(client: Client) -> None:
    brief("p=jitsi-meet&p=wire&p=zoom-meetings")
    page = read(client, ADDRESS)
    assert rows(page)["Wire"][1] == "withdrawn from the edition"
    as_it_was, as_it_is = (link for link in page.links if "compare/?p" in link)
    assert as_it_was == "/editions/1/compare/?p=jitsi-meet&p=wire&p=zoom-meetings"
    assert as_it_is == "/compare/?p=jitsi-meet&p=zoom-meetings"
    assert "Wire" in read(client, as_it_was).text


@pytest.mark.usefixtures("_later", "fixed_now")
def test_choice_of_which_too_little_is_left_can_be_seen_as_it_was_only(client: Client) -> None:
    brief("p=jitsi-meet&p=wire")
    page = read(client, ADDRESS)
    assert "In the current edition it cannot be shown any more. Choose two products or more." in page.text
    assert [link for link in page.links if "compare/?p" in link] == ["/editions/1/compare/?p=jitsi-meet&p=wire"]


@pytest.mark.usefixtures("_later", "fixed_now")
def test_past_day_that_was_not_published_again_has_not_changed(client: Client) -> None:
    brief("p=jitsi-meet&p=zoom-meetings", as_of=datetime(2020, 4, 15, tzinfo=UTC).date())
    page = read(client, ADDRESS)
    assert "None of these products was published again." in page.text
    assert f"/compare/?p=jitsi-meet&p=zoom-meetings&{EARLIER}" in page.links


@pytest.mark.usefixtures("site", "fixed_now", "second_version")
def test_criteria_are_held_against_each_other_only_where_both_rubrics_ask_the_same(client: Client) -> None:
    brief("p=webex-meetings&p=wire")
    page = read(client, ADDRESS)
    assert "judges by version 2.0 of the rubric, edition 1 did by version 1.0" in page.text
    moved = rows(page)["Wire"][2]
    assert "now Feeble" in moved
    assert "F3 Enforcement record" not in moved
    assert "judged by version 2.0 of the rubric now" in moved
    assert "As they were: Webex" in page.text
    assert "They were judged by different versions of the rubric" in page.text
