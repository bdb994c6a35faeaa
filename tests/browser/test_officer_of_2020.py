"""The officer of April 2020: from the home page to a brief about VooV Meeting, Zoom and Jitsi Meet as of that day."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import OpenPage

DAY = "15 April 2020"
BRIEF = "/brief.pdf?p=voov-meeting&p=zoom-meetings&p=jitsi-meet&as_of=2020-04-15"
READERS = [(1280, True), (1280, False), (360, True), (360, False)]


def turn_to_voov_meeting_in_2020(page: Page) -> None:
    page.get_by_role("link", name="VooV Meeting", exact=True).click()
    page.get_by_role("link", name=f"Turn to {DAY}").click()
    expect(page).to_have_url(re.compile(r"/products/voov-meeting/\?as_of=2020-04-15$"))


@pytest.mark.parametrize(("width", "javascript"), READERS)
def test_officer_learns_what_could_be_known_compares_and_takes_away_a_brief(
    open_page: OpenPage, width: int, javascript: bool
) -> None:
    page = open_page("/", width=width, javascript=javascript)
    turn_to_voov_meeting_in_2020(page)
    main = page.locator("main")
    expect(page.get_by_role("complementary", name="Day")).to_contain_text(DAY)
    expect(main).to_contain_text("read or intercept")
    reach = page.get_by_role("table", name=re.compile("Governments that could compel access"))
    expect(reach).to_contain_text("China")
    expect(reach).to_contain_text("Any country")
    expect(main).to_contain_text(re.compile("without (independent review|a court|an independent)", re.IGNORECASE))
    expect(main).to_contain_text(re.compile(r"for \d+ the sources on record give no answer"))
    expect(page.locator(".ask li").first).to_be_visible()
    page.get_by_role("link", name="Compare with others").click()
    expect(page.get_by_label("VooV Meeting")).to_be_checked()
    page.get_by_label("Zoom Meetings").check()
    page.get_by_label("Jitsi Meet").check()
    page.get_by_role("button", name="Show side by side").click()
    heads = page.locator("table.side thead th > a")
    expect(heads).to_have_text([re.compile("Jitsi Meet"), re.compile("VooV Meeting"), re.compile("Zoom Meetings")])
    expect(page.get_by_role("complementary", name="Day")).to_contain_text(DAY)
    assert page.locator("table.side tbody tr").first.get_by_text(f"known, as of {DAY}").count() == 3
    address = page.get_by_role("link", name="Brief (PDF)").get_attribute("href")
    assert address
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    assert DAY in " ".join(PdfReader(io.BytesIO(answer.body())).pages[0].extract_text().split())


def test_brief_says_on_its_first_page_what_it_is_and_proves_it_on_its_last(open_page: OpenPage) -> None:
    answer = open_page().request.get(BRIEF)
    assert answer.status == 200
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.body())).pages]
    for words in (DAY, "VooV Meeting", "Zoom Meetings", "Jitsi Meet"):
        assert words in pages[0]
    assert "could be known" in pages[0]
    assert "https://" in " ".join(pages[-3:])


def test_side_by_side_of_today_leads_to_the_same_three_in_2020(open_page: OpenPage) -> None:
    page = open_page("/compare/?p=voov-meeting&p=zoom-meetings&p=jitsi-meet")
    page.get_by_role("link", name=f"As of {DAY}").click()
    expect(page).to_have_url(re.compile("as_of=2020-04-15"))
    assert page.locator("table.side thead th > a").count() == 3
    page.get_by_role("link", name="Turn to today").click()
    expect(page).to_have_url(re.compile(r"/compare/\?p=[^&]+&p=[^&]+&p=[^&]+$"))


@pytest.mark.parametrize("javascript", [True, False])
def test_home_turned_to_2020_keeps_the_day_in_every_link_of_the_site(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/?hosting=self-hosted", javascript=javascript)
    page.get_by_label("As of").select_option(DAY)
    page.get_by_role("button", name="Turn").click()
    expect(page).to_have_url(re.compile("hosting=self-hosted.*as_of=2020-04-15"))
    expect(page.get_by_role("complementary", name="Day")).to_contain_text(DAY)
    links = (
        page.get_by_role("navigation", name="Main")
        .get_by_role("link")
        .evaluate_all("links => links.map(link => link.getAttribute('href'))")
    )
    assert [link for link in links if "as_of=2020-04-15" not in link] == ["/editions/"]
