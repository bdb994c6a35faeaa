"""Strokes and words of pictures stand out from what they lie on: in both schemes, and in print."""

import re
from pathlib import Path

import pytest

from comparison.charts.flow_diagram import EDGE, SOFT
from comparison.charts.flow_map import ENLARGED
from comparison.charts.map_marks import ACCENT, INK, LAND, PAPER

CSS = (Path(__file__).parents[3] / "static" / "css" / "earshot.css").read_text(encoding="utf-8")
STROKES = [("accent", "paper"), ("accent", "raised"), ("accent", "line"), ("edge", "raised"), ("edge", "paper")]
WORDS = [("ink", "paper"), ("ink", "raised"), ("soft", "raised"), ("soft", "paper")]
SHAPES = 3.0
TEXT = 4.5


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def token(name: str, scheme: int) -> str:
    """The colour of a token in the light (0) or the dark (1) scheme."""
    found = re.search(rf"--{name}: light-dark\((#\w{{6}}), (#\w{{6}})\)", CSS)
    assert found, name
    return str(found.groups()[scheme])


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), STROKES)
def test_strokes_stand_out_on_a_page(front: str, back: str, scheme: int) -> None:
    assert contrast(token(front, scheme), token(back, scheme)) >= SHAPES


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), WORDS)
def test_words_can_be_read_on_a_page(front: str, back: str, scheme: int) -> None:
    assert contrast(token(front, scheme), token(back, scheme)) >= TEXT


@pytest.mark.parametrize(("front", "least"), [(ACCENT, SHAPES), (EDGE, SHAPES), (INK, TEXT), (SOFT, TEXT)])
def test_colours_of_print_stand_out(front: str, least: float) -> None:
    assert contrast(front, PAPER) >= least


def test_shaded_land_stands_out_from_other_land_in_print() -> None:
    assert contrast(ACCENT, LAND) >= SHAPES


def test_every_class_of_a_picture_has_its_colour_in_the_stylesheet() -> None:
    for name in ("tint", "land", "sheet", "halo", "faint", "edge", "picture"):
        assert re.search(rf"^  \.{name} \{{", CSS, re.MULTILINE), name


def test_stylesheet_enlarges_marks_no_more_than_the_map_leaves_room_for() -> None:
    scales = [float(scale) for scale in re.findall(r"\.marks \{ transform: scale\(([\d.]+)\)", CSS)]
    assert max(scales) == ENLARGED
