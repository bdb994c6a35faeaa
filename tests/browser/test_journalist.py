"""The journalist: she searches "end-to-end" and finds where vendors' words and others' findings part."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

READERS = [(1280, True), (1280, False), (360, True), (360, False)]


def expect_both_voices(page: Page) -> None:
    """From what was found, the first contradicted claim leads to both voices side by side."""
    claim = page.locator("ol.claims > li").filter(has_text="Contradicted").first
    expect(claim.locator("mark").first).to_have_text(re.compile("end-to-end", re.IGNORECASE))
    expect(claim).to_contain_text(re.compile(r"said by .+ · (as of|undated)"))
    key = claim.locator("a[href*='/claims/']").inner_text()
    claim.get_by_role("link", name="what is said and what was found, side by side").click()
    expect(page.locator(f"article.voices[id='{key}']")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "javascript"), READERS)
def test_words_asked_in_the_head_of_a_page_lead_to_both_voices(
    open_page: OpenPage, width: int, javascript: bool
) -> None:
    page = open_page("/", width=width, javascript=javascript)
    head = page.get_by_role("banner").get_by_role("search")
    head.get_by_role("searchbox").fill("end-to-end")
    head.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=end-to-end$"))
    expect(page.get_by_role("status")).to_contain_text("found for “end-to-end”. Of the claims")
    expect_both_voices(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_results_follow_what_is_typed_and_the_address_with_them(open_page: OpenPage, width: int) -> None:
    page = open_page("/search/", width=width)
    page.evaluate("window.stayed = true")
    field = page.get_by_role("searchbox")
    field.press_sequentially("end-to-e", delay=20)
    expect(page.get_by_role("status")).to_contain_text("found for “end-to-e”")
    field.press_sequentially("nd", delay=20)
    expect(page.get_by_role("status")).to_contain_text("found for “end-to-end”")
    expect(page).to_have_url(re.compile(r"/search/\?q=end-to-end$"))
    expect(field).to_be_focused()
    assert page.evaluate("window.stayed")
    page.get_by_role("link", name=re.compile(r"^Claims \d")).click()
    expect(page).to_have_url(re.compile(r"/search/\?q=end-to-end&kind=claim$"))
    expect_both_voices(page)


def test_search_is_done_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("voov meeting")
    page.keyboard.press("Enter")
    first = page.locator("ol.claims > li a").first
    expect(first).to_have_text("VooV Meeting")
    for _ in range(12):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/products/voov-meeting/$"))


def test_results_come_without_moving_what_stands_above_them(open_page: OpenPage) -> None:
    page = open_page("/search/")
    field = page.get_by_role("searchbox")
    before = field.bounding_box()
    field.fill("zoom")
    expect(page.get_by_role("status")).to_contain_text("found for “zoom”")
    assert field.bounding_box() == before
