"""Maps and diagrams as a browser draws them: words within their cards, marks that can be read on a phone."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

FOLDER = Path(__file__).parents[2] / "test-artefacts"
MANY = "/products/wechat/"
STORY = "/products/voov-meeting/?as_of=2020-04-15"
SIX = "/compare/?p=voov-meeting&p=zoom-meetings&p=jitsi-meet&p=wechat&p=microsoft-teams-eudb&p=wire"
LEAST_LETTER = 8
"""Pixels that a letter in a mark is tall at least, which is why it has a shape as well."""
OUTSIDE = """() => [...document.querySelectorAll('.diagram svg g:has(> rect)')].flatMap(card => {
  const box = card.querySelector('rect').getBoundingClientRect();
  return [...card.querySelectorAll('text')].filter(text => {
    const words = text.getBoundingClientRect();
    return words.left < box.left || words.right > box.right || words.top < box.top || words.bottom > box.bottom + 1;
  }).map(text => text.textContent);
})"""
SIZES = """() => [...document.querySelectorAll('.marks use')].map(use => {
  const {width, height} = use.getBoundingClientRect(); return Math.min(width, height);
})"""


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("address", [MANY, STORY, "/products/zoom-meetings/", "/products/element-call/"])
def test_words_of_a_diagram_stay_within_their_cards(open_page: OpenPage, address: str) -> None:
    assert open_page(address, javascript=True).evaluate(OUTSIDE) == []


def test_diagram_scrolls_on_a_phone_in_a_region_of_its_own(open_page: OpenPage) -> None:
    page = open_page(MANY, width=320)
    region = page.get_by_role("region", name="Diagram of data flows")
    region.focus()
    assert region.evaluate("region => region === document.activeElement")
    assert region.evaluate("region => region.scrollWidth > region.clientWidth")
    assert sideways(page) <= 0


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_marks_of_a_map_can_be_read_at_any_width(open_page: OpenPage, width: int) -> None:
    page = open_page(MANY, width=width)
    # The letter takes 31 of the 56 units that a mark is tall with its line.
    assert min(page.evaluate(SIZES)) * 31 / 56 >= LEAST_LETTER
    assert sideways(page) <= 0


def test_names_stand_on_the_map_where_there_is_room(open_page: OpenPage) -> None:
    page = open_page(MANY)
    assert page.locator(".map .name").first.is_visible()
    page.set_viewport_size({"width": 320, "height": 800})
    assert not page.locator(".map .name").first.is_visible()


def test_marks_take_the_colours_of_the_scheme(open_page: OpenPage) -> None:
    page = open_page(MANY, color_scheme="dark")
    assert page.locator(".map").screenshot() != open_page(MANY, color_scheme="light").locator(".map").screenshot()
    fill = "document.querySelector('.map defs .sheet') && getComputedStyle(document.querySelector('.sheet')).fill"
    assert page.evaluate(fill) == "rgb(27, 31, 35)"


@pytest.mark.parametrize(
    ("width", "scheme", "media"), [(1280, "light", "screen"), (320, "dark", "screen"), (1280, "light", "print")]
)
def test_pictures_are_kept_to_be_looked_at(open_page: OpenPage, width: int, scheme: Any, media: Any) -> None:
    FOLDER.mkdir(exist_ok=True)
    page = open_page(width=width, color_scheme=scheme)
    page.emulate_media(media=media, color_scheme=scheme)
    for name, address, part in (
        ("map", MANY, ".map"),
        ("map-2020", STORY, ".map"),
        ("diagram", MANY, ".diagram"),
        ("maps", SIX, ".maps"),
    ):
        page.goto(address)
        picture = page.locator(part).screenshot(path=FOLDER / f"{name}-{width}-{scheme}-{media}.png")
        assert len(picture) > 5_000
