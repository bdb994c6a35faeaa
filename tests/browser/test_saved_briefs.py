"""An officer keeps a choice, a colleague opens it in a browser of his own, and the officer deletes it by its key."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import EARLIER, RICH, SELF_HOSTED, compare
from tests.browser.conftest import OpenPage
from tests.browser.test_barriers import AXE, barriers

CHOICE = compare(RICH, SELF_HOSTED, day=EARLIER)
NOTE = "Ask about recordings.\n<b>By Friday.</b>"
READERS = [(1280, True), (1280, False), (360, True), (360, False)]


def keep(page: Page, title: str = "For the dialogue", note: str = NOTE) -> tuple[str, str]:
    """The path and the key of the choice on the page, once it is kept."""
    page.get_by_role("link", name="Keep this").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Note").fill(note)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="It is kept")).to_be_visible()
    address = page.locator("dl a").get_attribute("href")
    assert address
    return address, page.locator("dd > code").inner_text()


@pytest.mark.parametrize(("width", "javascript"), READERS)
def test_choice_is_kept_opened_elsewhere_and_deleted_by_its_key(
    open_page: OpenPage, width: int, javascript: bool
) -> None:
    page = open_page(CHOICE, width=width, javascript=javascript)
    path, key = keep(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert re.fullmatch(r"/saved/[\w-]{22}/", path)

    colleague = open_page(path, width=width, javascript=javascript)
    expect(colleague.get_by_role("heading", level=1)).to_have_text("For the dialogue")
    expect(colleague.locator("main")).to_contain_text("<b>By Friday.</b>")
    expect(colleague.locator("main")).to_contain_text("Nothing: edition 1 is the current one.")
    assert colleague.evaluate("document.documentElement.scrollWidth") <= width
    colleague.get_by_role("link", name="As it was").click()
    expect(colleague.get_by_role("complementary", name="Day")).to_contain_text("15 April 2020")
    expect(colleague.locator("thead th > a")).to_have_count(2)
    assert colleague.evaluate("document.referrer") == ""

    page.goto(path)
    page.get_by_role("link", name="Delete this brief").click()
    page.get_by_label("Key of deletion").fill("not the key")
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator("main")).to_contain_text("This is not the key")
    page.get_by_label("Key of deletion").fill(key)
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The brief is deleted")
    answer = colleague.goto(path)
    assert answer
    assert answer.status == 404


@pytest.mark.parametrize("javascript", [True, False])
def test_shortlist_is_kept_as_it_stands_after_the_last_change(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/shortlist/?v=1&r=1.0&w=A5&m=flow.CN", javascript=javascript)
    page.get_by_role("group", name="D Government access").get_by_label("5", exact=True).check()
    if not javascript:
        page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile("w=A5D5"))
    sentence = page.get_by_role("status").inner_text()
    path, key = keep(page)

    colleague = open_page(path, width=360, javascript=javascript)
    expect(colleague.locator("main")).to_contain_text("D Government access: 5; all else 3, as the rubric weighs it")
    expect(colleague.locator("main")).to_contain_text(sentence)
    assert colleague.evaluate("document.documentElement.scrollWidth") <= 360
    colleague.get_by_role("link", name="As it was").click()
    expect(colleague).to_have_url(re.compile(r"/editions/1/shortlist/\?.*w=A5D5&m=flow.CN"))
    expect(colleague.get_by_role("status")).to_have_text(sentence)

    page.goto(path)
    page.get_by_role("link", name="Delete this brief").click()
    page.get_by_label("Key of deletion").fill(key)
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The brief is deleted")


def test_pages_of_a_saved_brief_have_no_barrier(open_page: OpenPage) -> None:
    page = open_page(CHOICE)
    path, key = keep(page)
    script = Path(AXE).read_text(encoding="utf-8")
    for address in ("", path, f"{path}delete/"):
        if address:
            page.goto(address)
        page.evaluate(script)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert barriers(page) == []
    page.get_by_label("Key of deletion").fill(key)
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The brief is deleted")


def test_longest_word_that_a_reader_can_write_widens_no_page(open_page: OpenPage) -> None:
    page = open_page(CHOICE, width=360)
    path, _ = keep(page, title="x" * 120, note="y" * 2000)
    for address in ("", path, f"{path}delete/"):
        if address:
            page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_mistake_in_the_form_is_said_beside_its_field_and_the_note_stays(open_page: OpenPage) -> None:
    page = open_page(CHOICE)
    page.get_by_role("link", name="Keep this").click()
    page.get_by_label("Title").fill("   ")
    page.get_by_label("Note").fill(NOTE)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#id_title_error")).to_have_text("This field is required.")
    expect(page.get_by_label("Note")).to_have_value(NOTE)
