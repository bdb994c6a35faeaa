"""The brief as a PDF: PDF/A-2a and PDF/UA-1 in one file, the same bytes for the same brief."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from comparison.brief.characters import FONTS, printable_tree
from comparison.brief.content import content
from comparison.brief.rowheaders import with_row_headers
from comparison.brief.types import Brief

TEMPLATE = Path(__file__).parent / "brief.typ"


def render(brief: Brief) -> bytes:
    """The PDF of a brief.

    Everything a publication says reaches the template as data, never as source, and the compiler sees an empty
    folder only: no text can act as markup, read a file or fetch anything.
    """
    data = json.dumps(printable_tree(content(brief)), ensure_ascii=False, sort_keys=True)
    with TemporaryDirectory(prefix="brief-") as empty:
        compiler = typst.Compiler(
            _template(),
            root=empty,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            package_path=empty,
            package_cache_path=empty,
        )
        pdf = compiler.compile(
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=datetime.combine(brief.edition_date, time(), UTC),
        )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return with_row_headers(pdf)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """The bundled fonts, read once in a process; none of the system, none of the compiler."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
