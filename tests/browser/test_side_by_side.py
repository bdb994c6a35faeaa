"""Products side by side: what differs, whose claims say so, names that stay in view, and the table on paper."""

import io
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.addresses import EARLIER, RICH, SELF_HOSTED, SIX, compare
from tests.browser.conftest import OpenPage

THREE = compare("voov-meeting", RICH, SELF_HOSTED)
NAMES = ["Jitsi Meet", "VooV Meeting", "Zoom Meetings"]
READERS = [(1280, True), (1280, False), (360, True), (360, False)]


def place(part: Locator) -> dict[str, float]:
    box = part.bounding_box()
    assert box
    return dict(box)


def unfold(page: Page, code: str) -> Locator:
    """The claims on a criterion, unfolded by the reader."""
    claims = page.locator("tr.proof details").filter(has=page.locator("summary", has_text=f"on {code}"))
    claims.locator("summary").click()
    return claims.locator(".abreast")


@pytest.mark.parametrize(("width", "javascript"), READERS)
def test_reader_sees_what_differs_and_unfolds_the_claims_that_say_so(
    open_page: OpenPage, width: int, javascript: bool
) -> None:
    page = open_page(f"{compare(RICH, SELF_HOSTED)}&{EARLIER}", width=width, javascript=javascript)
    everything = page.locator("tr.proof").count()
    page.get_by_role("link", name="Show the differences only").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"Differences only: \d+ of 22 criteria are the same"))
    assert 0 < page.locator("tr.proof").count() < everything
    expect(page.get_by_role("complementary", name="Day")).to_contain_text("15 April 2020")
    claims = unfold(page, "A1")
    expect(claims.locator("> div").nth(1)).to_contain_text("Zoom Meetings")
    expect(claims.locator("> div").nth(1)).to_contain_text("as of")
    claims.locator("> div").nth(1).get_by_role("link", name=re.compile("^zoom-meetings-a1-")).first.click()
    expect(page).to_have_url(re.compile(r"/claims/zoom-meetings-a1-\d+/\?as_of=2020-04-15$"))


def test_claims_stand_in_the_columns_of_their_products_on_a_desk(open_page: OpenPage) -> None:
    page = open_page(THREE)
    claims = unfold(page, "A1").locator("> div")
    heads = page.locator("thead th:has(a)")
    assert [place(claims.nth(index))["y"] for index in range(3)] == [place(claims.first)["y"]] * 3
    for index in range(3):
        assert place(claims.nth(index))["x"] == pytest.approx(place(heads.nth(index))["x"], abs=16)


def test_every_answer_names_its_product_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(THREE, width=360)
    answers = page.locator("tr:has(th[rowspan])").first.locator("td")
    said = answers.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert [name for name, words in zip(NAMES, said, strict=True) if name in words] == NAMES
    tops = [place(answers.nth(index))["y"] for index in range(3)]
    assert tops == sorted(set(tops))
    assert page.locator("thead").evaluate("head => getComputedStyle(head).position") == "static"
    expect(page.locator("thead").get_by_role("link", name="Remove Jitsi Meet")).to_be_visible()
    claims = unfold(page, "A1").locator("> div")
    tops = [place(claims.nth(index))["y"] for index in range(3)]
    assert tops == sorted(set(tops))


def test_names_stay_in_view_to_the_end_of_the_table(open_page: OpenPage) -> None:
    page = open_page(compare(*SIX), reduced_motion="reduce")
    for target in ("#section-C", "#flows", "#ask"):
        page.evaluate("hash => { location.hash = hash }", target)
        page.wait_for_function(
            "selector => document.querySelector(selector).getBoundingClientRect().top < 400", arg=target
        )
        head = place(page.locator("table.side thead"))
        assert head["y"] == pytest.approx(0, abs=1)
        assert place(page.locator(target))["y"] >= head["y"] + head["height"] - 1


def test_reader_removes_a_product_and_adds_another(open_page: OpenPage) -> None:
    page = open_page(f"{THREE}&rows=differences")
    page.get_by_role("link", name="Remove VooV Meeting").click()
    expect(page.locator("thead th:has(a)")).to_have_text([re.compile("Jitsi Meet"), re.compile("Zoom")])
    page.locator("summary", has_text="Add a product").click()
    page.get_by_label("Wire").check()
    page.get_by_role("button", name="Show side by side").click()
    expect(page.locator("thead th:has(a)")).to_have_count(3)
    expect(page).to_have_url(re.compile("rows=differences"))


@pytest.mark.parametrize(("address", "products"), [(THREE, 3), (compare(*SIX), 6)])
def test_table_on_paper_is_one_sheet_wide_and_repeats_the_names(
    open_page: OpenPage, address: str, products: int
) -> None:
    page = open_page(address)
    names = page.locator("thead th > a").all_inner_texts()
    assert len(names) == products
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {(842, 595)}
    printed = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    first = next(index for index, words in enumerate(printed) if "Grade and range" in words)
    for words in printed[first:]:
        if "No cookies, no trackers" not in words:
            assert [name for name in names if name.split()[0] not in words] == []
    whole = " ".join(printed)
    assert "Remove" not in whole
    assert "claims side by side" not in whole
    assert "Show side by side" not in whole


def test_paper_holds_the_claims_that_the_reader_unfolded(open_page: OpenPage) -> None:
    page = open_page(THREE)
    unfold(page, "A1")
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "zoom-meetings-a1-1" in re.sub(r"\s+", "", printed)
    assert "zoom-meetings-e3-1" not in re.sub(r"\s+", "", printed)
