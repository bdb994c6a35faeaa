"""Stretches of the line from 0 to 1, and where a quadratic is not negative, with exact ends where they are rational."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from math import isqrt

Stretch = tuple[Fraction, Fraction]
"""From the first to the second, both included; the same twice for a single point."""

WHOLE: tuple[Stretch, ...] = ((Fraction(0), Fraction(1)),)
FINE = 1 << 64
"""An end that is no fraction is off by less than one part in this number."""


def not_negative(square: int, linear: int, constant: int) -> tuple[Stretch, ...]:
    """Where, from 0 to 1, square · t² + linear · t + constant is 0 or more."""

    def value(t: Fraction) -> Fraction:
        return (square * t + linear) * t + constant

    roots = {root for root in _roots(square, linear, constant) if 0 < root < 1}
    ends = sorted({Fraction(0), Fraction(1), *roots})
    spans = [(low, high) for low, high in pairwise(ends) if value((low + high) / 2) >= 0]
    points = [(end, end) for end in ends if end in roots or value(end) >= 0]
    return joined([*spans, *points])


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same points in the fewest stretches, from the lowest up."""
    found: list[Stretch] = []
    for low, high in sorted(stretches):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def in_both(one: Iterable[Stretch], other: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The points that both have."""
    other = tuple(other)
    shared = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return joined((low, high) for low, high in shared if low <= high)


def _roots(square: int, linear: int, constant: int) -> tuple[Fraction, ...]:
    if not square:
        return (Fraction(-constant, linear),) if linear else ()
    discriminant = linear * linear - 4 * square * constant
    if discriminant < 0:
        return ()
    root: int | Fraction = isqrt(discriminant)
    if root * root != discriminant:
        root = Fraction(isqrt(discriminant * FINE * FINE), FINE)
    return Fraction(-linear - root) / (2 * square), Fraction(-linear + root) / (2 * square)
