"""Text that the bundled fonts can print, and that cannot disturb a page.

One character without a glyph makes Typst refuse a PDF/UA file, so each is replaced by a visible mark.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
FACES = ("NotoSans-400.ttf", "NotoSansSC-400.ttf", "NotoSansArabic-400.ttf")
"""One face of each family, in the template's order; the bold faces hold the same glyphs."""

MARK = "\ufffd"
"""Stands in a brief for a character that no bundled font can print."""

BREAK = "\u200b"
LONG_RUN = re.compile(r"(?<!\S)(?!https?://)[!-\u2e7f]{17,}")
"""A word, too long for a narrow column, of a script that is not broken between any two characters anyway."""
JOINT = re.compile(r"(?<=[./_@:=&,;])(?=\w)")
UNBROKEN = re.compile(r"[^\u200b-]{18}(?=[^\u200b-]{8})")
USUAL = re.compile("[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026]*")
"""Text that is left as it is: every one of these characters has a glyph in the first face and stands by itself."""
VERBATIM = frozenset({"href", "sha256", "svg"})
"""Keys whose values must stay as they are: plain ASCII by construction, or made printable where they were made."""
BEYOND_ASCII = re.compile(r"[^\n\x20-\x7e]")
PICTURE_RANGES = (
    (0x20, 0x17F), (0x370, 0x3FF), (0x400, 0x45F),
    (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2192, 0x2192),
)  # fmt: skip
"""Characters of the first face that Typst prints as they are within a picture; it takes others of its letters apart,
or joins those of Arabic, and then refuses the file."""


def printable(text: str) -> str:
    """The text that a page can show.

    Line breaks are spaces, control and direction characters are gone, long words can be broken.
    """
    if not USUAL.fullmatch(text):
        text = "".join(_drawable(unicodedata.normalize("NFC", text)))
    return LONG_RUN.sub(_breakable, text)


def printable_in_picture(svg: str) -> str:
    """The picture with every character of its text printable.

    A letter with a sign that pictures cannot show stands without it, any other such character as the mark.
    """
    return BEYOND_ASCII.sub(lambda match: _in_picture(match[0]), svg)


def _in_picture(character: str) -> str:
    latin, chinese, _ = _faces()
    code = ord(character)
    if unicodedata.category(character) in ("Cc", "Cf", "Mn", "Mc", "Me"):
        return ""
    if code in latin and not any(first <= code <= last for first, last in PICTURE_RANGES):
        letter = unicodedata.normalize("NFD", character)[0]
        return letter if letter.isascii() else MARK
    return character if code in latin or code in chinese else MARK


def printable_tree(data: Any) -> Any:
    """The same lists and dictionaries with every string made printable, keys and `VERBATIM` values apart."""
    if isinstance(data, str):
        return printable(data)
    if isinstance(data, dict):
        return {key: value if key in VERBATIM else printable_tree(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [printable_tree(value) for value in data]
    return data


def _breakable(match: re.Match[str]) -> str:
    """The word with invisible places to break: at its joints, and inside what is long even so."""
    return UNBROKEN.sub(lambda run: run[0] + BREAK, JOINT.sub(BREAK, match[0]))


def _drawable(text: str) -> Iterator[str]:
    faces = _faces()
    base: frozenset[int] = frozenset()
    for character in text:
        category = unicodedata.category(character)
        if character.isspace() or category in ("Zl", "Zp"):
            base = faces[0]
            yield "\u00a0" if character == "\u00a0" else " "
        elif category in ("Cc", "Cf") or _is_selector(character):
            continue
        elif category.startswith("M"):
            # A combining mark is drawn together with its base, so one face must hold both.
            yield character if ord(character) in base else MARK
        else:
            base = next((face for face in faces if ord(character) in face), frozenset())
            yield character if base else MARK


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


@cache
def _faces() -> tuple[frozenset[int], ...]:
    """The characters of each face; read once in a process."""
    found = []
    for name in FACES:
        with TTFont(FONTS / name, lazy=True) as face:
            found.append(frozenset(face.getBestCmap()))
    return tuple(found)
