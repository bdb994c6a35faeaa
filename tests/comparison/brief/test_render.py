import hashlib
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.document import types as doc
from comparison.brief.characters import MARK
from comparison.brief.content import content
from comparison.brief.render import render
from tests.comparison.brief import reading
from tests.comparison.brief.documents import APRIL_2020, brief_of, catalogue_brief, document, rubric_text

ROOT = Path(__file__).parents[3]
STORY = ("voov-meeting", "zoom-meetings", "jitsi-meet")
SECOND_PROCESS = """
import hashlib
from comparison.brief.render import render
from tests.comparison.brief.documents import catalogue_brief
print(hashlib.sha256(render(catalogue_brief("voov-meeting", "zoom-meetings", "jitsi-meet"))).hexdigest())
"""
HOSTILE = (
    '#read("/etc/passwd")',
    "$x$ and $ sum_(i=1)^n $",
    "@ref and <label> and @evidence-1",
    "= heading",
    '#import "@preview/cetz:0.3.0": *',
    '#panic("boom")',
    "*bold* _emphasis_ `raw` \\ // comment /* block */",
    "nul \0 escape \x1b override \u202e mirrored \u2066 isolate",
    "emoji 😀 👨‍👩‍👧 flags 🇨🇳 unassigned \U0010fffd thai กำ korean 한국어",
    "腾讯会议 and مستند الخصوصية",
    "",
)


@pytest.fixture(scope="module")
def today() -> bytes:
    return render(catalogue_brief(*STORY))


@pytest.fixture(scope="module")
def april() -> bytes:
    return render(catalogue_brief(*STORY, as_of=APRIL_2020))


def test_cover_says_what_it_is_of_when_and_where_to_find_it(today: bytes) -> None:
    cover = reading.pages(today)[0]
    assert "Privacy brief: Jitsi Meet, VooV Meeting and Zoom Meetings (Zoom Workplace)" in cover
    assert "What is known on 23 November 2026" in cover
    assert "Edition 3 of 23 November 2026" in cover
    assert "Due for review from 23 November 2027" in cover
    assert "Not to be relied on after 23 May 2028" in cover
    assert "not yet confirmed by a person" in cover
    permalink = catalogue_brief(*STORY).permalink
    assert permalink in reading.dense(cover)
    assert permalink in reading.links(today)


def test_cover_of_april_2020_says_what_could_be_known_on_that_day(april: bytes) -> None:
    cover, summary = reading.pages(april)[:2]
    assert "What could be known on 15 April 2020" in cover
    assert "Service agreement warned that others might read transmissions" in summary
    assert "Laws of China reach it. Data may also go to any country." in summary
    assert "Capped at D by A2: The vendor can read meeting content and nothing limits it." in summary


@pytest.mark.parametrize(
    ("slugs", "as_of"),
    [
        (STORY, "2026-11-23"),
        (STORY, APRIL_2020),
        (("microsoft-teams-eudb", "wechat", "tencent-ai-si"), "2026-11-23"),
        (("zoom-for-government", "google-meet-personal", "whatsapp-group-calls"), "2026-11-23"),
    ],
)
def test_summary_of_three_products_is_one_page(slugs: tuple[str, ...], as_of: str) -> None:
    found = reading.pages(render(catalogue_brief(*slugs, as_of=as_of)))
    assert "Summary" in found[1]
    assert found[1].count("Ask first") == 3
    assert "All answers side by side" in found[2]


def test_figures_are_those_of_the_documents(today: bytes) -> None:
    summary = reading.pages(today)[1]
    for product in content(catalogue_brief(*STORY))["summary"]["products"]:
        for part in ("span", "figures", "known"):
            assert reading.dense(product["verdict"][part]) in reading.dense(summary)


def test_text_holds_all_words_of_the_content(today: bytes) -> None:
    words = reading.dense(reading.text(today))
    data = content(catalogue_brief(*STORY))
    for chapter in data["chapters"]:
        assert reading.dense(chapter["summary"]) in words
        for section in chapter["answers"]["sections"]:
            for answer in section["answers"]:
                assert reading.dense(f"{answer['code']} {answer['title']}") in words
    for letter in data["questions"]["letters"]:
        for section in letter["sections"]:
            assert all(reading.dense(question["ask"]) in words for question in section["questions"])
    for publication in data["method"]["publications"]:
        assert publication["sha256"] in words


def test_numbers_of_evidence_lead_to_entries_with_their_addresses(today: bytes) -> None:
    words = reading.text(today)
    entries = content(catalogue_brief(*STORY))["evidence"]["entries"]
    body, _, listed = words.partition("Numbered in the order of first use.")
    used = {int(n) for n in re.findall(r"\[E ?(\d+)\]", body)}
    shown = {int(n) for n in re.findall(r"\[E ?(\d+)\]", listed)}
    assert used == shown == {entry["number"] for entry in entries}
    assert {entry["address"]["href"] for entry in entries if entry["address"]["href"]} <= reading.links(today)
    assert all(reading.dense(entry["address"]["text"]) in reading.dense(listed) for entry in entries[:20])


def test_pages_are_numbered_with_edition_and_permalink(today: bytes) -> None:
    found = reading.pages(today)
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in page
        assert "Edition 3, 23 November 2026" in page
        assert catalogue_brief(*STORY).permalink in reading.dense(page)


def test_file_is_tagged_titled_and_declares_its_standards(today: bytes) -> None:
    with pikepdf.open(BytesIO(today)) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert str(root.Lang) == "en-GB"
        assert root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == content(catalogue_brief(*STORY))["title"]
        meta = pdf.open_metadata()
        assert meta["pdfaid:part"] == "2"
        assert meta["pdfaid:conformance"] == "A"
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == content(catalogue_brief(*STORY))["title"]
        assert "2026-11-23" in meta["xmp:CreateDate"]
        fonts = {str(font.get("/BaseFont")) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}
    assert fonts
    assert all(re.match(r"/[A-Z]{6}\+NotoSans", font) for font in fonts)


def test_tables_have_heads_for_columns_and_rows(today: bytes) -> None:
    scopes = [str(cell.A[0].Scope) if isinstance(cell.A, pikepdf.Array) else str(cell.A.Scope)
              for cell in reading.elements(today, "TH")]  # fmt: skip
    assert scopes.count("/Row") > 28
    assert scopes.count("/Column") > 4
    for row in reading.elements(today, "TR"):
        first = row.K[0] if isinstance(row.K, pikepdf.Array) else row.K
        assert first.S == "/TH"


def test_same_brief_gives_the_same_bytes_in_another_process(today: bytes) -> None:
    assert render(catalogue_brief(*STORY)) == today
    told = subprocess.run([sys.executable, "-c", SECOND_PROCESS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == hashlib.sha256(today).hexdigest()


def test_order_of_asking_makes_no_difference_but_the_permalink() -> None:
    one, other = (content(catalogue_brief(*slugs)) for slugs in (STORY, STORY[::-1]))
    assert one["chapters"] == other["chapters"]


def test_three_products_take_less_than_a_second_of_processor_once_warm(today: bytes) -> None:
    brief = catalogue_brief(*STORY)
    times = []
    for _ in range(3):
        start = time.process_time()
        render(brief)
        times.append(time.process_time() - start)
    assert min(times) < 1, "generous: 0.3 s on an idle machine"


def test_briefs_made_at_the_same_time_do_not_mix(today: bytes, april: bytes) -> None:
    briefs = [catalogue_brief(*STORY, as_of=day) for day in ("2026-11-23", APRIL_2020)] * 2
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, briefs)) == [today, april] * 2


def hostile(text: str) -> doc.PublicationDocument:
    """A document that says `text` wherever it can say anything."""
    base = document("zoom-meetings")
    claims = tuple(
        claim.model_copy(
            update={
                "statement": text,
                "citations": tuple(c.model_copy(update={"locator": text}) for c in claim.citations),
                "flow": claim.flow
                and claim.flow.model_copy(
                    update={"recipient": text, "retention": text, "transfer_mechanism": text, "purpose": text}
                ),
            }
        )
        for claim in base.claims[:12]
    )
    held = {claim.id for claim in claims}
    return base.model_copy(
        update={
            "summary": text,
            "strengths": (text,),
            "concerns": (text, text),
            "product": base.product.model_copy(update={"name": text or "x", "edition": text, "summary": text}),
            "vendor": base.vendor.model_copy(update={"name": text, "legal_name": text}),
            "claims": claims,
            "scores": tuple(
                s.model_copy(update={"rationale": text, "claims": tuple(c for c in s.claims if c in held)})
                for s in base.scores
            ),
            "exposures": tuple(
                e.model_copy(update={"claims": (), "links": (text,), "closed": text or None}) for e in base.exposures
            ),
            "evidence": tuple(
                e.model_copy(update={"title": text, "publisher": text, "note": text, "url": text})
                for e in base.evidence
            ),
            "laws": tuple(law.model_copy(update={"name": text, "citation": text}) for law in base.laws),
            "jurisdictions": tuple(j.model_copy(update={"name": text}) for j in base.jurisdictions),
        }
    )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_text_of_a_document_can_never_act(text: str) -> None:
    pdf = render(brief_of(hostile(text)))
    words = reading.text(pdf)
    assert "root:" not in words
    if text.isascii() and text.isprintable():
        assert reading.dense(text) in reading.dense(words)


def test_long_word_is_broken_and_printed_in_full() -> None:
    base, long = document("voov-meeting"), "w" * 20_000
    changed = base.model_copy(
        update={
            "summary": long,
            "scores": tuple(
                s.model_copy(update={"rationale": long}) if s.criterion == "A1" else s for s in base.scores
            ),
            "evidence": tuple(
                e.model_copy(update={"note": long}) if e.slug == "nil-2017" else e for e in base.evidence
            ),
            "laws": tuple(law.model_copy(update={"name": long}) for law in base.laws),
        }
    )
    lines = [line for page in reading.lines(render(brief_of(changed))) for line in page]
    assert sum(line.count("w") for line in lines) >= 4 * len(long)
    assert max(map(len, lines)) < 200


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    words = reading.text(render(brief_of(hostile('#read("/etc/passwd") $x$ @ref'))))
    assert words.count('#read("/etc/passwd") $x$ @ref') > 20


def test_characters_without_a_glyph_are_shown_as_such_and_chinese_and_arabic_print() -> None:
    words = reading.text(render(brief_of(hostile("腾讯会议 مستند 😀"))))
    assert "腾讯会议" in words
    assert MARK in words
    assert "😀" not in words


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/x", "no address"])
def test_address_that_is_not_of_the_web_is_printed_and_not_linked(url: str) -> None:
    base = document("voov-meeting")
    changed = base.model_copy(update={"evidence": tuple(e.model_copy(update={"url": url}) for e in base.evidence)})
    pdf = render(brief_of(changed))
    assert url in reading.text(pdf)
    assert all(link.startswith("https://earshot.example/") for link in reading.links(pdf))


def test_rubric_text_cannot_act_either() -> None:
    brief = brief_of(document("voov-meeting"), contest_url='javascript:alert("x")', permalink="#panic()")
    pdf = render(brief)
    assert 'javascript:alert("x")' in reading.text(pdf)
    assert not any(link.startswith("javascript") for link in reading.links(pdf))


@pytest.mark.parametrize("count", [1, 2, 4, 6])
def test_any_number_of_products_gives_a_whole_brief(count: int) -> None:
    slugs = ("voov-meeting", "jitsi-meet", "whereby-embedded", "feishu", "tencent-ai-si", "microsoft-teams-eudb")[
        :count
    ]
    words = reading.text(render(catalogue_brief(*slugs)))
    assert words.count("What would lift the grade") == count
    assert words.count("Ask first") == count


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.text(max_size=60), min_size=3, max_size=3))
def test_no_text_at_all_can_stop_the_brief(words: list[str]) -> None:
    base = document("whereby-embedded")
    changed: Any = base.model_copy(
        update={
            "summary": words[0],
            "strengths": tuple(words),
            "scores": tuple(s.model_copy(update={"rationale": words[1]}) for s in base.scores),
            "evidence": tuple(e.model_copy(update={"title": words[2]}) for e in base.evidence),
        }
    )
    assert render(brief_of(changed)).startswith(b"%PDF")


def test_rubric_words_are_those_of_the_catalogue() -> None:
    assert [level.label for level in rubric_text().levels] == ["Exposed", "Weak", "Fair", "Strong"]
    assert len(rubric_text().criteria) == 22
    assert rubric_text().weight == 100
