"""The brief as a PDF."""

from pathlib import Path

from comparison.brief.content import content
from comparison.brief.types import Brief
from comparison.brief.typeset import typeset

TEMPLATE = Path(__file__).parent / "brief.typ"


def render(brief: Brief) -> bytes:
    """The PDF of a brief: the same bytes for the same brief."""
    return typeset(TEMPLATE, content(brief), brief.edition_date)
