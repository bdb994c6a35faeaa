"""The brief as plain data: every word of the PDF is chosen here and in the modules it calls.

Pure functions over frozen documents; the Typst template only lays out.
"""

from typing import Any

from comparison.brief.chapter import chapter
from comparison.brief.front import cover, every_page, header, name, ordered, summary, title
from comparison.brief.matrix import matrix
from comparison.brief.method import method
from comparison.brief.questions import questions
from comparison.brief.references import References
from comparison.brief.shortlist import shortlist
from comparison.brief.types import Brief, BriefProduct
from comparison.brief.words import hosting

__all__ = ["Brief", "BriefProduct", "content"]


def content(brief: Brief) -> dict[str, Any]:
    """What the template prints, in its order: strings, numbers, lists and dictionaries."""
    products = ordered(brief)
    references = References()
    chapters = _chapters(brief, references)
    return {
        **every_page(brief, title(brief), header(brief)),
        "cover": cover(brief),
        "shortlist": shortlist(brief),
        "summary": summary(brief),
        "matrix": matrix(brief),
        "chapters": chapters,
        "questions": {
            "title": "Questions to put to each vendor",
            "lead": (
                "For everything that is weak, unclear or not found, weightiest first. Ask for answers in writing, with "
                "a document that can be cited."
            ),
            "letters": [
                {
                    "title": f"To {product.document.vendor.name}, about {name(product.document)}",
                    "about": hosting(product.document.product),
                    **questions(brief, product.document),
                }
                for product in products
            ],
        },
        "evidence": {
            "title": "Evidence",
            "lead": "Numbered in the order of first use. “Seen” says how much of a document was read.",
            "empty": "No document is cited in this brief.",
            "entries": references.entries(),
        },
        "method": method(brief),
    }


def numbered(brief: Brief) -> References:
    """The evidence with the numbers that it has in the brief, so that other files can refer to the same."""
    references = References()
    _chapters(brief, references)
    return references


def _chapters(brief: Brief, references: References) -> list[dict[str, Any]]:
    return [chapter(brief, product, index, references) for index, product in enumerate(ordered(brief), 1)]
