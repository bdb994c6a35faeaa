"""Every page fits the screen, and the matrix is a table on a desk and a list in a hand."""

import pytest

from tests.browser.addresses import PAGES
from tests.browser.conftest import OpenPage

WIDTHS = [320, 360, 768, 1024, 1280]


def test_no_page_is_wider_than_the_screen(open_page: OpenPage) -> None:
    page = open_page()
    too_wide = {}
    for name, address in PAGES.items():
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                too_wide[name, width] = needed
    assert too_wide == {}


def test_matrix_at_desk_width_needs_no_sideways_scrolling(open_page: OpenPage) -> None:
    page = open_page("/")
    table = page.locator("table.matrix").bounding_box()
    assert table
    assert table["x"] >= 0
    assert table["x"] + table["width"] <= 1280


def test_head_of_the_matrix_stays_in_view_while_the_page_scrolls(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("link", name="Zoom Meetings", exact=False).first.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 800
    head = page.locator("table.matrix thead").bounding_box()
    assert head
    assert head["y"] == pytest.approx(0, abs=1)


@pytest.mark.parametrize("address", ["/", "/compare/?p=zoom-meetings&p=jitsi-meet&p=voov-meeting&p=wire"])
def test_head_and_first_column_stay_in_view_where_a_table_scrolls_in_its_frame(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(address, width=800)
    frame = page.locator(".frame")
    frame.evaluate("frame => frame.scrollTo(200, 900)")
    place = frame.bounding_box()
    corner = page.locator(".frame thead th").first.bounding_box()
    assert place
    assert corner
    assert corner["x"] == pytest.approx(place["x"], abs=1)
    assert corner["y"] == pytest.approx(place["y"], abs=1)


def test_products_stand_as_a_list_with_section_scores_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/", width=360)
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="VooV Meeting", exact=True))
    sums = row.locator("td.sum")
    assert sums.count() == 6
    assert [sums.nth(index).is_visible() for index in range(6)] == [True] * 6
    assert row.locator("td.c").first.is_hidden()
    labels = sums.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert labels == [f'"{code}"' for code in "ABCDEF"]
    assert "at worst" in (row.locator("td.verdict").text_content() or "")


def test_legend_names_every_mark_of_the_matrix(open_page: OpenPage) -> None:
    page = open_page("/")
    words = {word.strip() for word in page.locator("td.c .hidden").all_text_contents()}
    legend = page.locator(".legend").inner_text().lower()
    assert words
    assert [word for word in words if word.lower() not in legend] == []
