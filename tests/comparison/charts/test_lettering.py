"""Text in pictures."""

from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from comparison.charts.lettering import ELLIPSIS, clean, escaped, width, wrap

FONT = Path(__file__).parents[3] / "comparison" / "brief" / "fonts" / "NotoSans-400.ttf"
WORDS = st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12), max_size=12).map(" ".join)


@cache
def advances() -> dict[int, float]:
    with TTFont(FONT, lazy=True) as font:
        widths, units = font["hmtx"], font["head"].unitsPerEm
        return {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}


@given(WORDS, st.integers(40, 300), st.integers(1, 4))
def test_wrap_keeps_to_the_width_and_the_lines(text: str, limit: int, most: int) -> None:
    lines = wrap(text, limit, 13, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 13) <= limit or len(line) == 1 for line in lines)


@given(WORDS, st.integers(60, 300))
def test_wrap_with_lines_enough_keeps_every_letter(text: str, limit: int) -> None:
    assert "".join(wrap(text, limit, 13, 10_000)).replace(" ", "") == clean(text).replace(" ", "")


def test_wrap_ends_what_does_not_fit_in_an_ellipsis() -> None:
    lines = wrap("Tencent Cloud International Pte. Ltd.; Oriental Power Holdings Limited", 150, 13, 3)
    assert len(lines) == 3
    assert lines[-1].endswith(ELLIPSIS)


def test_wrap_breaks_a_long_word_at_a_joint() -> None:
    assert wrap("updatecdn.meeting.qq.com", 150, 13, 3) == ("updatecdn.meeting.", "qq.com")


@given(st.text(st.characters(max_codepoint=0x17F, categories=["L", "N", "P", "S", "Zs"]), max_size=60))
def test_width_is_never_less_than_that_of_the_font_of_the_brief(text: str) -> None:
    drawn = [ord(character) for character in text if ord(character) in advances()]
    assert sum(advances()[code] for code in drawn) <= width("".join(map(chr, drawn)), 1) + 1e-9


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\nb\t c", "a b c"), ("a\x00b\x1f", "ab"), ("\ud800x\uffff", "x"), ("腾讯会议", "腾讯会议")],
)
def test_clean_leaves_what_xml_can_hold_on_one_line(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_escaped_holds_no_markup() -> None:
    assert escaped("<b>\"'&") == "&lt;b&gt;&quot;&#x27;&amp;"
