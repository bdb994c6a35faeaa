"""Pieces of a Word file that python-docx has no words for: links, bookmarks, fields, tables as registers."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from comparison.export.inert import storable

INK, SOFT, ACCENT = RGBColor(0x1C, 0x1E, 0x21), RGBColor(0x5A, 0x5E, 0x63), RGBColor(0x0B, 0x55, 0x63)
RULE = "D3D0C7"
SMALL = Pt(7.5)
IN_TABLES = "TableText"
"""The identifier of the style of text in tables: to look a style up by its name takes long."""


def say(paragraph: Paragraph, text: str, style: str = "") -> Run:
    """Adds text to the paragraph; `style` is empty, strong or quiet."""
    run = paragraph.add_run(storable(text))
    run.bold = True if style == "strong" else None
    if style == "quiet":
        run.font.color.rgb = SOFT
    return run


def lead_to(paragraph: Paragraph, text: str, href: str) -> None:
    """Adds text that leads to an address of the web, or with `#` before it to a bookmark."""
    link = element("w:hyperlink")
    if href.startswith("#"):
        link.set(qn("w:anchor"), href[1:])
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = say(paragraph, text)
    run.font.color.rgb = ACCENT
    link.append(run._r)
    paragraph._p.append(link)


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Makes the paragraph's beginning a place that can be led to."""
    paragraph._p.append(element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def field(paragraph: Paragraph, code: str) -> None:
    """Adds what Word works out itself, such as the number of the page."""
    paragraph._p.append(element("w:fldSimple", instr=code))


def register(pages: Document, caption: str, widths: Sequence[float], heads: Sequence[str], rows: Sequence[Any]) -> None:
    """Adds a table: a head that repeats on every page, rows that stay whole, widths in millimetres."""
    table = pages.add_table(rows=1, cols=len(heads))
    table.autofit = False
    _rules(table, caption)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    head = table.rows[0]
    _mark_row(head._tr, "w:cantSplit", "w:tblHeader")
    for cell, text in zip(head.cells, heads, strict=True):
        _line(cell.paragraphs[0], {"text": text, "style": "strong", "href": None})
    for row in rows:
        added = table.add_row()
        _mark_row(added._tr, "w:cantSplit")
        for cell, lines in zip(added.cells, row, strict=True):
            for index, line in enumerate(lines):
                _line(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), line)
    for row_of_cells in table.rows:
        for cell, width in zip(row_of_cells.cells, widths, strict=True):
            cell.width = Mm(width)


def element(tag: str, **attributes: str) -> Any:
    """An element of the word-processing vocabulary with its attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def refer(paragraph: Paragraph, numbers: Sequence[int]) -> None:
    """Adds the numbers of evidence, each leading to its entry."""
    for index, number in enumerate(numbers):
        if index:
            say(paragraph, " ")
        lead_to(paragraph, f"[E{number}]", f"#evidence-{number}")


def _line(paragraph: Paragraph, line: dict[str, Any]) -> None:
    paragraph._p.style = IN_TABLES
    if "refs" in line:
        refer(paragraph, line["refs"])
    elif line["href"]:
        lead_to(paragraph, line["text"], line["href"])
    else:
        say(paragraph, line["text"], line["style"])


def _rules(table: Table, caption: str) -> None:
    """Thin rules between rows, first column and first row as heads, and a caption for those who listen."""
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    margins = element("w:tblCellMar")
    for side, width in (("top", "40"), ("left", "57"), ("bottom", "40"), ("right", "57")):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    layout.addnext(margins)
    look = properties.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), "1")
    look.set(qn("w:firstColumn"), "1")
    look.addnext(element("w:tblCaption", val=storable(caption)))


def _mark_row(row: Any, *tags: str) -> None:
    properties = row.get_or_add_trPr()
    for tag in tags:
        properties.append(element(tag))
