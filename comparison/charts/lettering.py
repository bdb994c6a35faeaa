"""Text in pictures: how wide it is at most, how it is broken into lines, and what of it XML can hold."""

import re
from html import escape

from comparison.charts.markup import Markup

FONTS = "Noto Sans, Noto Sans SC, Noto Sans Arabic, system-ui, sans-serif"
"""The brief's font first, then whatever the reader's system uses."""

ELLIPSIS = "…"
JOINTS = " -/.,;_@"
FULL = 1.0
"""Width in ems of a letter that the table does not name; of a picture or a sign of a rare script it is WIDEST."""
WIDEST = 1.4
FIRST_RARE = 0x10000
# As wide as the wider of Noto Sans and DejaVu Sans, rounded up: what a reader's system uses is not known.
ASCII_WIDTHS = {
    **dict.fromkeys("'`ijlJ ,.:;If-/\\()[]t!r", 0.42),
    **dict.fromkeys('"_szcLFkvxyPTY?*|', 0.62),
    **dict.fromkeys("aoeESbdghnpqu$0123456789{}", 0.65),
    **dict.fromkeys("KAVBRXZCUHNDGOQ&w", 0.84),
    **dict.fromkeys("#+<=>^~", 0.85),
    **dict.fromkeys("mM%W@", 1.0),
}
UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


def clean(text: str) -> str:
    """The text on one line, without what XML cannot hold."""
    return " ".join(UNFIT.sub("", text).split())


def escaped(text: str) -> Markup:
    """The text on one line, ready to stand in an element or an attribute of a picture."""
    return Markup(escape(clean(text)))


def width(text: str, size: float) -> float:
    """How wide the text is at most, in the unit of the size."""
    return size * sum(map(_ems, text))


def wrap(text: str, limit: float, size: float, most_lines: int) -> tuple[str, ...]:
    """The text in lines no wider than the limit; what does not fit into the lines ends in an ellipsis."""
    lines: list[str] = []
    words = clean(text).split(" ")
    while words:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= limit:
            line = f"{line} {words.pop(0)}"
        if width(line, size) > limit:
            head = _cut(line, limit, size)
            words.insert(0, line[len(head) :])
            line = head
        lines.append(line)
        if len(lines) == most_lines and words:
            return (*lines[:-1], _ended(lines[-1], limit, size))
    return tuple(lines)


def _ended(line: str, limit: float, size: float) -> str:
    """The line with an ellipsis at its end, shortened until both fit."""
    return _cut(line, limit - width(ELLIPSIS, size), size).rstrip(" ,;(") + ELLIPSIS


def _cut(line: str, limit: float, size: float) -> str:
    """As much of the beginning as fits, and one character at least; a long word ends at a joint if it has one."""
    end, taken = 0, 0.0
    while end < len(line) and taken + size * _ems(line[end]) <= limit:
        taken += size * _ems(line[end])
        end += 1
    joint = max(line.rfind(sign, end // 2, end) for sign in JOINTS) + 1
    return line[: joint or max(end, 1)]


def _ems(character: str) -> float:
    if character in ASCII_WIDTHS:
        return ASCII_WIDTHS[character]
    return WIDEST if ord(character) >= FIRST_RARE else FULL
