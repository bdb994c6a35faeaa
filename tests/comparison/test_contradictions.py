"""Contradictions: two voices side by side, with what was decided."""

from datetime import date
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.models import Edition
from comparison.contradiction_page import pairs
from comparison.reading import Reading, read_edition_document
from tests.comparison.pages import EARLIER, Page, read
from vendors.models import Claim

pytestmark = pytest.mark.usefixtures("site")
END_TO_END = "zoom-meetings-a1-1"


def shown(page: Page) -> list[str]:
    """The claims of the page in its order."""
    return page.strings('//article[contains(@class, "voices")]/@id')


def test_every_claim_that_evidence_contradicts_is_shown(client: Client) -> None:
    contradicted = Claim.objects.filter(citations__relation="contradicts").values_list("id", flat=True)
    marked = Claim.objects.filter(status="contradicted").values_list("id", flat=True)
    page = read(client, "/contradictions/")
    assert sorted(shown(page)) == sorted({*contradicted, *marked})
    assert f"{len(shown(page))} contradictions" in page.one("//h2").text


def test_end_to_end_claim_of_2020_stands_in_two_voices(client: Client) -> None:
    pair = read(client, "/contradictions/").part(END_TO_END)
    said, found, decided = pair.all("./div")
    assert said.text.startswith("The vendor says, 31 March 2020")
    assert f"/claims/{END_TO_END}/" in said.links
    assert found.text.startswith("Others found")
    assert "from a regulator" in found.text
    assert "Contradicted: it does not stand as worded" in decided.text
    assert "/products/zoom-meetings/#F1" in decided.links


def test_only_findings_of_the_day_speak_on_it(client: Client) -> None:
    page = read(client, f"/contradictions/?{EARLIER}")
    assert shown(page) == [END_TO_END]
    pair = page.part(END_TO_END)
    assert "31 March 2020" in pair.one("./h3").text
    assert "regulator" not in pair.text
    assert "Contradicted on 15 April 2020" in pair.text
    assert {f"/products/zoom-meetings/?{EARLIER}#{code}" for code in ("A1", "F1")} <= set(pair.links)
    assert shown(read(client, "/contradictions/?as_of=2020-03-01")) == []


@pytest.mark.parametrize(("day", "count"), [("2020-11-17", 1), ("2020-11-18", 2), ("2021-02-01", 3)])
def test_finding_counts_from_the_day_on_which_it_was_published(day: str, count: int) -> None:
    reading = Reading(Edition.objects.get(), False, date.fromisoformat(day))
    pair = next(pair for pair in pairs(reading) if pair.view.claim.id == END_TO_END)
    assert len(pair.findings) == count


def test_newest_finding_comes_first_and_undated_ones_last(client: Client) -> None:
    days = [pair.day for pair in pairs(Reading(Edition.objects.get(), False, None))]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert days[len(dated) :] == [None] * (len(days) - len(dated))
    assert days[-1] is None
    assert "31 July 2024" in read(client, "/contradictions/").all("//article/h3")[0].text


def test_vendor_against_itself_is_not_called_others(client: Client) -> None:
    page = read(client, "/contradictions/")
    assert "The vendor also says" in page.part("whereby-a1-3").text
    assert page.part("microsoft-teams-a1-4").all("./div")[0].text.startswith("An independent source says")
    assert page.part("microsoft-teams-a1-4").all("./div")[1].text.startswith("The vendor says")


def test_claim_that_was_withdrawn_is_no_longer_said(client: Client) -> None:
    assert "No longer said: the claim was withdrawn" in read(client, "/contradictions/").part("zoom-meetings-a1-4").text


def test_filter_by_product_and_criterion(client: Client) -> None:
    page = read(client, "/contradictions/?product=zoom-meetings")
    assert sorted(shown(page)) == sorted(["zoom-meetings-a1-1", "zoom-meetings-a1-4", "zoom-meetings-d3-2"])
    assert "3 contradictions of 12" in page.one("//h2").text
    assert shown(read(client, "/contradictions/?product=zoom-meetings&criterion=D3")) == ["zoom-meetings-d3-2"]
    resting = shown(read(client, "/contradictions/?criterion=F1"))
    assert END_TO_END in resting
    assert page.one('//option[@value="zoom-meetings"]').node.get("selected") is not None


def test_product_without_a_contradiction_says_so(client: Client) -> None:
    page = read(client, "/contradictions/?product=wire")
    assert shown(page) == []
    assert "None for what you chose" in page.text


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("product=no-such", "“product” is given as no-such"),
        ("product=wire&as_of=2020-04-15", "“product” is given as wire"),
        ("product=%00", "“product”"),
        ("product=wire&product=zoom-meetings", "Choose at most 1"),
        ("criterion=Z9", "“criterion” is given as Z9"),
        ("page=2", "“page” is given as 2"),
    ],
)
def test_filter_that_cannot_be_used_is_named(client: Client, query: str, named: str) -> None:
    assert named in read(client, f"/contradictions/?{query}", HTTPStatus.BAD_REQUEST).text


def test_queries_do_not_grow_with_contradictions(client: Client) -> None:
    counts = []
    for query in (EARLIER, ""):
        read_edition_document.cache_clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/contradictions/?{query}")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 11


def test_links_stay_in_edition_and_day(client: Client) -> None:
    page = read(client, f"/editions/1/contradictions/?product=zoom-meetings&{EARLIER}")
    inside = [link for link in page.one("//main").links if link.startswith("/")]
    assert inside
    assert all(link.startswith("/editions/1/") and EARLIER in link for link in inside)
    assert page.one('//a[text()="Turn to today"]').links == ["/editions/1/contradictions/?product=zoom-meetings"]


def test_every_page_leads_to_the_contradictions(client: Client) -> None:
    nav = read(client, "/").one('//nav[@aria-label="Main"]')
    assert "/contradictions/" in nav.links
    assert read(client, "/contradictions/").one('//nav//a[@aria-current="page"]').text == "Contradictions"
