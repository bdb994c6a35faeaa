import csv
import io

import pytest

from comparison.export.csv_file import STATE, matrix_csv
from comparison.export.inert import FORMULA_STARTS, inert
from comparison.export.matrix import matrix
from comparison.export.table import Link
from tests.comparison.brief.documents import brief_of, catalogue_brief, document, rubric_text


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_table_says_what_the_matrix_of_the_spreadsheet_says() -> None:
    brief = catalogue_brief("zoom-meetings", "voov-meeting")
    table = matrix(brief)
    for line, row in zip(lines(matrix_csv(brief)), table.rows, strict=True):
        for column, cell in zip(table.columns, row, strict=True):
            if isinstance(cell, float):
                assert float(line[column.key]) == cell
            else:
                assert line[column.key] == ("" if cell is None else cell.text if isinstance(cell, Link) else str(cell))


def test_every_line_says_of_which_edition_and_where_it_is_from() -> None:
    brief = catalogue_brief("zoom-meetings", "voov-meeting")
    for line in lines(matrix_csv(brief)):
        assert [line[name] for name in STATE] == ["3", "2026-11-23", rubric_text().version, brief.permalink]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_name_that_begins_like_a_formula_is_made_inert(start: str) -> None:
    base = document("zoom-meetings")
    changed = base.model_copy(update={"product": base.product.model_copy(update={"name": f"{start}1+1"})})
    assert lines(matrix_csv(brief_of(changed)))[0]["name"] == f"'{start}1+1"


def test_words_are_left_as_they_are() -> None:
    assert [inert(text) for text in ("", "Zoom", "a=b", "腾讯会议")] == ["", "Zoom", "a=b", "腾讯会议"]
