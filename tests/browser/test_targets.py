"""What a finger must hit is large enough: 44 px for controls, 24 px for the links of the matrix."""

import pytest

from tests.browser.addresses import PAGES
from tests.browser.conftest import OpenPage

CONTROLS = "button, select, input[type=search], .button, nav a, .top .name, summary, label.pick"
SMALLER = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter(e => e.checkVisibility() && !e.closest('.skip'))
  .map(e => [e.textContent.trim().slice(0, 40) || e.name, e.getBoundingClientRect()])
  .filter(([, box]) => box.height < least - .5 || box.width < 23.5)
  .map(([words, box]) => `${words}: ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "name", ["home", "product in 2020", "compare one", "compare six", "shortlist", "editions", "bad query", "search"]
)
def test_controls_are_at_least_44_pixels_high(open_page: OpenPage, name: str, width: int) -> None:
    page = open_page(PAGES[name], width=width)
    assert page.evaluate(SMALLER, [CONTROLS, 44]) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_links_and_boxes_of_the_matrix_are_at_least_24_pixels(open_page: OpenPage, width: int) -> None:
    page = open_page("/", width=width)
    assert page.evaluate(SMALLER, [".matrix a, .matrix input", 24]) == []
