"""The bar that shows between which weights an order holds: stretches of the line from 0 to 1, and where it is now."""

from collections.abc import Sequence
from fractions import Fraction

from comparison.charts.markup import Markup, fill, join

THINNEST = 0.8
"""A stretch that is a single point is drawn as wide as this, so that it is seen."""


def interval_bar(stretches: Sequence[tuple[Fraction, Fraction]], now: Fraction, words: str) -> Markup:
    """An SVG of 0 to 1: a line, the stretches as bars, the present share as a mark; `words` say the same."""
    bars = join(
        '<path d="M{} 4h{}" stroke="currentColor" stroke-width="4" opacity=".45"/>',
        ((_at(low), max(round(_at(high) - _at(low), 1), THINNEST)) for low, high in stretches),
    )
    return fill(
        '<svg class="bar" viewBox="-1 0 102 8" role="img"><title>{}</title>'
        '<path d="M0 4h100" stroke="currentColor" opacity=".25"/>{}'
        '<path d="M{} 0v8" stroke="currentColor" stroke-width="2"/></svg>',
        words,
        bars,
        _at(now),
    )


def _at(share: Fraction) -> float:
    return round(float(share) * 100, 1)
