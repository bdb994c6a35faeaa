"""Small pieces of wording that every part of the brief shares."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlsplit

from assessments.document.types import ProductFacts, PublicationDocument
from common.dates import in_words
from vendors.vocabulary import Hosting, ProductKind

STATE_WORDS = {
    "nothing-found": "nothing found",
    "unclear": "unclear",
    "not-looked": "not looked",
    "not-applicable": "not applicable",
}
STATE_MEANINGS = {
    "nothing-found": "sources were searched, none answers it",
    "unclear": "claims exist, none decides a level",
    "not-looked": "nobody has searched yet",
    "not-applicable": "left out of the figures",
}
UNKNOWN_STATES = frozenset({"nothing-found", "unclear", "not-looked"})
LANGUAGES = {
    "bg": "Bulgarian", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "hi": "Hindi", "hy": "Armenian", "it": "Italian", "ja": "Japanese", "nl": "Dutch", "no": "Norwegian",
    "pt": "Portuguese", "sl": "Slovenian", "te": "Telugu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
MOST_KEPT_TOGETHER = 1500
LONGEST_NAME = 120
"""No real name with its edition is longer."""
LONGEST_LINK = 2000
"""Typst refuses addresses of some thousand characters; none of this length is of use to a reader."""


def label(vocabulary: type[StrEnum], code: str) -> str:
    """The label of a stored word; a word that the vocabulary no longer has is printed as it is stored.

    A publication never changes, while the vocabulary may.
    """
    try:
        word: Any = vocabulary(code)
    except ValueError:
        return code.replace("-", " ")
    return str(word.label)


def labels(vocabulary: type[StrEnum], codes: Iterable[str]) -> str:
    """The labels of stored words, separated by commas."""
    return ", ".join(label(vocabulary, code) for code in codes)


def joined(parts: Sequence[str], last: str = "and") -> str:
    """The parts as people list them: `A, B and C`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(number: int, one: str, more: str | None = None) -> str:
    """`1 flow`, `2 flows`."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!…" else ".")


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def fits(*texts: str) -> bool:
    """Whether the texts together are so short that they may be kept on one page."""
    return sum(map(len, texts)) <= MOST_KEPT_TOGETHER


def is_past(document: PublicationDocument) -> bool:
    """Whether the document describes an earlier day than the one on which its facts were gathered."""
    return document.as_of < document.catalogue_read


def full_name(product: ProductFacts) -> str:
    """The name with the edition in brackets, where there is one that the hosting does not say already."""
    return with_edition(product.name, product.edition, product.hosting)


def with_edition(name: str, edition: str | None, hosting: str) -> str:
    """The full name, from its parts."""
    if edition and edition.casefold() != label(Hosting, hosting).casefold():
        name = f"{name} ({edition})"
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def hosting(product: ProductFacts) -> str:
    """Who runs the servers, in a word."""
    return label(Hosting, product.hosting)


def kind(product: ProductFacts) -> str:
    """What the product is for, in a word."""
    return label(ProductKind, product.kind)


def language(code: str) -> str:
    """The name of a document's language, or its tag where it has none here."""
    return LANGUAGES.get(code.split("-", maxsplit=1)[0], code)


def address(url: str) -> dict[str, str | None]:
    """The address as text and, only where it is of the web, as something to follow."""
    return {"text": url, "href": _web(url)}


def _web(url: str) -> str | None:
    if len(url) > LONGEST_LINK or re.search(r"[\x00-\x20\x7f<>\"\\^`{|}]", url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    try:
        netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except UnicodeError:
        return None
    rest = url.split(parts.netloc, 1)[1]
    return f"{parts.scheme}://{netloc}{quote(rest, safe='%/:?#[]@!$&()*+,;=~-._' + chr(39))}"


def day_in_words(day: date) -> str:
    """The day as people read it: `3 April 2020`."""
    return in_words(day.isoformat())
