"""The strip that shows how often a product takes each rank: one cell a rank, the darker the more often."""

from collections.abc import Sequence

from comparison.charts.markup import Markup, fill, join

MOST_CELLS = 50
"""Where there are more ranks, neighbouring ones share a cell."""

FAINTEST = 0.005
"""A share below this leaves its cell empty, as it would be printed as 0 %."""


def rank_strip(shares: Sequence[float], darkest: float, words: str) -> Markup:
    """An SVG of the shares of ranks 1 to n, first rank at the left; `darkest` is the share drawn in full colour, and
    `words` say what the strip shows."""
    cells = _cells(shares)
    step = 100 / len(cells)
    drawn = join(
        '<rect x="{}" width="{}" height="14" fill-opacity="{}"/>',
        (
            (round(index * step, 2), round(step, 2), round(min(share / darkest, 1), 2))
            for index, share in enumerate(cells)
            if share >= FAINTEST
        ),
    )
    return fill(
        '<svg class="bar strip" viewBox="0 0 100 14" role="img" preserveAspectRatio="none"><title>{}</title>'
        '<g fill="currentColor">{}</g><path d="M0 13.5h100" stroke="currentColor" opacity=".35"/></svg>',
        words,
        drawn,
    )


def _cells(shares: Sequence[float]) -> list[float]:
    """The shares, of neighbours together where there are more than can be told apart."""
    together = -(-len(shares) // MOST_CELLS)
    return [sum(shares[start : start + together]) for start in range(0, len(shares), together)]
