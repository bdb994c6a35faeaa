"""Criteria by products: the answers as marks and words."""

from typing import Any

from assessments.document.rubric import RubricText
from assessments.document.types import PublicationDocument
from comparison.brief.front import name, ordered
from comparison.brief.shortlist import MOST_ROWS
from comparison.brief.types import Brief, Row, Shortlist
from comparison.brief.verdict import NOT_LOOKED, answer
from comparison.brief.words import STATE_MEANINGS, STATE_WORDS, hosting
from comparison.figures import figure, percent

TITLE = "All answers side by side"


def matrix(brief: Brief) -> dict[str, Any]:
    """The table and its legend; each section row holds the section's own score and coverage."""
    if brief.shortlist and brief.rest:
        return _wide(brief, brief.shortlist)
    rubric = brief.rubric
    documents = [product.document for product in ordered(brief)]
    return {
        "is_wide": False,
        "title": TITLE,
        "lead": (
            "The fuller the disc, the better people are protected. Beside each section stands its score of 100 on "
            "what is known, and how much that is."
        ),
        "head": "Criterion",
        "products": [{"name": name(document), "about": hosting(document.product)} for document in documents],
        "sections": [
            {
                "title": f"{section.code} {section.title}",
                "figures": [_section(document, section.code) for document in documents],
                "rows": [
                    {
                        "code": criterion.code,
                        "title": criterion.title,
                        "answers": [answer(document, rubric, criterion.code) for document in documents],
                    }
                    for criterion in section.criteria
                ],
            }
            for section in rubric.sections
        ],
        "legend": legend(rubric),
    }


def _wide(brief: Brief, asked: Shortlist) -> dict[str, Any]:
    """The table of more products than stand side by side: one row a product, a column a criterion."""
    return {
        "is_wide": True,
        "title": TITLE,
        "lead": "Each product of the shortlist, in its order. The fuller the disc, the better people are protected.",
        "heads": ["Product", "Grade", *(criterion.code for criterion in brief.rubric.criteria)],
        "criteria": [{"code": criterion.code, "title": criterion.title} for criterion in brief.rubric.criteria],
        "rows": [
            {
                "name": product.row.name,
                "about": product.row.hosting,
                "grade": product.row.result.grade or "–",
                "answers": [_mark(product.row, criterion.code) for criterion in brief.rubric.criteria],
            }
            for product in asked.products[:MOST_ROWS]
        ],
        "legend": legend(brief.rubric),
    }


def _mark(row: Row, code: str) -> dict[str, str]:
    state, level = row.answers.get(code, (NOT_LOOKED, None))
    return {"mark": state if level is None else str(level), "word": "" if level is None else str(level)}


def legend(rubric: RubricText) -> list[dict[str, str]]:
    """What each mark means: levels highest first, then the answers without a level."""
    levels = [
        {"mark": str(level.value), "word": level.label, "meaning": level.meaning} for level in reversed(rubric.levels)
    ]
    states = [{"mark": state, "word": STATE_WORDS[state], "meaning": STATE_MEANINGS[state]} for state in STATE_WORDS]
    return levels + states


def _section(document: PublicationDocument, code: str) -> str:
    result = next((section for section in document.result.sections if section.code == code), None)
    if result is None or result.score is None:
        return "not known"
    return f"{figure(result.score)} ({percent(result.coverage)})"
