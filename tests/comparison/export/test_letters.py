from io import BytesIO

import pikepdf

from comparison.brief.content import content
from comparison.export.letters import RULED_LINES, letters
from comparison.export.pdf import letters_pdf
from tests.comparison.brief import reading
from tests.comparison.brief.documents import brief_of, catalogue_brief, document

STORY = ("voov-meeting", "zoom-meetings", "jitsi-meet")


def test_letters_ask_what_the_brief_asks() -> None:
    brief = catalogue_brief(*STORY)
    asked = [
        [question["ask"] for section in letter["sections"] for question in section["questions"]]
        for letter in letters(brief)["letters"]
    ]
    assert asked == [
        [question["ask"] for section in letter["sections"] for question in section["questions"]]
        for letter in content(brief)["questions"]["letters"]
    ]


def test_question_says_why_it_is_asked_and_what_the_best_answer_would_show() -> None:
    (letter,) = letters(catalogue_brief("voov-meeting"))["letters"]
    questions = {question["code"]: question for section in letter["sections"] for question in section["questions"]}
    levels = catalogue_brief("wire").rubric.criterion("A1").levels
    assert questions["A1"]["best"] == f"Strong would be: {levels[3]}"
    for score in document("voov-meeting").scores:
        if score.criterion in questions and score.level is not None:
            level = catalogue_brief("wire").rubric.criterion(score.criterion).levels[score.level]
            assert questions[score.criterion]["why"].endswith(level)
    assert questions["A3"]["why"] == "On record: nothing found. Sources were searched, none answers it."


def test_wording_that_builds_on_another_level_stands_with_it() -> None:
    (letter,) = letters(catalogue_brief("jitsi-meet"))["letters"]
    questions = {question["code"]: question for section in letter["sections"] for question in section["questions"]}
    levels = catalogue_brief("wire").rubric.criterion("E4").levels
    assert questions["E4"]["best"] == f"Strong would be: {levels[3]} (2: {levels[2]})"


def test_letter_names_its_own_product_only() -> None:
    found = letters(catalogue_brief(*STORY))["letters"]
    names = ["Jitsi Meet", "VooV Meeting", "Zoom Meetings"]
    pages = reading.pages(letters_pdf(catalogue_brief(*STORY)))
    for letter, name in zip(found, names, strict=True):
        others = [other for other in names if other != name]
        own = [page for page in pages[1:] if letter["title"] in page]
        assert own
        assert not [page for page in own if any(other in page for other in others)]
        assert not [page for page in own if "compare" in page]


def test_pages_are_counted_letter_by_letter_and_the_first_sheet_leads_back_to_the_state() -> None:
    brief = catalogue_brief(*STORY)
    pdf = letters_pdf(brief)
    pages = reading.pages(pdf)
    assert brief.permalink in reading.links(pdf)
    assert brief.permalink in reading.dense(pages[0])
    assert "Page 1 of 3" in pages[1]
    assert "Page 3 of 3" in pages[3]
    assert "Page 1 of" in pages[4]
    assert "To Tencent Holdings Limited" in pages[4]


def test_every_question_has_room_for_its_answer() -> None:
    brief = catalogue_brief("zoom-meetings")
    (letter,) = letters(brief)["letters"]
    asked = sum(len(section["questions"]) for section in letter["sections"])
    printed = reading.text(letters_pdf(brief))
    assert RULED_LINES == 3
    for words in ("Answered by", "Document that shows it"):
        assert printed.count(words) == asked


def test_product_with_nothing_to_ask_says_so() -> None:
    base = document("wire")
    strong = tuple(s.model_copy(update={"state": "scored", "level": 3}) for s in base.scores)
    (letter,) = letters(brief_of(base.model_copy(update={"scores": strong})))["letters"]
    assert letter["sections"] == []
    assert "Nothing is weak or unknown" in letter["words"]


def test_file_declares_its_standards_and_is_the_same_every_time() -> None:
    pdf = letters_pdf(catalogue_brief("zoom-meetings"))
    with pikepdf.open(BytesIO(pdf)) as file:
        meta = file.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
    assert pdf == letters_pdf(catalogue_brief("zoom-meetings"))
