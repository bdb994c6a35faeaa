"""No barrier that axe-core knows of stands on any public page, in either scheme, on a desk or in a hand."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import PAGES
from tests.browser.conftest import OpenPage

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const {violations} = await axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']});
  return violations.map(({id, nodes}) => [id, nodes.map(node => `${node.target}: ${node.failureSummary}`)]);
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The text of axe-core, which `npm ci` installs."""
    return AXE.read_text(encoding="utf-8")


def barriers(page: Page, scheme: Any) -> list[object]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return list(page.evaluate(RUN, RULES))


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_barrier_in_light_and_dark(open_page: OpenPage, axe: str, name: str, width: int) -> None:
    page = open_page(PAGES[name], width=width)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    # A script element would fail under the site's own content security policy.
    page.evaluate(axe)
    assert barriers(page, "light") == []
    assert barriers(page, "dark") == []


def test_page_with_its_details_closed_has_no_barrier(open_page: OpenPage, axe: str) -> None:
    page = open_page(PAGES["product with much on record"])
    page.evaluate(axe)
    assert barriers(page, "light") == []
