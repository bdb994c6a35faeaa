"""Texts cut where what was looked for begins and ends: pure functions, whose parts stay text until a template."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.search.wanted import Wanted
from common.tokens import tokens

LONGEST = 320
BEFORE = 80
"""Signs of a long text that are shown at most, and before the first that was looked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text."""

    text: str
    marked: bool


def marked(text: str, wanted: Wanted) -> tuple[Part, ...]:
    """The whole text, cut where a mark begins or ends."""
    parts: list[Part] = []
    done = 0
    for start, end in _found(text, wanted):
        parts += [Part(text[done:start], marked=False), Part(text[start:end], marked=True)]
        done = end
    return tuple(part for part in (*parts, Part(text[done:], marked=False)) if part.text)


def excerpt(text: str, wanted: Wanted) -> tuple[Part, ...]:
    """The text, or of a long one the piece around the first that was looked for."""
    if len(text) > LONGEST:
        first = next(_found(text, wanted), (0, 0))[0]
        start = text.find(" ", first - BEFORE) + 1 if first > BEFORE else 0
        piece = text[start : start + LONGEST]
        before, after = "…" if start else "", ""
        if start + LONGEST < len(text):
            piece, after = piece.rpartition(" ")[0] or piece, "…"
        text = f"{before}{piece}{after}"
    return marked(text, wanted)


def _found(text: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Where what was looked for stands, in order, and none within another."""
    found = list(tokens(text))
    words = [token.text for token in found]
    spans = sorted(
        (found[first].start, found[after - 1].end)
        for group in wanted.groups
        for phrase in group
        for first, after in phrase.spans(words)
    )
    done = 0
    for start, end in spans:
        if end > done:
            yield max(start, done), end
            done = end
