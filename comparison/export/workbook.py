"""The brief as a spreadsheet (XLSX)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from comparison.brief.content import numbered
from comparison.brief.front import SITE, title
from comparison.brief.types import Brief
from comparison.export import facts
from comparison.export.inert import storable
from comparison.export.matrix import matrix
from comparison.export.must_haves import must_haves
from comparison.export.state import state
from comparison.export.table import Cell, Column, Link, Table

LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""

WRITING = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


def tables(brief: Brief) -> tuple[Table, ...]:
    """The sheets; evidence has the numbers that it has in the PDF, and further ones for what only claims cite."""
    references = numbered(brief)
    told = (matrix(brief), facts.claims(brief, references), facts.flows(brief, references))
    return (*told, facts.evidence(references), must_haves(brief), state(brief))


def workbook(brief: Brief) -> bytes:
    """The spreadsheet of a brief: the same bytes for the same brief.

    Every text is written as text: none can act as a formula, and an address leads somewhere only where a cell is
    meant to.
    """
    out = BytesIO()
    with Workbook(out, WRITING) as book:
        book.set_properties(
            {
                "title": storable(title(brief)),
                "author": SITE,
                "comments": f"Edition {brief.edition}, {brief.permalink}",
                "created": datetime.combine(brief.edition_date, time(), UTC),
            }
        )
        look = Look(book)
        for table in tables(brief):
            _write(book.add_worksheet(table.title), table, look)
    return out.getvalue()


class Look:
    """The formats of the cells of one workbook."""

    def __init__(self, book: Workbook) -> None:
        top: dict[str, Any] = {"valign": "top"}
        # A text keeps being one when a reader edits its cell.
        text = {**top, "text_wrap": True, "quote_prefix": True}
        self.head = self._format(book, {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})
        self.text = self._format(book, text)
        self.link = self._format(book, {**text, "font_color": "#0b5563", "underline": 1})
        self.number = self._format(book, {**top, "align": "right"})
        self.share = self._format(book, {**top, "align": "right", "num_format": "0.00%"})
        self.day = self._format(book, {**top, "align": "left", "num_format": "yyyy-mm-dd"})

    @staticmethod
    def _format(book: Workbook, properties: dict[str, Any]) -> Format:
        made: Format = book.add_format(properties)
        return made


def _write(sheet: Worksheet, table: Table, look: Look) -> None:
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.label, look.head)
    for number, row in enumerate(table.rows, 1):
        for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _cell(sheet, (number, index), cell, column, look)
    sheet.freeze_panes(1, table.kept)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _paper(sheet, table.columns)


def _cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, column: Column, look: Look) -> None:
    match cell:
        case None | "":
            sheet.write_blank(*at, None, look.text)
        case str():
            sheet.write_string(*at, _text(cell), look.text)
        case Link(text, None):
            sheet.write_string(*at, _text(text), look.text)
        case Link(text, href):
            sheet.write_url(*at, href, look.link, _text(text))
        case date():
            sheet.write_datetime(*at, cell, look.day)
        case int() | float():
            sheet.write_number(*at, cell, look.share if column.is_share else look.number)


def _paper(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """How the sheet prints: A4 across, every column on the page, the head on each."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1 if sum(column.width for column in columns) < 400 else 2, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")


def _text(text: str) -> str:
    kept = storable(text)
    return kept if len(kept) <= LONGEST_TEXT else f"{kept[: LONGEST_TEXT - 1]}…"
