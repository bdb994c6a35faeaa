"""What is not known about a product's data flows and about governments, with the question to put to the vendor."""

from collections.abc import Callable, Iterator
from typing import Any

from assessments.document.rubric import CriterionText, RubricText
from assessments.document.types import Claim, Flow, PublicationDocument
from comparison.brief.flows import in_state
from comparison.brief.types import Brief
from comparison.brief.verdict import NOT_LOOKED, score_of
from comparison.brief.words import STATE_WORDS, UNKNOWN_STATES, counted, label, labels
from comparison.export.register import Line, claim_line, line
from vendors.vocabulary import Adequacy, DataKind, Subject

PLACES, SAFEGUARDS, RETENTION = "C1", "C4", "B4"
"""The criteria whose questions ask where data goes, on what ground, and for how long it is kept."""

SECTIONS = ("C", "D")
"""Data flows and jurisdiction; government access."""

COVERED = frozenset({Adequacy.MEMBER, Adequacy.ADEQUATE})
"""Where data from the EU may go without a further ground."""


def unknowns(brief: Brief, document: PublicationDocument) -> dict[str, Any]:
    """Every gap of the registers, and every unknown answer of the sections on flows and governments."""
    rows = [*_flows(brief, document), *_answers(brief.rubric, document)]
    return {
        "title": "What is not known",
        "words": "" if rows else "Every flow on record names its places, ground and retention, and no answer is open.",
        "heads": ["What is not known", "Rests on", "Question to put to the vendor"],
        "widths": [30, 36, 38],
        "rows": rows,
    }


def _flows(brief: Brief, document: PublicationDocument) -> Iterator[list[list[Line]]]:
    standing = in_state(document, "stands")
    if not standing:
        yield [[line("Which data goes to whom: no flow stands on record", "strong")], [], _ask(brief.rubric, PLACES)]
    gaps: tuple[tuple[str, str, Callable[[Flow], bool]], ...] = (
        ("Where this goes", PLACES, lambda flow: not flow.destinations),
        ("On what ground this may leave the EU", SAFEGUARDS, lambda flow: _leaves_without_ground(document, flow)),
        ("How long this is kept", RETENTION, lambda flow: not flow.retention),
    )
    for what, code, lacks in gaps:
        lacking = [(claim, flow) for claim, flow in standing if lacks(flow)]
        if lacking:
            yield _gap(brief, f"{what}: {counted(len(lacking), 'flow')} of {len(standing)}", code, lacking)


def _gap(brief: Brief, what: str, code: str, lacking: list[tuple[Claim, Flow]]) -> list[list[Line]]:
    rests_on = [
        told
        for claim, flow in lacking
        for told in (
            claim_line(brief, claim.id),
            line(f"{labels(DataKind, flow.data)} of {label(Subject, flow.subject)} to {flow.recipient}", "quiet"),
        )
    ]
    return [[line(what, "strong")], rests_on, _ask(brief.rubric, code)]


def _leaves_without_ground(document: PublicationDocument, flow: Flow) -> bool:
    """Whether the flow may go where neither EU law nor an adequacy decision covers it, and names no other ground."""
    known = {place.code: place.eu_adequacy for place in document.jurisdictions}
    return not flow.transfer_mechanism and any(known.get(code) not in COVERED for code in flow.destinations)


def _answers(rubric: RubricText, document: PublicationDocument) -> Iterator[list[list[Line]]]:
    for criterion in rubric.criteria:
        if criterion.section not in SECTIONS:
            continue
        score = score_of(document, criterion.code)
        state = NOT_LOOKED if score is None else score.state
        if state in UNKNOWN_STATES:
            word = STATE_WORDS.get(state, state)
            yield [
                [line(f"{criterion.code} {criterion.title}", "strong"), line(criterion.question)],
                [line(f"Answer on record: {word}")],
                _ask(rubric, criterion.code),
            ]


def _ask(rubric: RubricText, code: str) -> list[Line]:
    asked: CriterionText | None = next((found for found in rubric.criteria if found.code == code), None)
    return [line(asked.ask)] if asked else []
