"""The files that an officer can take away: one class a format, by its identifier."""

from typing import Protocol

from comparison.brief.render import render
from comparison.brief.types import Brief
from comparison.export.csv_file import matrix_csv
from comparison.export.pdf import annex_pdf, letters_pdf
from comparison.export.word import annex_docx
from comparison.export.workbook import workbook

PDF = "application/pdf"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Format(Protocol):
    """`identifier` names the address, `file` ends it; `stem` begins the name under which the file is kept."""

    identifier: str
    label: str
    file: str
    stem: str
    content_type: str

    def generate(self, document: Brief) -> bytes:
        """The file: the same bytes for the same brief."""
        ...


class BriefPdf:
    identifier = "brief-pdf"
    label = "Brief (PDF)"
    file = "brief.pdf"
    stem = "earshot"
    content_type = PDF

    def generate(self, document: Brief) -> bytes:
        return render(document)


class BriefXlsx:
    identifier = "brief-xlsx"
    label = "Spreadsheet (XLSX)"
    file = "brief.xlsx"
    stem = "earshot"
    content_type = SPREADSHEET

    def generate(self, document: Brief) -> bytes:
        return workbook(document)


class BriefCsv:
    identifier = "brief-csv"
    label = "Matrix (CSV)"
    file = "brief.csv"
    stem = "earshot"
    content_type = "text/csv; charset=utf-8; header=present"

    def generate(self, document: Brief) -> bytes:
        return matrix_csv(document).encode()


class DpiaDocx:
    identifier = "dpia-docx"
    label = "DPIA annex (DOCX)"
    file = "dpia.docx"
    stem = "earshot-dpia"
    content_type = WORD

    def generate(self, document: Brief) -> bytes:
        return annex_docx(document)


class DpiaPdf:
    identifier = "dpia-pdf"
    label = "DPIA annex (PDF)"
    file = "dpia.pdf"
    stem = "earshot-dpia"
    content_type = PDF

    def generate(self, document: Brief) -> bytes:
        return annex_pdf(document)


class QuestionsPdf:
    identifier = "questions-pdf"
    label = "Questions to vendors (PDF)"
    file = "questions.pdf"
    stem = "earshot-questions"
    content_type = PDF

    def generate(self, document: Brief) -> bytes:
        return letters_pdf(document)


FORMATS: dict[str, Format] = {
    form.identifier: form for form in (BriefPdf(), BriefXlsx(), BriefCsv(), DpiaDocx(), DpiaPdf(), QuestionsPdf())
}
