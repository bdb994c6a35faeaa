"""PDFs by Typst: PDF/A-2a and PDF/UA-1 in one file, the same bytes for the same data."""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from comparison.brief.characters import FONTS, printable_tree
from comparison.brief.rowheaders import with_row_headers

LOOK = Path(__file__).parent / "look.typ"


def typeset(template: Path, content: dict[str, Any], day: date) -> bytes:
    """The PDF that a template makes of the content, dated with the day.

    Everything a publication says reaches the template as data, never as source, and the compiler sees an empty
    folder only: no text can act as markup, read a file or fetch anything.
    """
    data = json.dumps(printable_tree(content), ensure_ascii=False, sort_keys=True)
    with TemporaryDirectory(prefix="typeset-") as empty:
        compiler = typst.Compiler(
            _source(template),
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
            timestamp=datetime.combine(day, time(), UTC),
        )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return with_row_headers(pdf)


@cache
def _source(template: Path) -> bytes:
    """The look that all documents share, and the template after it."""
    return LOOK.read_bytes() + template.read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """The bundled fonts, read once in a process; none of the system, none of the compiler."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
