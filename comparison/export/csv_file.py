"""The matrix as a CSV file."""

import csv
import io
from datetime import date

from comparison.brief.types import Brief
from comparison.export.inert import inert
from comparison.export.matrix import matrix
from comparison.export.table import Cell, Link

STATE = ("edition", "edition_of", "rubric", "address")


def matrix_csv(brief: Brief) -> str:
    """The matrix with a header line; each line ends with the edition, the rubric and the address of the state."""
    table = matrix(brief)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*(column.key for column in table.columns), *STATE])
    ending = (brief.edition, brief.edition_date, brief.rubric.version, brief.permalink)
    writer.writerows([_text(cell) for cell in (*row, *ending)] for row in table.rows)
    return text.getvalue()


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Link(text):
            return inert(text)
        case date():
            return cell.isoformat()
        case float():
            return f"{cell:.4f}".rstrip("0").rstrip(".")
        case _:
            return inert(str(cell))
