"""Text that a spreadsheet or a word processor keeps as text."""

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What some spreadsheet takes for the beginning of a formula; Chinese and Japanese ones do so with wide signs, too."""

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows: text could seem to say something else."""


def inert(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def storable(text: str) -> str:
    """The text without what no XML file can hold, and without signs that turn its direction."""
    return DIRECTIONS.sub("", NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
