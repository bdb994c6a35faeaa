import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from comparison.brief.characters import (
    BREAK,
    FACES,
    FONTS,
    MARK,
    USUAL,
    _drawable,
    printable,
    printable_tree,
)


@pytest.mark.parametrize("words", ["腾讯会议", "مستند الخصوصية", "Türkiye – “naïve” ’s · … €", "Ελληνικά, Кириллица"])
def test_printable_keeps_what_the_fonts_can_print(words: str) -> None:
    assert printable(words) == words


@pytest.mark.parametrize("character", ["😀", "ก", "한", "\ue000", "\U0010ffff", "\ud800"])
def test_printable_marks_what_the_fonts_cannot_print(character: str) -> None:
    assert printable(f"a{character}b") == f"a{MARK}b"


@pytest.mark.parametrize("character", ["\0", "\x1b", "\u202e", "\u2066", "\u200f", "\ufeff", "\ufe0f", "\xad"])
def test_printable_drops_control_and_direction_characters(character: str) -> None:
    assert printable(f"a{character}b") == "ab"


def test_printable_makes_every_white_space_a_space() -> None:
    assert printable("a\nb\tc\u2028d\u3000e\xa0f") == "a b c d e\xa0f"


def test_printable_marks_a_combining_sign_that_the_base_has_no_face_for() -> None:
    assert printable("e\u0301") == "é"
    assert printable("x\u0301") == "x\u0301"
    assert printable("م\u0301") == f"م{MARK}"


def test_printable_lets_long_words_break_and_leaves_addresses_whole() -> None:
    assert all(len(part) < 30 for part in printable("x" * 20_000).split(BREAK))
    assert printable("updatecdn.meeting.example").split(BREAK) == ["updatecdn.", "meeting.", "example"]
    address = "https://earshot.example/" + "x" * 100
    assert printable(address) == address
    assert printable("ordinary words stay") == "ordinary words stay"


def test_printable_tree_cleans_every_text_but_addresses_and_hashes() -> None:
    digest = "0" * 64
    data = {"a": ["x\0", {"href": "https://x.example/", "sha256": digest}], "n": 1, "b": True, "none": None}
    assert printable_tree(data) == {
        "a": ["x", {"href": "https://x.example/", "sha256": digest}],
        "n": 1,
        "b": True,
        "none": None,
    }


def test_faces_bold_hold_the_same_characters_as_regular() -> None:
    for family in ("NotoSans", "NotoSansArabic"):
        regular, bold = (set(TTFont(FONTS / f"{family}-{w}.ttf").getBestCmap()) for w in (400, 700))
        assert regular == bold
    assert all((FONTS / name).exists() for name in (*FACES, "OFL.txt"))


@pytest.fixture(scope="module")
def covered() -> set[int]:
    return set().union(*(TTFont(FONTS / name).getBestCmap() for name in FACES))


@given(words=st.text())
def test_printable_text_has_a_glyph_for_every_character(covered: set[int], words: str) -> None:
    result = printable(words)
    assert all(ord(character) in covered for character in result)
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in result.replace(BREAK, ""))
    assert printable(result.replace(BREAK, "")) == result


def test_usual_characters_come_out_as_they_went_in_by_the_long_way_too() -> None:
    usual = [chr(code) for code in range(0x2100) if USUAL.fullmatch(chr(code))]
    assert len(usual) > 300
    for character in usual:
        text = unicodedata.normalize("NFC", character)
        assert text == character
        assert "".join(_drawable(text)) == character
