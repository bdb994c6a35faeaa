"""Where markers stand on a map, so that none lies on another: pure geometry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, pi, sin
from typing import NamedTuple

RINGS = range(60, 900, 40)
ANGLES = 16
WIDER = 1.3
"""How much further a marker steps sideways than up: names are wide."""


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return _is_clear(self, (other,)) is False

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Something to be placed: the point that it speaks of, and how far it reaches from its own middle.

    `beside` keeps it off that point, too.
    """

    x: int
    y: int
    half_width: float
    above: float
    below: float
    beside: bool

    def box(self, x: float, y: float) -> Box:
        """The room that it takes when its middle stands there."""
        return Box(x - self.half_width, y - self.above, x + self.half_width, y + self.below)


def place(labels: Sequence[Label], frame: Box, clearance: float) -> list[tuple[int, int]]:
    """The middle of each label: its own point where there is room, else as near as there is room.

    No label leaves the frame, lies on one before it, or comes nearer than the clearance to the point of another, as
    long as there is room; where there is none, it stands at its point.
    """
    points = [
        Box(label.x - clearance, label.y - clearance, label.x + clearance, label.y + clearance) for label in labels
    ]
    filled: list[Box] = []
    middles = []
    for index, label in enumerate(labels):
        others = [*filled, *(point for at, point in enumerate(points) if label.beside or at != index)]
        middle = next(
            (
                (x, y)
                for x, y in _candidates(label, frame)
                if frame.holds(box := label.box(x, y)) and _is_clear(box, others)
            ),
            _inside(label, frame),
        )
        filled.append(label.box(*middle))
        middles.append(middle)
    return middles


def _is_clear(box: Box, others: Sequence[Box]) -> bool:
    """Whether the box overlaps none of the others; in one loop, for a crowded map asks it thousands of times."""
    left, top, right, bottom = box
    for a, b, c, d in others:  # noqa: SIM110  # all() takes three times as long
        if left < c and a < right and top < d and b < bottom:
            return False
    return True


def _candidates(label: Label, frame: Box) -> Iterator[tuple[int, int]]:
    yield _inside(label, frame)
    for dx, dy in _steps():
        yield label.x + dx, label.y + dy


@cache
def _steps() -> tuple[tuple[int, int], ...]:
    """Ways to step aside, the nearest first."""
    steps = {
        (round(radius * WIDER * cos(turn * 2 * pi / ANGLES)), round(radius * sin(turn * 2 * pi / ANGLES)))
        for radius in RINGS
        for turn in range(ANGLES)
    }
    return tuple(sorted(steps, key=lambda step: (hypot(*step), step)))


def _inside(label: Label, frame: Box) -> tuple[int, int]:
    """The point nearest to the label's own at which it stays within the frame."""
    return (
        round(min(max(label.x, frame.left + label.half_width), frame.right - label.half_width)),
        round(min(max(label.y, frame.top + label.above), frame.bottom - label.below)),
    )
