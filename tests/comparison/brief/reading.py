"""What a reader, or a screen reader, finds in a PDF."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

BREAK = "\u200b"


def pages(pdf: bytes) -> list[str]:
    """The text of each page on one line, without the invisible places to break."""
    reader = PdfReader(BytesIO(pdf))
    return [flat(page.extract_text()) for page in reader.pages]


def lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page as they stand on it."""
    return [page.extract_text().replace(BREAK, "").splitlines() for page in PdfReader(BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def flat(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace(BREAK, "").replace("\u00a0", " ")).strip()


def dense(words: str) -> str:
    """The words without any white space: what survives every line break."""
    return re.sub(r"[\s\u200b]+", "", words)


def links(pdf: bytes) -> set[str]:
    reader = PdfReader(BytesIO(pdf))
    found = set()
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            action = annotation.get_object().get("/A")
            if action and "/URI" in action.get_object():
                found.add(str(action.get_object()["/URI"]))
    return found


def elements(pdf: bytes, kind: str) -> Iterator[Any]:
    """The elements of the structure tree with that tag."""
    document = pikepdf.open(BytesIO(pdf))
    left = [document.Root.StructTreeRoot.K]
    while left:
        node = left.pop()
        if isinstance(node, pikepdf.Array):
            left.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/S") == f"/{kind}":
                yield node
            if "/K" in node:
                left.append(node.K)
