"""What to ask each vendor: wherever little is protected or little is known."""

from typing import Any

from assessments.document.rubric import CriterionText
from assessments.document.types import PublicationDocument
from comparison.brief.types import Brief
from comparison.brief.verdict import NOT_LOOKED, answer, score_of
from comparison.brief.words import UNKNOWN_STATES, full_name, label, sentence
from comparison.figures import figure
from vendors.vocabulary import ProductKind

WEAK = 1
"""The highest level at which there is still reason to ask."""


def to_ask(brief: Brief, document: PublicationDocument) -> list[CriterionText]:
    """The criteria that must be asked about: first those that would show a must-have of the shortlist, then those
    that are weak or unknown, weightiest first, ties in the rubric's order."""
    needed = {finding.asked for finding in brief.not_shown(document.product.slug)}
    wanted = []
    for criterion in brief.rubric.criteria:
        score = score_of(document, criterion.code)
        state = NOT_LOOKED if score is None else score.state
        level = None if score is None else score.level
        if criterion.code in needed or state in UNKNOWN_STATES or (level is not None and level <= WEAK):
            wanted.append(criterion)
    return sorted(wanted, key=lambda criterion: (criterion.code not in needed, -criterion.weight))


def questions(brief: Brief, document: PublicationDocument) -> dict[str, Any]:
    """The letter to one vendor: questions by section, first where a must-have is not shown, then where most is at
    stake."""
    asked, rubric = to_ask(brief, document), brief.rubric
    needed = {finding.asked for finding in brief.not_shown(document.product.slug)}
    titles = {section.code: section.title for section in rubric.sections}
    by_section: dict[str, list[CriterionText]] = {}
    for criterion in asked:
        by_section.setdefault(criterion.section, []).append(criterion)
    ordered = sorted(
        by_section.items(),
        key=lambda item: (needed.isdisjoint(c.code for c in item[1]), -sum(c.weight for c in item[1])),
    )
    return {
        "words": "" if asked else "Nothing is weak or unknown; no question follows from the ratings.",
        "sections": [
            {
                "title": f"{code} {titles[code]}",
                "questions": [_question(brief, document, criterion) for criterion in criteria],
            }
            for code, criteria in ordered
        ],
    }


def first_questions(brief: Brief, document: PublicationDocument, most: int) -> list[dict[str, str]]:
    """The questions that matter most."""
    return [{"code": criterion.code, "ask": criterion.ask} for criterion in to_ask(brief, document)[:most]]


def different_kinds(documents: list[PublicationDocument]) -> str:
    """A word of warning where the products are not of one kind; else empty."""
    kinds: dict[str, list[str]] = {}
    for document in documents:
        kinds.setdefault(label(ProductKind, document.product.kind), []).append(full_name(document.product))
    if len(kinds) < 2:
        return ""
    listed = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in kinds.items())
    return (
        f"These products are of different kinds ({listed}). They were made for different uses, so the same answer "
        "may weigh differently: compare them with care."
    )


def _question(brief: Brief, document: PublicationDocument, criterion: CriterionText) -> dict[str, Any]:
    needed = [f for f in brief.not_shown(document.product.slug) if f.asked == criterion.code]
    stake = f"weight {figure(criterion.weight)} of {figure(brief.rubric.weight)}"
    caps = [
        gate.cap
        for gate in document.result.gates
        if gate.criterion == criterion.code and gate.state in ("tripped", "undecided")
    ]
    if caps:
        stake += f", can cap the grade at {caps[0]}"
    return {
        "code": criterion.code,
        "ask": criterion.ask,
        "now": answer(document, brief.rubric, criterion.code),
        "stake": stake,
        "needed": [f"Must-have not shown: {f.must_have}. {sentence(f.reason)}" for f in needed],
    }
