"""What a reader looks for, and the same in the language of each database's index: pure functions.

A reader writes words, all of which must be found, and phrases in quotation marks. The last word may be only begun.
Everything else is text: no sign has a meaning, and nothing that can be written is an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from common.tokens import token_line, tokens

QUOTATION_MARKS = re.compile('["“”„«»]')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; the last may be only begun."""

    words: tuple[str, ...]
    begun: bool = False

    def spans(self, words: list[str]) -> Iterator[tuple[int, int]]:
        """Where the phrase stands among words: the number of its first and the number after its last."""
        length = len(self.words)
        for start in range(len(words) - length + 1):
            *whole, last = words[start : start + length]
            if tuple(whole) == self.words[:-1] and (
                last.startswith(self.words[-1]) if self.begun else last == self.words[-1]
            ):
                yield start, start + length

    def __str__(self) -> str:
        """The phrase as a part of a line of words that begins and ends with a space."""
        return f" {' '.join(self.words)}" + ("" if self.begun else " ")


ALIKE = {
    ("e2e",): Phrase(("end", "to", "end")),
    ("e2ee",): Phrase(("end", "to", "end", "encrypt"), begun=True),
    ("end", "to", "end"): Phrase(("e2e",), begun=True),
}
"""What is said in two ways; a phrase in quotation marks is taken as it stands."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: of each group of phrases at least one, and `line`, all the words as they were written."""

    groups: tuple[tuple[Phrase, ...], ...]
    line: str

    def fts5(self) -> str:
        """The same for SQLite's FTS5."""
        return " AND ".join(f"({' OR '.join(map(_fts5, group))})" for group in self.groups)

    def tsquery(self) -> str:
        """The same for PostgreSQL, as the text of a tsquery."""
        return " & ".join(f"({' | '.join(map(_tsquery, group))})" for group in self.groups)


def read_wanted(text: str) -> Wanted:
    """What the text of a reader looks for; no groups where it holds no word."""
    written = [(words, quoted, closed) for words, quoted, closed in _parts(text) if words]
    groups = []
    for number, (words, quoted, closed) in enumerate(written, 1):
        # One letter begins too many words to mean any of them.
        begun = number == len(written) and not closed and len(words[-1]) > 1
        alike = None if quoted else ALIKE.get(words)
        groups.append((Phrase(words, begun), *([alike] if alike else [])))
    return Wanted(tuple(dict.fromkeys(groups)), token_line(text))


def _parts(text: str) -> Iterator[tuple[tuple[str, ...], bool, bool]]:
    """Words that belong together, whether they stand in quotation marks, and whether these were closed."""
    parts = QUOTATION_MARKS.split(text)
    for number, part in enumerate(parts):
        quoted, closed = number % 2 == 1, number % 2 == 1 and number < len(parts) - 1
        for written in [part] if quoted else part.split():
            yield tuple(token.text for token in tokens(written)), quoted, closed


def _fts5(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"' + ("*" if phrase.begun else "")


def _tsquery(phrase: Phrase) -> str:
    return " <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.begun else "")
