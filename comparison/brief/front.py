"""The cover and the one-page summary."""

from datetime import date
from typing import Any

from assessments.document.types import PublicationDocument
from comparison.age import age
from comparison.brief.questions import different_kinds, first_questions
from comparison.brief.reach import earshot
from comparison.brief.types import Brief, BriefProduct
from comparison.brief.verdict import gates_in_brief, verdict
from comparison.brief.words import (
    address,
    capital,
    counted,
    day_in_words,
    full_name,
    hosting,
    is_past,
    joined,
    kind,
)

MOST_POINTS = 3
NONE_SHOWN = "None is shown by what is on record."
MOST_QUESTIONS = 3
LONGEST_HEADER = 100
NO_ORDER = "In alphabetical order; there is no single best."
SITE = "Earshot"
"""Whose documents these are."""


def title(brief: Brief) -> str:
    """`Privacy brief: A, B and C`."""
    return f"Privacy brief: {names(brief)}"


def names(brief: Brief) -> str:
    """The products by name; a shortlist by its profile, or by how many products it takes."""
    if brief.shortlist is None:
        return joined([name(product.document) for product in ordered(brief)])
    if brief.shortlist.profile:
        return f"shortlist from “{brief.shortlist.profile}”"
    return f"shortlist of {counted(len(brief.shortlist.products), 'product')}"


def every_page(brief: Brief, title: str, header: str) -> dict[str, Any]:
    """What look.typ prints on each page and keeps in the file's properties."""
    return {
        "title": title,
        "name": SITE,
        "header": header,
        "footer": {
            "page": "Page",
            "of": "of",
            "edition": f"Edition {brief.edition}, {day_in_words(brief.edition_date)}",
            "permalink": brief.permalink,
        },
        "date": [brief.edition_date.year, brief.edition_date.month, brief.edition_date.day],
    }


def header(brief: Brief) -> str:
    """The title as it fits into the head of a page."""
    whole = title(brief)
    if len(whole) <= LONGEST_HEADER:
        return whole
    return f"Privacy brief: {len(brief.products)} products" if len(brief.products) > 1 else "Privacy brief"


def ordered(brief: Brief) -> list[BriefProduct]:
    """The products in alphabetical order, whatever order they were asked for in; those of a shortlist in its order."""
    if brief.shortlist:
        return list(brief.products)
    return sorted(
        brief.products,
        key=lambda product: (
            product.document.product.name.casefold(),
            (product.document.product.edition or "").casefold(),
            product.document.product.slug,
        ),
    )


def name(document: PublicationDocument) -> str:
    """The product with its edition, as it is called throughout the brief."""
    return full_name(document.product)


def about(document: PublicationDocument) -> str:
    """What stands beside the name: who runs the servers, what it is for, and whose it is."""
    return f"{hosting(document.product)} · {kind(document.product)} · by {document.vendor.name}"


def cover(brief: Brief) -> dict[str, Any]:
    """The first page: what this is, for which day, until when, and what to be wary of."""
    documents = [product.document for product in ordered(brief)]
    return {
        "question": "Who is within earshot of your meetings, and how do we know?",
        "title": {"lead": "Privacy brief:", "names": names(brief)},
        "products": [{"name": name(document), "about": about(document)} for document in documents],
        "day": day_described(documents),
        "edition": f"Edition {brief.edition} of {day_in_words(brief.edition_date)}",
        "permalink": address(brief.permalink),
        "reliance": reliance(documents),
        "notice": unconfirmed(documents),
        "past": look_back(documents),
        "contents": "In this brief",
    }


def summary(brief: Brief) -> dict[str, Any]:
    """What a busy person can act on, one block a product."""
    products = ordered(brief)
    documents = [product.document for product in products]
    return {
        "title": "Summary",
        "day": f"{day_described(documents)}. {_order(brief)}".strip(),
        "warnings": [text for text in (different_kinds(documents), unconfirmed(documents)) if text],
        "heads": {
            "strengths": "Strengths",
            "concerns": "Concerns",
            "earshot": "Within earshot",
            "next": "Ask first",
        },
        "products": [_block(brief, product, index) for index, product in enumerate(products, 1)],
    }


def _order(brief: Brief) -> str:
    if brief.shortlist and brief.rest:
        return f"The first {len(brief.products)} of the shortlist, in its order."
    if brief.shortlist and brief.shortlist.is_ordered:
        return "In the order of the shortlist."
    return NO_ORDER if len(brief.products) > 1 else ""


def unconfirmed(documents: list[PublicationDocument]) -> str:
    """The notice on grades that no person has confirmed; empty where a person has."""
    open_ones = [document for document in documents if not document.confirmed_by_person]
    if not open_ones:
        return ""
    if len(open_ones) == len(documents):
        whose = "The ratings"
    else:
        whose = f"The ratings of {joined([name(document) for document in open_ones])}"
    return (
        f"{whose} were made by automated analysts and are not yet confirmed by a person. Read a grade together with "
        "its range and its evidence."
    )


def _block(brief: Brief, product: BriefProduct, index: int) -> dict[str, Any]:
    document = product.document
    return {
        "anchor": f"product-{index}",
        "name": name(document),
        "about": about(document),
        "verdict": verdict(document, brief.rubric),
        "gates": gates_in_brief(document, brief.rubric),
        "strengths": [capital(point) for point in document.strengths[:MOST_POINTS]] or [NONE_SHOWN],
        "concerns": [capital(point) for point in document.concerns[:MOST_POINTS]] or [NONE_SHOWN],
        "earshot": earshot(document),
        "asks": first_questions(brief, document, MOST_QUESTIONS),
        "no_asks": "Nothing is weak or unknown.",
    }


def day_described(documents: list[PublicationDocument]) -> str:
    """`What is known on 23 November 2026`, or what could be known on a day past."""
    days = list(dict.fromkeys(document.as_of for document in documents))
    if len(days) > 1:
        each = [f"{name(document)} as of {_words(document.as_of)}" for document in documents]
        return f"Products described as of different days: {joined(each)}"
    if is_past(documents[0]):
        return f"What could be known on {_words(days[0])}"
    return f"What is known on {_words(days[0])}"


def look_back(documents: list[PublicationDocument]) -> str:
    """What a description of a past day holds; empty where none is described."""
    if not any(is_past(document) for document in documents):
        return ""
    return (
        "For a past day this is what could be known on it, not what is known today: claims made later are left out, "
        "what has ended since is shown as it stood, and a rationale that names later knowledge says so."
    )


def reliance(documents: list[PublicationDocument]) -> list[dict[str, str]]:
    """Until when the oldest of the documents may be relied on."""
    until = age(min(date.fromisoformat(document.as_of) for document in documents))
    return [
        {"term": "Due for review from", "day": day_in_words(until.due_from)},
        {"term": "Not to be relied on after", "day": day_in_words(until.stale_after)},
    ]


def _words(day: str) -> str:
    return day_in_words(date.fromisoformat(day))
