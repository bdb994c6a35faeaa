"""The matrix of products and jurisdictions as a file: one line for each product, jurisdiction and road."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from assessments.document import types as doc
from assessments.models import Publication
from comparison.export.inert import inert
from comparison.reach_page import Column, Row
from comparison.reading import Reading
from comparison.roads import day_of

HEADER = (
    "product", "name", "vendor", "hosting", "jurisdiction", "jurisdiction_name", "road", "readable", "encrypted",
    "metadata", "laws", "claims", "links", "closed", "partly", "assessed_as_of", "edition", "as_of",
)  # fmt: skip


def csv_texts(reading: Reading, batches: Iterable[Iterable[Row]]) -> Iterator[str]:
    """The file piece by piece, first the header line; several values in one cell are parted by semicolons."""
    yield _written([HEADER])
    for rows in batches:
        yield _written([inert(value) for value in line] for line in _lines(reading, rows))


def _written(lines: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


def _lines(reading: Reading, rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    ending = (str(reading.edition.number), day_of(reading).isoformat())
    for row in rows:
        for cell in row.cells:
            for road in cell.roads:
                yield (*_line(row.publication, cell.column, road), row.publication.as_of.isoformat(), *ending)


def _line(publication: Publication, column: Column, road: doc.Exposure) -> tuple[str, ...]:
    several = (road.readable, road.encrypted, road.metadata, road.laws, road.claims, road.links)
    return (
        publication.product_id,
        publication.name,
        publication.vendor_name,
        publication.hosting,
        column.code,
        column.name,
        road.road,
        *("; ".join(values) for values in several),
        road.closed or "",
        road.partly or "",
    )
