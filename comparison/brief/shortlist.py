"""What an officer asked for and what it comes to: the pages that stand before the summary of a shortlist's brief."""

from collections.abc import Iterator
from typing import Any

from comparison.brief.types import Brief, Finding, Firmness, Shortlist, Shortlisted
from comparison.brief.words import address, counted, sentence
from comparison.figures import figure, percent

MOST_ROWS = 200
"""Products of a group that are listed; a file of all of them is the spreadsheet."""

GROUPS = {
    "remaining": ("Remain", "Every must-have is met."),
    "undecided": (
        "Undecided",
        "A must-have is not shown, and none is known not to be met.",
    ),
    "excluded": ("Ruled out", "A must-have is not met."),
}
STATES = {"met": "Met", "not-met": "Not met", "not-shown": "Not shown"}
TOO_LITTLE = "Too little is known under these importances to give it a place."


def shortlist(brief: Brief) -> dict[str, Any]:
    """The pages of the shortlist; empty where the brief is about products side by side."""
    asked = brief.shortlist
    if asked is None:
        return {}
    return {
        "title": "Shortlist",
        "notes": list(asked.notes),
        "asked": _asked(asked),
        "groups": [_group(brief, asked, name) for name in GROUPS if asked.group(name)],
        "firm": _firm(asked.firmness) if asked.firmness else {},
        "rest": describes(brief),
    }


def describes(brief: Brief) -> str:
    """Which products of the shortlist are described one by one; empty where all are."""
    asked = brief.shortlist
    if asked is None or not (brief.rest or asked.only_excluded):
        return ""
    first = f"the first {len(brief.products)} in this order" if brief.rest else "all"
    order = "those that remain come before the undecided"
    if asked.only_excluded:
        order = "none remains and none is undecided, so that these are ruled out"
    return f"Of {counted(len(asked.products), 'product')}, {first} are described one by one; {order}."


def started_from(asked: Shortlist) -> str:
    """Whose importances and must-haves the officer began with."""
    changed = ", changed" if asked.is_changed else ""
    return f"The profile “{asked.profile}”{changed}" if asked.profile else "No profile"


def _asked(asked: Shortlist) -> dict[str, Any]:
    return {
        "title": "What was asked",
        "profile": f"{started_from(asked)}. 3 is the rubric’s own weight, 0 none, 5 the highest.",
        "heads": ["What matters", "Importance"],
        "importances": [
            {"code": code, "title": title, "importance": importance} for code, title, importance in asked.importances
        ],
        "must_haves_title": "Must-haves",
        "must_haves": [words for _, words in asked.must_haves] or ["None was set."],
    }


def _group(brief: Brief, asked: Shortlist, name: str) -> dict[str, Any]:
    title, lead = GROUPS[name]
    products = asked.group(name)
    order = "Best for you first." if asked.is_ordered else "In alphabetical order."
    if not asked.must_haves:
        title, lead = "Products", "No must-have was set."
    left = len(products) - MOST_ROWS
    more = f" The spreadsheet holds {counted(left, 'further product')}." if left > 0 else ""
    return {
        "title": f"{title} ({len(products)})",
        "lead": f"{lead} {order}{more}",
        "asks_title": "What would decide it, to be asked of each vendor:",
        "asks": [{"code": code, "ask": ask} for code, ask in _asks(products)],
        "heads": ["Product", "Your score" if asked.is_ordered else "Score", "Grade", "Must-haves, and how firm"],
        "rows": [_product(brief, asked, product) for product in products[:MOST_ROWS]],
    }


def _asks(products: list[Shortlisted]) -> list[tuple[str, str]]:
    """The questions that would decide about products, once each, by the criterion."""
    asked = {
        found.asked: found.question
        for product in products
        if product.group == "undecided"
        for found in product.in_state("not-shown")
        if found.question
    }
    return sorted(asked.items())


def _product(brief: Brief, asked: Shortlist, product: Shortlisted) -> dict[str, Any]:
    row, result = product.row, product.row.result
    own = product.own if asked.is_ordered and product.own else result
    low, high = own.range
    return {
        "place": f"{product.place}." if product.place else "",
        "name": row.name,
        "about": f"{row.hosting} · {row.kind} · by {row.vendor}",
        "score": figure(own.score) if own.score is not None else "no score",
        "range": f"{figure(low)} to {figure(high)}, {percent(own.coverage)} known",
        "bar": {"bar": {"low": low, "high": high, "score": own.score}, "bands": []},
        "grade": result.grade or "not graded",
        "span": f"{result.at_worst} to {result.at_best}" if result.at_worst != result.at_best else "",
        "lines": list(_lines(brief, asked, product)),
    }


def _lines(brief: Brief, asked: Shortlist, product: Shortlisted) -> Iterator[dict[str, Any]]:
    """What decides about a product, gravest first; then how firm its place is."""
    for state in ("not-met", "not-shown"):
        for finding in product.in_state(state):
            yield _finding(brief, finding)
    met = product.in_state("met")
    if met and len(met) == len(product.findings):
        yield {"lead": "", "text": f"All {len(met)} are met." if len(met) > 1 else "It is met.", "links": []}
    elif met:
        yield {"lead": "", "text": f"Met: {len(met)} of {len(product.findings)}.", "links": []}
    if product.firm:
        yield {"lead": "How firm:", "text": sentence(product.firm), "links": []}
    elif asked.is_ordered and not product.is_placed:
        yield {"lead": "", "text": TOO_LITTLE, "links": []}


def _finding(brief: Brief, finding: Finding) -> dict[str, Any]:
    ask = f" Ask {finding.asked}." if finding.question else ""
    return {
        "lead": f"{STATES[finding.state]}: {sentence(finding.must_have)}",
        "text": f"{sentence(finding.reason)}{ask}",
        "links": [{"text": claim, "href": address(brief.claim_address(claim))["href"]} for claim in finding.claims],
    }


def _firm(firm: Firmness) -> dict[str, Any]:
    return {
        "title": "How firm the order is",
        "lead": f"The order was drawn again under {firm.among}. {firm.error}",
        "parts": [
            part
            for part in (
                {"title": "Who comes first for whom", "points": [f"{name}: {said}" for name, said in firm.centrals]},
                {"title": "How far a weight may move", "points": list(firm.intervals)},
                {"title": "Dominated products", "points": [f"{name}: {said}" for name, said in firm.dominated]},
            )
            if part["points"]
        ],
    }
