"""Pictures of the main pages for people to look at, in test-artefacts/."""

from pathlib import Path

import pytest

from tests.browser.addresses import PAGES
from tests.browser.conftest import OpenPage

FOLDER = Path(__file__).parents[2] / "test-artefacts"
SHOWN = {
    "home": PAGES["home"],
    "product": PAGES["product with much on record"],
    "compare": PAGES["compare three in 2020"],
    "jurisdiction": PAGES["jurisdiction that reaches many"],
}


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", SHOWN)
def test_page_has_a_picture_of_its_own_in_light_and_in_dark(open_page: OpenPage, name: str, width: int) -> None:
    FOLDER.mkdir(exist_ok=True)
    page = open_page(SHOWN[name], width=width)
    pictures = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        pictures.append(page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True))
    assert pictures[0] != pictures[1]
