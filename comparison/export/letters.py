"""The questions to the vendors as letters, as plain data: every word is chosen here and in the brief's questions.

Pure functions over frozen documents. A letter names no other product: whoever sends it tells one vendor about itself.
"""

import re
from typing import Any

from assessments.document.rubric import CriterionText, RubricText
from assessments.document.types import PublicationDocument
from comparison.brief.front import about, day_described, every_page, name, ordered
from comparison.brief.questions import questions
from comparison.brief.shortlist import describes
from comparison.brief.types import Brief, BriefProduct
from comparison.brief.verdict import NOT_LOOKED, UNCONFIRMED, score_of
from comparison.brief.words import STATE_MEANINGS, STATE_WORDS, address, capital, counted, day_in_words, joined

RULED_LINES = 3


def letters(brief: Brief) -> dict[str, Any]:
    """A sheet for the officer, and one letter a product."""
    documents = [product.document for product in ordered(brief)]
    names = joined([name(document) for document in documents])
    return {
        **every_page(brief, f"Questions to vendors: {names}", "Questions to vendors"),
        "lead": "Questions to vendors",
        "names": names,
        "day": day_described(documents),
        "paragraphs": [
            (
                f"This sheet is for you; {'the letter' if len(documents) == 1 else 'each letter'} after it is ready to "
                "be sent and names no other product. There is room for your own name and for every answer."
            ),
            (
                "A question is asked where the answer on record is weak, or where none is known; the section with "
                "most at stake comes first. When the answers have come, hold each against the wording of the levels: "
                "only what a document shows can raise a rating."
            ),
            *([describes(brief)] if brief.rest else []),
        ],
        "address_words": "What was asked, and what it comes to, for good:",
        "address": address(brief.permalink),
        "contents": "Letters",
        "letters": [_letter(brief, product, index) for index, product in enumerate(ordered(brief), 1)],
        "room": {"lines": RULED_LINES, "by": "Answered by", "date": "Date", "document": "Document that shows it"},
    }


def _letter(brief: Brief, product: BriefProduct, index: int) -> dict[str, Any]:
    document = product.document
    asked = questions(brief, document)
    for section in asked["sections"]:
        for question in section["questions"]:
            question.update(_reasons(document, brief.rubric, question["code"]))
    number = sum(len(section["questions"]) for section in asked["sections"])
    return {
        "anchor": f"letter-{index}",
        "listed": f"To {document.vendor.name}, about {name(document)}: {counted(number, 'question')}",
        "title": f"Questions about {name(document)}",
        "about": about(document),
        "head": [
            {"term": "To", "text": document.vendor.legal_name},
            {"term": "From", "text": ""},
            {"term": "Reference", "text": ""},
            {"term": "Date", "text": day_in_words(brief.edition_date)},
            {"term": "Answer wanted by", "text": ""},
        ],
        "paragraphs": [_opening(document, number), _method(document)],
        "record": "What is on record, with its evidence:",
        "address": address(product.permalink),
        "contest": "To correct a fact:",
        "contest_address": address(brief.contest_url),
        "footer": f"Edition {brief.edition} of {day_in_words(brief.edition_date)}",
        **asked,
    }


def _opening(document: PublicationDocument, number: int) -> str:
    if not number:
        return f"We are considering {name(document)} and have no question that follows from the public record."
    return (
        f"We are considering {name(document)} and ask you to answer the {counted(number, 'question')} below in "
        "writing, each with a document that can be cited. Where the record says otherwise than you do, please name "
        "what shows it."
    )


def _method(document: PublicationDocument) -> str:
    described = day_described([document])
    told = (
        "The questions follow from a public record of claims and evidence, rated by a published rubric. "
        f"It describes {described[0].lower()}{described[1:]}."
    )
    return told if document.confirmed_by_person else f"{told} {UNCONFIRMED}"


def _reasons(document: PublicationDocument, rubric: RubricText, code: str) -> dict[str, str]:
    """Why the question is asked, and what the best answer would show."""
    criterion, score = rubric.criterion(code), score_of(document, code)
    if score is not None and score.level is not None:
        why = f"On record: {rubric.word(score.level)}. {_wording(criterion, score.level)}"
    else:
        state = NOT_LOOKED if score is None else score.state
        why = f"On record: {STATE_WORDS.get(state, state)}. {capital(STATE_MEANINGS.get(state, ''))}."
    top = max(criterion.levels)
    is_best = score is not None and score.level == top
    best = "" if is_best else f"{rubric.word(top)} would be: {_wording(criterion, top)}"
    return {"title": criterion.title, "why": why, "best": best}


def _wording(criterion: CriterionText, level: int) -> str:
    """The wording of a level, with that of another one that it builds on: `As 2, with …`."""
    text = criterion.levels[level]
    other = re.match(r"As (\d)\b", text)
    if other is None or int(other[1]) not in criterion.levels:
        return text
    return f"{text} ({other[1]}: {criterion.levels[int(other[1])]})"
