"""No barrier that axe-core knows of stands on any public page, in either scheme, on a desk or in a hand."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import PAGES
from tests.browser.conftest import OpenPage

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const {violations} = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
  return violations.map(({id, nodes}) => [id, nodes.map(node => `${node.target}: ${node.failureSummary}`)]);
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The text of axe-core, which `npm ci` installs."""
    return AXE.read_text(encoding="utf-8")


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds in light; in dark only the contrast can differ."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = page.evaluate(RUN, RULES)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return [*found, *page.evaluate(RUN, ["color-contrast"])]


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_barrier_at_any_width_in_any_scheme(open_page: OpenPage, axe: str, name: str) -> None:
    page = open_page(PAGES[name])
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    # A script element would fail under the site's own content security policy.
    page.evaluate(axe)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert barriers(page) == []


def test_page_with_its_details_closed_has_no_barrier(open_page: OpenPage, axe: str) -> None:
    page = open_page(PAGES["product with much on record"])
    page.evaluate(axe)
    assert barriers(page) == []


def test_barriers_that_are_put_on_a_page_are_found_in_both_schemes(open_page: OpenPage, axe: str) -> None:
    page = open_page(PAGES["editions"])
    page.evaluate(axe)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    page.evaluate("document.querySelector('h1').style.color = 'var(--line)'")
    assert sorted(rule for rule, _ in barriers(page)) == ["button-name", "color-contrast", "color-contrast"]
