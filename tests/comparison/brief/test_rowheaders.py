from io import BytesIO

import pikepdf
import pytest

from comparison.brief import typeset
from comparison.brief.render import render
from comparison.brief.rowheaders import with_row_headers
from tests.comparison.brief import reading
from tests.comparison.brief.documents import catalogue_brief


@pytest.fixture(scope="module")
def given() -> bytes:
    """A PDF as Typst writes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typeset, "with_row_headers", bytes)
        return render(catalogue_brief("zoom-meetings", "voov-meeting"))


def test_first_cell_of_each_row_becomes_its_header_and_nothing_else_changes(given: bytes) -> None:
    marked = with_row_headers(given)
    before, after = (sum(1 for _ in reading.elements(pdf, "TD")) for pdf in (given, marked))
    firsts = [(str(row.K[0].A[0].Scope), "/Headers" in row.K[0].A[0]) for row in reading.elements(marked, "TR")]
    assert firsts.count(("/Row", True)) == before - after > 40
    assert set(firsts) == {("/Row", True), ("/Column", True)}
    assert reading.text(marked) == reading.text(given)


def test_file_stays_whole(given: bytes) -> None:
    marked = with_row_headers(given)
    with pikepdf.open(BytesIO(marked)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert not pdf.get_warnings()
    assert with_row_headers(marked) == marked


def test_file_written_in_another_way_is_refused(given: bytes) -> None:
    with pikepdf.open(BytesIO(given)) as pdf:
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with pytest.raises(ValueError, match="no table of objects"):
        with_row_headers(out.getvalue())
