"""The spreadsheet, read back with another program's library."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from assessments.document import types as doc
from comparison.brief.content import content
from comparison.export.inert import storable
from comparison.export.workbook import LONGEST_TEXT, tables, workbook
from comparison.figures import figure, percent
from tests.comparison.brief.documents import APRIL_2020, brief_of, catalogue_brief, document

STORY = ("voov-meeting", "zoom-meetings", "jitsi-meet")
HOSTILE = [
    '=cmd|"/c calc"!A1',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "{=1+1}",
    '=HYPERLINK("https://x.example")',
    "https://x.example/",
    "12",
    "TRUE",
    "#REF!",
]


def opened(file: bytes) -> Workbook:
    return load_workbook(BytesIO(file))


def records(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet as the values by the words of its head."""
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def today() -> Workbook:
    return opened(workbook(catalogue_brief(*STORY)))


def saying(text: str) -> doc.PublicationDocument:
    """A document that says the text in every kind of cell."""
    base = document("zoom-meetings")
    return base.model_copy(
        update={
            "product": base.product.model_copy(update={"name": text}),
            "vendor": base.vendor.model_copy(update={"name": text}),
            "claims": tuple(
                claim.model_copy(
                    update={
                        "statement": text,
                        "flow": claim.flow and claim.flow.model_copy(update={"recipient": text, "retention": text}),
                    }
                )
                for claim in base.claims
            ),
            "evidence": tuple(e.model_copy(update={"title": text, "note": text, "url": text}) for e in base.evidence),
        }
    )


def test_sheets_are_those_that_an_officer_asks_for(today: Workbook) -> None:
    assert today.sheetnames == ["Matrix", "Claims", "Data flows", "Evidence", "Must-haves", "State"]
    for sheet in today:
        assert sheet.freeze_panes in {"B2", "C2"}
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for cell in sheet[1])


def test_matrix_holds_the_figures_of_the_documents_as_numbers(today: Workbook) -> None:
    rows = {row["Name in addresses"]: row for row in records(today, "Matrix")}
    assert list(rows) == sorted(STORY)
    for slug in STORY:
        result, row = document(slug).result, rows[slug]
        assert row["Score of 100"] == result.score
        assert (row["Range from"], row["Range to"], row["Known"]) == (*result.range, result.coverage)
        for score in document(slug).scores:
            found = next(value for head, value in row.items() if head.startswith(f"{score.criterion} "))
            assert found == (score.state.replace("-", " ") if score.level is None else score.level)


def test_figures_are_those_that_the_brief_prints(today: Workbook) -> None:
    rows = {row["Product"]: row for row in records(today, "Matrix")}
    for product in content(catalogue_brief(*STORY))["summary"]["products"]:
        row = rows[product["name"]]
        assert f"Score {figure(row['Score of 100'])} of 100" in product["verdict"]["figures"]
        assert f"{percent(row['Known'])} known" in product["verdict"]["known"]
        assert row["Grade"] == product["verdict"]["grade"]


def test_whole_days_are_dates_and_months_and_years_are_words(today: Workbook) -> None:
    described = {row["Assessed as of"] for row in records(today, "Matrix")}
    assert described == {datetime(2026, 11, 23)}  # noqa: DTZ001  # a day in a cell has no zone
    for row in records(today, "Claims"):
        claim = next(c for slug in STORY for c in document(slug).claims if c.id == row["Claim"])
        if claim.as_of is None:
            assert row["As of"] == "undated"
        elif len(claim.as_of) == 10:
            assert row["As of"].date() == date.fromisoformat(claim.as_of)
        else:
            assert isinstance(row["As of"], str)


def test_every_claim_flow_and_document_is_there_and_leads_to_its_page(today: Workbook) -> None:
    claims = [claim for slug in STORY for claim in document(slug).claims]
    cells = {cell.value: cell for cell in today["Claims"]["B"][1:]}
    assert cells.keys() == {claim.id for claim in claims}
    assert all(cell.hyperlink.target.endswith(f"/editions/3/claims/{key}/") for key, cell in cells.items())
    standing = {claim.id for claim in claims if claim.flow and claim.standing.state == "stands"}
    assert {row["Claim"] for row in records(today, "Data flows")} == standing
    cited = {link.evidence for claim in claims for link in claim.citations}
    urls = {evidence.url for slug in STORY for evidence in document(slug).evidence if evidence.slug in cited}
    assert urls <= {row["Address"] for row in records(today, "Evidence")}
    assert all(cell.hyperlink.target == cell.value for cell in today["Evidence"]["H"][1:])


def test_evidence_has_the_numbers_that_it_has_in_the_pdf(today: Workbook) -> None:
    numbers = {row["Number"]: row["Title"] for row in records(today, "Evidence")}
    for entry in content(catalogue_brief(*STORY))["evidence"]["entries"]:
        assert numbers[f"E{entry['number']}"] == entry["title"]
    for row in records(today, "Claims"):
        named = {part.split(" ")[0] for part in row["Evidence and place in it"].split("\n")}
        assert named <= numbers.keys()


def test_state_says_what_was_asked_of_which_edition_on_which_terms() -> None:
    brief = catalogue_brief(*STORY, as_of=APRIL_2020)
    told = {row["What"]: row["Value"] for row in records(opened(workbook(brief)), "State")}
    assert told["Asked for"] == "Side by side: Jitsi Meet, VooV Meeting and Zoom Meetings (Zoom Workplace)"
    assert told["Day described"] == "What could be known on 15 April 2020"
    assert "what could be known on it, not what is known today" in told["What that means"]
    assert told["Edition"] == 3
    assert told["Permanent address"] == brief.permalink
    assert "not yet confirmed by a person" in told["Who rated"]
    assert "CC BY 4.0" in told["Licence"]


def test_must_haves_say_so_where_none_was_set(today: Workbook) -> None:
    assert records(today, "Must-haves")[0]["Product"] == "No must-have was set."


def test_same_brief_gives_the_same_bytes() -> None:
    assert workbook(catalogue_brief(*STORY)) == workbook(catalogue_brief(*STORY))


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_no_text_is_ever_a_formula_a_number_or_a_link(text: str) -> None:
    book = opened(workbook(brief_of(saying(text))))
    found = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value.strip() == storable(text).strip():
                    found += 1
                    assert cell.data_type == "s"
                    assert cell.style == "Normal"
                    assert cell.quotePrefix or sheet.title == "Evidence"
    assert found > 20


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "external:c:\\x.exe", "internal:A1"])
def test_address_that_is_not_of_the_web_is_text(url: str) -> None:
    book = opened(workbook(brief_of(saying(url))))
    assert {cell.value for cell in book["Evidence"]["H"][1:]} == {url}
    assert not any(cell.hyperlink for cell in book["Evidence"]["H"][1:])


def test_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    book = opened(workbook(brief_of(saying("w" * (LONGEST_TEXT + 1)))))
    cell = book["Claims"]["F2"].value
    assert len(cell) == LONGEST_TEXT
    assert cell.endswith("…")


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=60))
def test_no_text_at_all_can_stop_the_spreadsheet(text: str) -> None:
    book = opened(workbook(brief_of(saying(text))))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_titles_of_sheets_and_heads_are_different_from_each_other() -> None:
    for table in tables(catalogue_brief("wire")):
        assert len(table.title) <= 31
        for words in ([column.key for column in table.columns], [column.label for column in table.columns]):
            assert len(set(words)) == len(words)
