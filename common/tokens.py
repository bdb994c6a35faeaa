"""Text as the words that it is searched by: pure functions, the same for what is written and for what is asked.

A token is a word without case, accents and plural s, so that `Servers`, `server` and `SERVER` are one. Signs between
words are left out: `end-to-end` is three tokens. Scripts that put no space between words count sign by sign: `会议` is
two tokens, and every part of a name can be found.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 100
"""Signs of a token that count; no word that a reader can ask for is longer."""

# Thai, Lao, Burmese, Khmer, Japanese kana and Chinese characters.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_ACCENTS = "\u0300-\u036f"
_WORD = re.compile(rf"[{_SPACELESS}]|(?:[^\W_{_SPACELESS}][{_ACCENTS}]*)+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: as it is searched by, and where it stands in the text."""

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in their order."""
    for found in _WORD.finditer(text):
        folded = _fold(found.group())
        if folded:
            yield Token(folded, found.start(), found.end())


def token_line(text: str) -> str:
    """The words of a text as they are searched by, with spaces between."""
    return " ".join(token.text for token in tokens(text))


def _fold(word: str) -> str:
    if not word.isascii():
        # What is taken apart may hold signs: ½ becomes 1⁄2.
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
        word = "".join(sign for sign in parts if sign.isalnum())
    word = word.lower()[:LONGEST]
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word
