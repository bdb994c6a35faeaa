"""The site heeds what the reader's system asks for: dark, still, and on paper."""

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.addresses import PAGES
from tests.browser.conftest import OpenPage

PRODUCT = PAGES["product with much on record"]


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate("(e, name) => getComputedStyle(e)[name]", name))


def lightness(colour: str) -> float:
    """The mean of the three parts of `rgb(r, g, b)`."""
    return sum(float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(", ")) / 3


@pytest.mark.parametrize(("scheme", "paper", "ink"), [("dark", (0, 50), (200, 255)), ("light", (240, 255), (0, 50))])
def test_site_takes_the_scheme_that_the_reader_prefers(
    open_page: OpenPage, scheme: str, paper: tuple[int, int], ink: tuple[int, int]
) -> None:
    page = open_page("/", color_scheme=scheme)
    assert paper[0] <= lightness(style(page, "body", "backgroundColor")) <= paper[1]
    assert ink[0] <= lightness(style(page, "body", "color")) <= ink[1]


@pytest.mark.parametrize("address", ["/", PRODUCT])
def test_nothing_moves_where_the_reader_prefers_stillness(open_page: OpenPage, address: str) -> None:
    page = open_page(address, reduced_motion="reduce")
    assert style(page, "html", "scrollBehavior") == "auto"
    moving = """[...document.querySelectorAll('*')].filter(e => {
      const style = getComputedStyle(e);
      return style.animationName !== 'none' || style.transitionDuration.split(', ').some(time => parseFloat(time) > 0);
    }).length"""
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0


def test_words_can_be_twice_as_large_without_widening_the_page(open_page: OpenPage) -> None:
    for address in ("/", PRODUCT, PAGES["compare two"], PAGES["jurisdictions"]):
        page = open_page(address, width=640)
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_product_on_paper_is_black_on_white_and_without_what_one_can_only_click(
    open_page: OpenPage, scheme: str
) -> None:
    page = open_page(PRODUCT, color_scheme=scheme)
    page.emulate_media(media="print")
    for selector in ("body", "h1", "h2", ".score h3", ".score p"):
        assert style(page, selector, "color") == "rgb(0, 0, 0)", selector
    assert style(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    for selector in ("header nav", ".onpage", ".buttons", ".skip"):
        assert page.locator(selector).first.is_hidden(), selector
    assert page.locator("main h1").is_visible()


def test_product_on_paper_holds_what_is_folded_away_on_the_screen(open_page: OpenPage) -> None:
    page = open_page(PRODUCT)
    page.emulate_media(media="print")
    assert page.locator("#A1 details h4").first.bounding_box()
    printed = " ".join(
        " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages).split()
    )
    assert printed.count("Both raters") >= 22
    assert "https://" in printed


def test_matrix_on_paper_fits_the_sheet(open_page: OpenPage) -> None:
    page = open_page("/")
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", landscape=True))).pages
    assert 1 < len(sheets) < 10
    printed = " ".join(sheet.extract_text() for sheet in sheets)
    assert "VooV Meeting" in printed
    assert "F3" in printed
