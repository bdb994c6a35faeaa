"""Everything can be done by keyboard alone: focus is seen, never covered, never trapped, and leads to the brief."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import PAGES
from tests.browser.conftest import OpenPage

MOST_TABS = 700
# Of radio buttons that belong together, Tab leads to the chosen one.
FOCUSABLE = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
  .filter(e => e.tabIndex >= 0 && e.type !== 'hidden' && (e.type !== 'radio' || e.checked))
  .filter(e => e.checkVisibility({visibilityProperty: true})).length"""
# What has the focus: its place in the document, its outline, and what lies over the middle of its first line.
FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const style = getComputedStyle(e), box = e.getClientRects()[0];
  const x = box.left + box.width / 2, y = box.top + Math.min(box.height, innerHeight) / 2;
  const over = document.elementFromPoint(x, y);
  window.order ??= [...document.querySelectorAll('*')];
  return {
    place: order.indexOf(e), what: `${e.tagName} ${e.textContent.trim().slice(0, 40)}`,
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    seen: box.height > innerHeight || e.contains(over),
  };
}"""

NAME = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Everything that gets the focus from one end of the page to the other, in order."""
    steps: list[dict[str, Any]] = []
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        step = page.evaluate(FOCUSED)
        if step is None:
            return steps
        if steps and step["place"] == steps[0]["place"]:
            return steps
        steps.append(step)
    pytest.fail(f"{MOST_TABS} times {key} did not lead out of the page")


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what the words begin to name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).startswith(words):
            return
    pytest.fail(f"Tab never led to “{words}”")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "address", ["/", PAGES["product with little on record"], PAGES["compare two"], PAGES["shortlist in 2020"]]
)
def test_every_step_of_the_focus_is_visible_uncovered_and_in_order(
    open_page: OpenPage, address: str, width: int
) -> None:
    page = open_page(address, width=width, reduced_motion="reduce")
    expected = page.evaluate(FOCUSABLE)
    steps = walk(page)
    assert steps[0]["what"] == "A Skip to content"
    assert [step["what"] for step in steps if step["outline"] < 2] == []
    assert [step["what"] for step in steps if not step["seen"]] == []
    places = [step["place"] for step in steps]
    assert places == sorted(places)
    assert len(steps) == expected


def test_focus_that_goes_backwards_is_not_covered_by_the_head_of_the_matrix(open_page: OpenPage) -> None:
    page = open_page("/", reduced_motion="reduce")
    page.locator("footer a").first.focus()
    steps = walk(page, "Shift+Tab")
    assert len(steps) > 50
    assert [step["what"] for step in steps if not step["seen"]] == []


def test_skip_link_leads_past_the_head(open_page: OpenPage) -> None:
    page = open_page(PAGES["product with much on record"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("address", ["/products/zoom-meetings/#C3", "/rubric/#E5", "/jurisdictions/us/#us-cloud-act"])
@pytest.mark.parametrize("width", [1280, 360])
def test_target_of_an_address_lies_in_view_with_nothing_over_it(open_page: OpenPage, address: str, width: int) -> None:
    page = open_page(address, width=width, reduced_motion="reduce")
    heading = page.locator(":target h3")
    expect(heading).to_be_in_viewport(ratio=1)
    assert heading.evaluate(
        """h3 => { const box = h3.getBoundingClientRect();
                   return h3.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2)); }"""
    )


def test_brief_is_reached_from_home_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/")
    tab_to(page, "VooV Meeting")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/products/voov-meeting/"))
    tab_to(page, "Turn to 15 April 2020")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("as_of=2020-04-15"))
    tab_to(page, "Compare with others")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/compare/"))
    tab_to(page, "Jitsi Meet")
    page.keyboard.press("Space")
    tab_to(page, "Show side by side")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("p=jitsi-meet"))
    tab_to(page, "Brief (PDF)")
    with page.context.expect_event("response", lambda answer: "/brief.pdf" in answer.url) as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 200
    assert answer.value.headers["content-type"] == "application/pdf"


def test_details_open_and_close_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(PAGES["product with much on record"])
    details = page.locator("#A1 details")
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(details.get_by_role("heading", name="Both raters")).to_be_visible()
    page.keyboard.press("Space")
    expect(details.get_by_role("heading", name="Both raters")).to_be_hidden()
