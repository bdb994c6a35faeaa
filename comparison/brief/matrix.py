"""Criteria by products: the answers as marks and words."""

from typing import Any

from assessments.document.rubric import RubricText
from assessments.document.types import PublicationDocument
from comparison.brief.front import name, ordered
from comparison.brief.types import Brief
from comparison.brief.verdict import answer
from comparison.brief.words import STATE_MEANINGS, STATE_WORDS, hosting
from comparison.figures import figure, percent


def matrix(brief: Brief) -> dict[str, Any]:
    """The table and its legend; each section row holds the section's own score and coverage."""
    rubric = brief.rubric
    documents = [product.document for product in ordered(brief)]
    return {
        "title": "All answers side by side",
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
