"""The bar that shows a score within its range: one inline picture, the same on pages and in print."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.document.types import Result, SectionResult
from comparison.figures import figure


def range_bar(result: Result | SectionResult) -> SafeString:
    """An SVG of 0 to 100: a line, the range as a bar, the score as a mark; the figures are its label."""
    low, high = result.range
    mark = (
        ""
        if result.score is None
        else format_html('<path d="M{} 0v8" stroke="currentColor" stroke-width="2"/>', round(result.score, 1))
    )
    return format_html(
        '<svg class="bar" viewBox="-1 0 102 8" role="img" aria-label="{}">'
        '<path d="M0 4h100" stroke="currentColor" opacity=".25"/>'
        '<path d="M{} 4h{}" stroke="currentColor" stroke-width="4" opacity=".45"/>{}</svg>',
        in_words(result),
        round(low, 1),
        max(round(high - low, 1), 0.8),
        mark,
    )


def in_words(result: Result | SectionResult) -> str:
    """The bar's figures in words."""
    low, high = (figure(value) for value in result.range)
    if result.score is None:
        return f"no score; between {low} and {high} of 100"
    return f"score {figure(result.score)}, between {low} and {high} of 100"
