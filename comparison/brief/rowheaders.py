"""Row headers for screen readers, which Typst does not write by itself."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

ENTRY = 20
"""Bytes of one line of a PDF's table of objects: the place of the object, ten digits, and whether it is in use."""

TABLE = re.compile(rb"xref\n0 (\d+)\n")
FIRST_CELL = re.compile(rb"/K ?\[?(\d+) 0 R")
ROW, CELL, HEAD = b"<</Type/StructElem/S/TR", b"<</Type/StructElem/S/TD", b"<</Type/StructElem/S/TH"


def with_row_headers(pdf: bytes) -> bytes:
    """The same PDF with the first cell of every table row tagged as the header of its row.

    Typst writes the tree of tags as plain objects and one table of all objects at the end, so that some bytes are
    put in and the places in the table moved on; a library that reads and writes the whole file takes ten times as
    long. ValueError where the file is not written like that.
    """
    begins = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    table = TABLE.match(pdf, begins)
    if table is None:
        raise ValueError("no table of objects where the PDF says that it begins")
    lines = range(table.end(), table.end() + ENTRY * int(table[1]), ENTRY)
    places = [int(pdf[line : line + 10]) for line in lines]
    changed = dict(sorted(_first_cells(pdf, places)))
    return _rebuilt(pdf, places, changed, (begins, table.end()))


def _first_cells(pdf: bytes, places: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The place of the first cell of each row that is not a header yet, with the object that it becomes."""
    for place in places[1:]:
        row = _object(pdf, place)
        first = FIRST_CELL.search(row) if ROW in row[:50] else None
        if first:
            found = places[int(first[1])]
            cell = _object(pdf, found)
            if CELL in cell[:50]:
                yield found, _as_header(cell)


def _object(pdf: bytes, place: int) -> bytes:
    """The object at a place of the file, as far as its first end mark; that of a stream is of no interest."""
    return pdf[place : pdf.index(b"endobj", place)]


def _as_header(cell: bytes) -> bytes:
    head = cell.replace(CELL, HEAD, 1)
    if b"/O/Table" in head:
        return head.replace(b"/O/Table", b"/O/Table/Scope/Row", 1)
    if b"/A[" in head:
        return head.replace(b"/A[", b"/A[<</O/Table/Scope/Row>>", 1)
    return head.replace(HEAD, HEAD + b"/A[<</O/Table/Scope/Row>>]", 1)


def _rebuilt(pdf: bytes, places: Sequence[int], changed: Mapping[int, bytes], table: tuple[int, int]) -> bytes:
    """The file with the changed objects, and everything after them moved on in its table; `table` is where that
    begins, and where its lines do."""
    starts = list(changed)
    moved = [0, *accumulate(len(new) - len(_object(pdf, place)) for place, new in changed.items())]
    parts, done = [], 0
    for place, new in changed.items():
        parts += [pdf[done:place], new]
        done = place + len(_object(pdf, place))
    begins, lines = table
    parts += [pdf[done:lines], pdf[lines : lines + ENTRY]]
    for number, place in enumerate(places[1:], 1):
        line = lines + number * ENTRY
        parts += [b"%010d" % (place + moved[bisect(starts, place - 1)]), pdf[line + 10 : line + ENTRY]]
    ending = pdf[lines + len(places) * ENTRY :]
    parts.append(ending.replace(b"startxref\n%d" % begins, b"startxref\n%d" % (begins + moved[-1])))
    return b"".join(parts)
