"""The annex for a data-protection impact assessment: its words, and both files that carry them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.document import types as doc
from comparison.export.annex import annex
from comparison.export.pdf import annex_pdf
from comparison.export.word import annex_docx
from tests.comparison.brief import reading
from tests.comparison.brief.documents import APRIL_2020, brief_of, catalogue_brief, document
from tests.comparison.brief.test_render import HOSTILE, hostile

STORY = ("voov-meeting", "zoom-meetings", "jitsi-meet")
TITLES = ["Register of data flows", "Jurisdictions within reach", "Access laws", "What is not known"]


def tables(slug: str, as_of: str = "2026-11-23") -> dict[str, dict[str, Any]]:
    (product,) = annex(catalogue_brief(slug, as_of=as_of))["products"]
    return {table["title"]: table for table in product["tables"]}


def words(row: list[list[dict[str, Any]]]) -> list[str]:
    """What each cell of a row says, evidence apart."""
    return [" ".join(line["text"] for line in cell if "text" in line) for cell in row]


def every_line(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for product in data["products"]:
        for table in product["tables"]:
            for row in table["rows"]:
                for cell in row:
                    yield from cell


@pytest.fixture(scope="module")
def word() -> docx.document.Document:
    return docx.Document(BytesIO(annex_docx(catalogue_brief(*STORY))))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return annex_pdf(catalogue_brief(*STORY))


def test_register_holds_every_flow_that_stands_with_what_an_assessment_needs() -> None:
    rows = [words(row) for row in tables("zoom-meetings")["Register of data flows"]["rows"]]
    standing = [c for c in document("zoom-meetings").claims if c.flow and c.standing.state == "stands"]
    assert len(rows) == len(standing)
    for claim, row in zip(standing, rows, strict=True):
        assert claim.flow is not None
        assert claim.flow.recipient in row[2]
        assert row[6] == (claim.flow.transfer_mechanism or "not on record")
        assert row[7] == (claim.flow.retention or "not on record")
        assert claim.id in row[8]
        assert "as of" in row[8] or "undated" in row[8]
    biometric = next(row for row in rows if row[0] == "Biometric data")
    assert biometric[1:6] == [
        "users", "Zoom the vendor", "no place is named", "To run the service when an optional feature is used",
        "not stated",
    ]  # fmt: skip


def test_flows_that_had_ended_are_left_out_and_counted() -> None:
    table = tables("zoom-meetings")["Register of data flows"]
    assert table["words"].startswith("2 flows on record had ended by 23 November 2026")


def test_jurisdictions_name_road_laws_and_what_is_reached() -> None:
    rows = [words(row) for row in tables("voov-meeting")["Jurisdictions within reach"]["rows"]]
    assert rows[0][:2] == ["China EU: no adequacy decision", "By control of the vendor"]
    assert "National Intelligence Law" in rows[0][3]
    assert "Tencent is headquartered in China" in rows[0][3]
    laws = [words(row) for row in tables("voov-meeting")["Access laws"]["rows"]]
    assert laws[0][2:6] == ["wherever the company has control", "technical assistance", "yes", "no"]


def test_closed_road_says_why() -> None:
    rows = [words(row) for row in tables("jitsi-meet")["Jurisdictions within reach"]["rows"]]
    assert rows[0][2].startswith("Closed: The customer operates the service")


def test_what_is_not_known_has_the_question_to_ask() -> None:
    rows = [words(row) for row in tables("voov-meeting")["What is not known"]["rows"]]
    asked = {criterion.code: criterion.ask for criterion in catalogue_brief("wire").rubric.criteria}
    by_words = {row[0]: row for row in rows}
    assert by_words["Where this goes: 1 flow of 1"][1].startswith("voov-meeting-c2-3 network address of users to")
    assert by_words["Where this goes: 1 flow of 1"][2] == asked["C1"]
    unknown = [s.criterion for s in document("voov-meeting").scores if s.level is None and s.criterion[0] in "CD"]
    assert unknown
    for code in unknown:
        assert next(row for what, row in by_words.items() if what.startswith(f"{code} "))[2] == asked[code]


def test_product_without_a_flow_says_that_nothing_is_on_record_and_asks() -> None:
    base = document("wire")
    bare = base.model_copy(update={"claims": tuple(c.model_copy(update={"flow": None}) for c in base.claims)})
    (product,) = annex(brief_of(bare))["products"]
    flows, *_, unknown = product["tables"]
    assert flows["rows"] == []
    assert flows["words"] == "No data flow is on record."
    assert words(unknown["rows"][0])[0] == "Which data goes to whom: no flow stands on record"


def test_past_day_is_described_as_such() -> None:
    data = annex(catalogue_brief("voov-meeting", as_of=APRIL_2020))
    assert data["day"] == "What could be known on 15 April 2020"
    assert any("not what is known today" in paragraph for paragraph in data["paragraphs"])


def test_every_claim_leads_to_its_page_and_every_number_to_an_entry() -> None:
    data = annex(catalogue_brief(*STORY))
    numbers = {entry["number"] for entry in data["evidence"]["entries"]}
    used = {number for line in every_line(data) for number in line.get("refs", ())}
    assert used == numbers == set(range(1, len(numbers) + 1))
    links = {line["href"] for line in every_line(data) if line.get("href")}
    assert links
    assert all("/editions/3/claims/" in link for link in links)


def test_word_file_has_headings_tables_with_heads_that_repeat_and_live_links(word: docx.document.Document) -> None:
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert [text for level, text in headings if level == "Heading 1"] == [
        "Jitsi Meet", "VooV Meeting", "Zoom Meetings (Zoom Workplace)", "Evidence",
    ]  # fmt: skip
    assert [text for level, text in headings if level == "Heading 2"] == TITLES * 3
    assert len(word.tables) == 12
    for table in word.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert "w:tblCaption" in table._tbl.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    hyperlinks = {r.target_ref for r in word.part.rels.values() if r.is_external}
    assert all(link.startswith(("http://", "https://")) for link in hyperlinks)
    assert "https://earshot.example/editions/3/claims/voov-meeting-c2-3/" in hyperlinks
    anchors = set(re.findall(r'w:anchor="([^"]+)"', word.element.xml))
    assert anchors == set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', word.element.xml))


def test_word_file_says_whose_it_is_in_which_language(word: docx.document.Document) -> None:
    about = word.core_properties
    assert about.title.startswith("Annex to a data-protection impact assessment: Jitsi Meet")
    assert (about.author, about.language) == ("Earshot", "en-GB")
    assert about.created == about.modified == datetime(2026, 11, 23, tzinfo=UTC)
    assert 'w:lang w:val="en-GB"' in word.styles.element.xml
    assert word.sections[0].page_width > word.sections[0].page_height


def test_word_file_carries_no_macro_no_other_name_and_no_time() -> None:
    file = annex_docx(catalogue_brief("wire"))
    with ZipFile(BytesIO(file)) as archive:
        names = archive.namelist()
        assert not [name for name in names if "vba" in name.lower() or name.endswith((".bin", ".jpeg"))]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in names if re.search(rb"python-docx|Macintosh", archive.read(name))]
    assert file == annex_docx(catalogue_brief("wire"))


def test_pdf_and_word_file_say_the_same(pdf: bytes, word: docx.document.Document) -> None:
    printed = reading.dense(reading.text(pdf))
    for table in word.tables:
        for cell in {id(cell._tc): cell for row in table.rows for cell in row.cells}.values():
            for paragraph in cell.paragraphs:
                if not re.fullmatch(r"(\[E\d+\] ?)+", paragraph.text):
                    assert reading.dense(paragraph.text) in printed


def test_pdf_is_tagged_across_and_declares_its_standards(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        meta = file.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert all(page.mediabox[2] > page.mediabox[3] for page in file.pages)
    assert all(row.K[0].S == "/TH" for row in reading.elements(pdf, "TR"))
    assert pdf == annex_pdf(catalogue_brief(*STORY))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_text_of_a_document_can_never_act(text: str) -> None:
    brief = brief_of(hostile(text))
    assert "root:" not in reading.text(annex_pdf(brief))
    found = docx.Document(BytesIO(annex_docx(brief)))
    assert "w:instrText" not in found.element.xml
    if text.isascii() and text.isprintable() and text:
        assert any(text in cell.text for table in found.tables for row in table.rows for cell in row.cells)


def test_chinese_and_arabic_print() -> None:
    printed = reading.text(annex_pdf(brief_of(hostile("腾讯会议 مستند"))))
    assert "腾讯会议" in printed


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=60))
def test_no_text_at_all_can_stop_the_word_file(text: str) -> None:
    base: doc.PublicationDocument = document("whereby-embedded")
    changed = base.model_copy(
        update={"evidence": tuple(e.model_copy(update={"title": text, "note": text}) for e in base.evidence)}
    )
    assert docx.Document(BytesIO(annex_docx(brief_of(changed)))).tables
