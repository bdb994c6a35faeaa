"""The annex and the letters as PDFs: the same bytes for the same brief."""

from pathlib import Path

from comparison.brief.types import Brief
from comparison.brief.typeset import typeset
from comparison.export.annex import annex
from comparison.export.letters import letters

HERE = Path(__file__).parent


def annex_pdf(brief: Brief) -> bytes:
    """The annex for a data-protection impact assessment."""
    return typeset(HERE / "dpia.typ", annex(brief), brief.edition_date)


def letters_pdf(brief: Brief) -> bytes:
    """The letters to the vendors, with room for answers."""
    return typeset(HERE / "letters.typ", letters(brief), brief.edition_date)
