"""The officer of today makes a shortlist: by mouse and keyboard, with and without JavaScript, on desk and phone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from comparison.figures import figure
from tests.browser.conftest import OpenPage
from tests.comparison.brief.reading import dense, pages
from tests.comparison.export.test_workbook import opened, records

READERS = [(1280, True), (1280, False), (360, True), (360, False)]
MOST_TABS = 300
ZOOM = re.compile("^Zoom Meetings")


def group(page: Page, heading: str) -> Locator:
    return page.get_by_role("region", name=re.compile(f"^{heading}"))


def products(page: Page, heading: str) -> list[str]:
    return group(page, heading).locator("th[scope=rowgroup] > a").all_inner_texts()


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def settle(page: Page, javascript: bool, state: str) -> None:
    """Wait until the address says the state; without JavaScript a button must be pressed first."""
    if not javascript:
        page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile(state))


@pytest.mark.parametrize(("width", "javascript"), READERS)
def test_officer_starts_from_a_profile_moves_a_weight_and_rules_out_flows_to_china(
    open_page: OpenPage, width: int, javascript: bool
) -> None:
    page = open_page("/", width=width, javascript=javascript)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Shortlist").click()
    expect(page.get_by_text("Products stand in alphabetical order until you choose")).to_be_visible()
    page.get_by_role("button", name=re.compile("Start from this profile, EU public authority")).click()
    expect(page).to_have_url(re.compile("profile=eu-public-authority.*m=C2.2~C4.2"))
    expect(page.get_by_role("status")).to_contain_text("You started from “EU public authority”.")
    before = products(page, "Undecided")
    page.get_by_role("group", name="A Confidentiality of content").get_by_label("5", exact=True).check()
    settle(page, javascript, "w=A5")
    expect(page.get_by_role("status")).to_contain_text("and changed it")
    assert sorted(products(page, "Undecided")) == sorted(before)
    assert products(page, "Undecided") != before
    page.get_by_label("No data flow to").select_option("China")
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url(re.compile("m=C2.2~C4.2~flow.CN"))
    zoom = group(page, "Ruled out").locator("tbody").filter(has=page.get_by_role("link", name=ZOOM))
    reason = zoom.get_by_role("listitem").filter(has_text="No data flow to China")
    expect(reason).to_contain_text("not met")
    assert not any(ZOOM.match(name) for name in products(page, "Undecided"))
    other = open_page(page.url, width=width, javascript=not javascript)
    assert other.locator("#result").inner_text() == page.locator("#result").inner_text()
    reason.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/claims/zoom-meetings-"))


def test_changing_a_field_keeps_the_focus_the_place_and_what_is_unfolded(open_page: OpenPage) -> None:
    page = open_page("/shortlist/?v=1&r=1.0&profile=school&w=A2&m=B1.2")
    page.get_by_text("By criterion of Data flows").click()
    field = page.locator("[name=w_C2]")
    field.select_option("5")
    expect(page).to_have_url(re.compile("w=A2C25"))
    expect(field).to_be_visible()
    section = page.get_by_role("group", name="D Government access")
    section.get_by_label("3", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("w=A2C25D4"))
    expect(section.get_by_label("4", exact=True)).to_be_focused()
    page.go_back()
    expect(page).to_have_url(re.compile("w=A2C25&"))
    expect(section.get_by_label("3", exact=True)).to_be_checked()


def test_must_have_that_is_unticked_is_gone_and_can_be_ticked_again(open_page: OpenPage) -> None:
    page = open_page("/shortlist/?v=1&r=1.0&w=A5&m=flow.CN")
    box = page.get_by_label("No data flow to China")
    ruled_out = group(page, "Ruled out")
    expect(ruled_out).to_be_visible()
    box.uncheck()
    expect(ruled_out).to_have_count(0)
    assert "m" not in asked(page)
    box.check()
    expect(ruled_out).to_be_visible()
    assert asked(page)["m"] == "flow.CN"


def test_choice_of_products_changes_the_result(open_page: OpenPage) -> None:
    page = open_page("/shortlist/?v=1&r=1.0&w=A5")
    page.get_by_text("Which products", exact=True).click()
    for name in ("Wire", "FaceTime", "VooV Meeting"):
        page.get_by_role("checkbox", name=name, exact=True).check()
    expect(page.get_by_role("status")).to_contain_text("3 products")
    page.get_by_label("Leave out those ticked").check()
    expect(page.get_by_role("status")).to_contain_text("29 products")
    assert set(asked(page)) == {"v", "r", "w", "x"}


def test_form_that_asks_too_much_says_so_and_keeps_what_was_chosen(open_page: OpenPage) -> None:
    page = open_page("/shortlist/?v=1&r=1.0&w=A5&m=A1.2~A2.2~A3.2~B1.2~B2.2~B3.2~B4.2~C1.2~C2.2~C3.2")
    before = page.url
    page.get_by_label("No data flow to").select_option("China")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("at most 10 must-haves")
    assert page.url == before
    expect(page.get_by_label("No data flow to")).to_have_value("flow.CN")
    page.get_by_role("checkbox", name=re.compile("^A1 ")).uncheck()
    expect(page.get_by_role("status")).to_be_visible()
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url(re.compile("C3.2~flow.CN"))


@pytest.mark.parametrize("javascript", [True, False])
def test_shortlist_is_made_by_keyboard_alone(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/shortlist/", javascript=javascript)
    tab_to(page, "#from-school")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("profile=school"))
    if javascript:
        tab_to(page, "[name=w_A]")
    else:
        page.locator("[name=w_A]:checked").focus()
    page.keyboard.press("ArrowLeft")
    if not javascript:
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("w=A1B5"))
    page.get_by_label("Not within reach of").focus()
    page.keyboard.type("China")
    page.keyboard.press("Tab")
    tab_to(page, "#add")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("reach.CN"))
    expect(page.get_by_label("Not within reach of China")).to_be_checked()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what the selector names has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never led to {selector}")


@pytest.mark.parametrize("javascript", [True, False])
def test_past_day_keeps_the_state_and_leads_back_to_today(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/shortlist/?v=1&r=1.0&w=A5&m=flow.CN", javascript=javascript)
    page.get_by_text("Address of this shortlist, and other days").click()
    page.get_by_label("As of").select_option("15 April 2020")
    page.get_by_role("button", name="Turn").click()
    expect(page.get_by_role("status")).to_contain_text("Of 11 products")
    assert "VooV Meeting" in products(page, "Ruled out")
    page.get_by_role("group", name="C Data flows and jurisdiction").get_by_label("0", exact=True).check()
    settle(page, javascript, "w=A5C0&m=flow.CN&as_of=2020-04-15")
    page.get_by_role("link", name="Turn to today").click()
    expect(page).to_have_url(re.compile(r"w=A5C0&m=flow.CN$"))


def test_officer_takes_away_the_figures_that_the_page_shows(open_page: OpenPage) -> None:
    page = open_page("/shortlist/?v=1&r=1.0&profile=eu-public-authority&w=A5B4C5D4F4F35&m=C2.2~C4.2~flow.CN")
    first = group(page, "Remaining").locator("tbody").first
    slug = (first.locator("th a").first.get_attribute("href") or "").split("/")[2]
    score = re.search(r"([\d.]+) of 100", first.inner_text())
    assert score is not None
    with page.expect_download() as taken:
        page.get_by_role("link", name="Spreadsheet (XLSX)").click()
    rows = records(opened(taken.value.path().read_bytes()), "Matrix")
    row = next(row for row in rows if row["Name in addresses"] == slug)
    assert figure(row["Your score of 100"]) == score[1]
    brief = page.get_by_role("link", name="Brief (PDF)").get_attribute("href")
    printed = dense(" ".join(pages(page.request.get(brief or "").body())))
    assert dense(f"{score[1]}{figure(row['Your range from'])} to {figure(row['Your range to'])}") in printed
