"""The chapter on one product: what stands behind its block in the summary."""

from typing import Any

from assessments.document.rubric import CriterionText, RubricText, SectionText
from assessments.document.types import PublicationDocument
from assessments.vocabulary import Confidence
from common.dates import in_words
from comparison.brief import reach, verdict
from comparison.brief.flows import flows
from comparison.brief.front import NONE_SHOWN, about, name
from comparison.brief.pictures import diagram_of, map_of
from comparison.brief.references import References
from comparison.brief.types import Brief, BriefProduct
from comparison.brief.voices import contradictions
from comparison.brief.words import capital, day_in_words, is_past, label
from comparison.figures import figure, percent


def chapter(brief: Brief, product: BriefProduct, index: int, references: References) -> dict[str, Any]:
    """Everything on one product; evidence is numbered in the order in which a reader meets it."""
    document, rubric = product.document, brief.rubric
    day = in_words(document.as_of)
    return {
        "anchor": f"product-{index}",
        "name": name(document),
        "about": about(document),
        "facts": _facts(product),
        "summary": document.summary,
        "what": document.product.summary,
        "verdict": verdict.verdict(document, rubric),
        "strengths": {"title": "Strengths", "points": [capital(point) for point in document.strengths] or [NONE_SHOWN]},
        "concerns": {"title": "Concerns", "points": [capital(point) for point in document.concerns] or [NONE_SHOWN]},
        "gates": {"title": "Gates", "points": verdict.gates(document, rubric) or ["The rubric has no gates."]},
        "lifts": {"title": "What would lift the grade", "points": verdict.lifts(document, rubric)},
        "contradictions": {
            "title": "Where words and findings part",
            "words": f"No contradiction is on record for {day}.",
            "pairs": contradictions(document, references),
        },
        "flows": {
            "title": "Data flows",
            "heads": ["Which data", "To whom", "Where to", "Why and when", "On what terms", "Proof"],
            "picture": diagram_of(document),
            **flows(document, references),
        },
        "jurisdictions": {
            "title": "Jurisdictions within earshot",
            "owners": f"Offered by {reach.owners(document)}.",
            "heads": ["Jurisdiction and road", "What it reaches", "Laws, and the chain that leads there", "Proof"],
            "picture": map_of(document),
            **reach.jurisdictions(document, references),
        },
        "answers": {
            "title": "Answers, section by section",
            "sections": [_section(document, rubric, section, references) for section in rubric.sections],
        },
    }


def _facts(product: BriefProduct) -> str:
    document = product.document
    facts = document.product
    parts = [f"As of {in_words(document.as_of)}", f"publication {product.number} of {day_in_words(product.published)}"]
    if facts.licence:
        parts.append(f"licence: {facts.licence}")
    if facts.launched:
        parts.append(f"launched {in_words(facts.launched)}")
    if facts.retired and not is_past(document):
        parts.append(f"retired {in_words(facts.retired)}")
    if facts.variant_of:
        parts.append(f"an edition of {facts.variant_of.name}")
    return " · ".join(parts)


def _section(
    document: PublicationDocument, rubric: RubricText, section: SectionText, references: References
) -> dict[str, Any]:
    result = next((part for part in document.result.sections if part.code == section.code), None)
    if result is None or result.score is None:
        figures = "no criterion has a level"
    else:
        low, high = (figure(end) for end in result.range)
        figures = f"{figure(result.score)} of 100, range {low} to {high}, {percent(result.coverage)} known"
    return {
        "title": f"{section.code} {section.title}",
        "figures": figures,
        "answers": [_answer(document, rubric, criterion, references) for criterion in section.criteria],
    }


def _answer(
    document: PublicationDocument, rubric: RubricText, criterion: CriterionText, references: References
) -> dict[str, Any]:
    score = verdict.score_of(document, criterion.code)
    return {
        "code": criterion.code,
        "title": criterion.title,
        "answer": verdict.answer(document, rubric, criterion.code),
        "confidence": label(Confidence, score.confidence) if score and score.confidence else "",
        "rationale": capital(score.rationale) if score and score.rationale else "No rationale is on record.",
        "refs": references.of_claims(document, score.claims) if score else [],
    }
