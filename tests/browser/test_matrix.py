"""The matrix answers to mouse and keyboard, with htmx and without JavaScript, and its address always says its state."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

ROWS = ".matrix tbody tr"
BOTH = pytest.mark.parametrize("javascript", [True, False])


def head(page: Page, link: str) -> Locator:
    """The head of the column that has this link."""
    return page.locator("thead th").filter(has=page.locator(link))


def level(page: Page, row: int, criterion: str) -> str:
    words = page.locator(ROWS).nth(row).locator(f"a[href$='#{criterion}'] .hidden")
    return (words.text_content() or "").strip()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@BOTH
def test_column_sorts_by_mouse_in_its_natural_direction_and_then_the_other(
    open_page: OpenPage, javascript: bool
) -> None:
    page = open_page("/", javascript=javascript)
    expect(head(page, "#by-name")).to_have_attribute("aria-sort", "ascending")
    page.locator("#by-A1").click()
    expect(head(page, "#by-A1")).to_have_attribute("aria-sort", "descending")
    assert page.locator("[aria-sort]").count() == 1
    assert level(page, 0, "A1") == "Strong"
    assert asked(page) == {"sort": ["A1"]}
    page.locator("#by-A1").click()
    expect(head(page, "#by-A1")).to_have_attribute("aria-sort", "ascending")
    assert level(page, 0, "A1") == "Exposed"
    assert asked(page) == {"sort": ["-A1"]}


@BOTH
def test_column_sorts_by_keyboard_and_keeps_the_focus(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/", javascript=javascript)
    page.locator("#by-score").focus()
    page.keyboard.press("Enter")
    expect(head(page, "#by-score")).to_have_attribute("aria-sort", "descending")
    assert asked(page) == {"sort": ["score"]}
    if javascript:
        expect(page.locator("#by-score")).to_be_focused()


def test_changing_a_filter_shows_the_rows_and_the_address_at_once(open_page: OpenPage) -> None:
    page = open_page("/")
    before = page.locator(ROWS).count()
    page.get_by_label("Hosting").focus()
    with page.expect_response("**/?*hosting=self-hosted*") as answer:
        page.get_by_label("Hosting").select_option("self-hosted")
    assert "<html" not in answer.value.text()
    expect(page.get_by_role("status")).to_contain_text("match")
    shown = page.locator(ROWS).count()
    assert 0 < shown < before
    assert page.locator(ROWS).get_by_text("self-hosted").count() == shown
    assert asked(page)["hosting"] == ["self-hosted"]
    expect(page.get_by_label("Hosting")).to_be_focused()
    expect(page.get_by_label("Hosting")).to_have_value("self-hosted")


def test_back_returns_to_the_state_before_the_filter(open_page: OpenPage) -> None:
    page = open_page("/")
    before = page.locator(ROWS).count()
    page.get_by_label("Hosting").select_option("self-hosted")
    expect(page).to_have_url(re.compile("hosting=self-hosted"))
    page.locator("#by-A1").click()
    expect(page).to_have_url(re.compile("sort=A1"))
    page.go_back()
    expect(head(page, "#by-name")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_label("Hosting")).to_have_value("self-hosted")
    assert asked(page)["hosting"] == ["self-hosted"]
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(before)
    expect(page.get_by_label("Hosting")).to_have_value("")
    assert asked(page) == {}
    page.go_forward()
    expect(page.get_by_role("status")).to_contain_text("match")


def test_address_of_a_filtered_matrix_opens_the_same_state_for_another_reader(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Kind").select_option(label="messaging")
    expect(page.get_by_role("status")).to_contain_text("match")
    page.locator("#fold-B").click()
    expect(page).to_have_url(re.compile("fold=B"))
    other = open_page(page.url, javascript=False)
    assert other.locator(".matrix").inner_text() == page.locator(".matrix").inner_text()


def test_filter_works_without_javascript_by_the_button(open_page: OpenPage) -> None:
    page = open_page("/", javascript=False)
    page.get_by_label("Name or vendor").fill("tencent")
    page.get_by_label("Order").select_option(label="by vendor")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("match")
    assert page.locator(ROWS).get_by_text("Tencent").count() >= page.locator(ROWS).count() > 0
    assert asked(page)["q"] == ["tencent"]
    page.get_by_role("link", name="Show all").click()
    assert asked(page) == {}


def test_filter_that_nothing_matches_says_so_and_offers_a_way_out(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Name or vendor").fill("no product has this name")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No product matches “no product has this name”")).to_be_visible()
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(ROWS).first).to_be_visible()


@BOTH
def test_section_folds_to_its_score_and_unfolds_again(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/", javascript=javascript)
    answers = page.locator(f"{ROWS}:first-child td.c")
    before = answers.count()
    page.get_by_role("link", name=re.compile(r"A Confidentiality of content.*, fold")).click()
    expect(answers).to_have_count(before - 3)
    assert asked(page)["fold"] == ["A"]
    expect(page.locator(f"{ROWS}:first-child td.sum.folded")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"A Confidentiality of content, unfold")).press("Enter")
    expect(answers).to_have_count(before)


def test_fold_and_order_outlast_a_filter(open_page: OpenPage) -> None:
    page = open_page("/?sort=-score&fold=C")
    page.get_by_label("Hosting").select_option("self-hosted")
    expect(page.get_by_role("status")).to_contain_text("match")
    assert asked(page)["fold"] == ["C"]
    expect(head(page, "#by-score")).to_have_attribute("aria-sort", "ascending")


@BOTH
@pytest.mark.parametrize("width", [1280, 360])
def test_two_chosen_products_stand_side_by_side(open_page: OpenPage, width: int, javascript: bool) -> None:
    page = open_page("/", width=width, javascript=javascript)
    page.get_by_label("Compare Jitsi Meet").check()
    page.get_by_label("Compare VooV Meeting").check()
    page.get_by_role("button", name="Compare the chosen side by side").click()
    assert asked(page) == {"p": ["jitsi-meet", "voov-meeting"]}
    expect(page.locator("table.side thead th > a:first-child")).to_have_text(["Jitsi Meet", "VooV Meeting"])


def test_seven_chosen_products_are_refused_with_a_message_that_names_the_limit(open_page: OpenPage) -> None:
    page = open_page("/", javascript=False)
    for index in range(7):
        page.locator(".matrix input[type=checkbox]").nth(index).check()
    with page.expect_response("**/compare/**") as answer:
        page.get_by_role("button", name="Compare the chosen side by side").click()
    assert answer.value.status == 400
    expect(page.locator("main")).to_contain_text("Choose at most 6")
