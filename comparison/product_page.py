"""The adapter from a publication's document to what the product page prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assessments.document import types as doc
from assessments.document.rubric import CriterionText, RubricText, SectionText
from assessments.models import Publication
from comparison import age

UNKNOWN_STATES = ("unclear", "nothing-found", "not-looked")


@dataclass(frozen=True)
class Source:
    """A citation with the document that it cites."""

    relation: str
    locator: str
    evidence: doc.Evidence


@dataclass(frozen=True)
class ClaimView:
    """A claim with its sources; `criteria` are the codes of the scores that rest on it."""

    claim: doc.Claim
    sources: tuple[Source, ...]
    criteria: tuple[str, ...]

    @property
    def supports(self) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if source.relation == "supports")

    @property
    def contradicts(self) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if source.relation == "contradicts")


@dataclass(frozen=True)
class ScoreView:
    """A score with its criterion's words, the claims that it rests on, and those on record beside them."""

    criterion: CriterionText
    score: doc.Score
    word: str
    claims: tuple[ClaimView, ...]
    others: tuple[ClaimView, ...]

    @property
    def is_unknown(self) -> bool:
        return self.score.state in UNKNOWN_STATES


@dataclass(frozen=True)
class SectionView:
    section: SectionText
    result: doc.SectionResult
    scores: tuple[ScoreView, ...]


@dataclass(frozen=True)
class LiftView:
    """An improvement that changes the grade, with the words of the level that it takes."""

    lift: doc.Lift
    criterion: CriterionText
    to_word: str
    wording: str


@dataclass(frozen=True)
class ExposureView:
    """All roads by which one jurisdiction (None: any country) comes within earshot."""

    jurisdiction: doc.Jurisdiction | None
    roads: tuple[doc.Exposure, ...]
    laws: tuple[doc.AccessLaw, ...]
    claims: tuple[str, ...]

    @property
    def is_closed(self) -> bool:
        return all(road.closed for road in self.roads)


@dataclass(frozen=True)
class LapsedRoad:
    """A place (None: any country) to which data was said to go, by claims that all have ended."""

    jurisdiction: doc.Jurisdiction | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class Moment:
    """One point on the product's line of time: a publication that is current in the reader's edition."""

    publication: Publication
    result: doc.Result
    is_shown: bool
    is_latest: bool
    gates: tuple[doc.GateResult, ...]


@dataclass(frozen=True)
class ProductPage:
    """Everything that the page of one publication prints."""

    document: doc.PublicationDocument
    rubric: RubricText
    moments: tuple[Moment, ...]
    sections: tuple[SectionView, ...]
    tripped_gates: tuple[doc.GateResult, ...]
    undecided_gates: tuple[doc.GateResult, ...]
    lifts: tuple[LiftView, ...]
    to_be_graded: tuple[CriterionText, ...]
    exposures: tuple[ExposureView, ...]
    lapsed_roads: tuple[LapsedRoad, ...]
    contradictions: tuple[ClaimView, ...]
    flows: tuple[ClaimView, ...]
    background: tuple[ClaimView, ...]
    questions: tuple[ScoreView, ...]
    age: age.Age

    @property
    def unknown(self) -> tuple[ScoreView, ...]:
        """The criteria without a level, weightiest first."""
        return tuple(view for view in self.questions if view.is_unknown)

    @property
    def known_count(self) -> int:
        return sum(1 for section in self.sections for view in section.scores if view.score.state == "scored")


def product_page(
    document: doc.PublicationDocument,
    rubric: RubricText,
    publication: Publication,
    history: Sequence[Publication],
    edition: int,
) -> ProductPage:
    """The page of one publication; `history` is every publication of the product up to the edition."""
    claims = claim_views(document)
    scores = {score.criterion: score_view(score, document, rubric, claims) for score in document.scores}
    results = {section.code: section for section in document.result.sections}
    in_order = tuple(scores[criterion.code] for criterion in rubric.criteria if criterion.code in scores)
    return ProductPage(
        document=document,
        rubric=rubric,
        moments=_moments(publication, history, edition),
        sections=tuple(
            SectionView(
                section,
                results[section.code],
                tuple(scores[criterion.code] for criterion in section.criteria if criterion.code in scores),
            )
            for section in rubric.sections
        ),
        tripped_gates=tuple(gate for gate in document.result.gates if gate.state == "tripped"),
        undecided_gates=tuple(gate for gate in document.result.gates if gate.state == "undecided"),
        lifts=tuple(
            LiftView(
                lift,
                rubric.criterion(lift.criterion),
                rubric.word(lift.to_level),
                rubric.criterion(lift.criterion).levels[lift.to_level],
            )
            for lift in document.lifts
        ),
        to_be_graded=tuple(rubric.criterion(code) for code in document.to_be_graded),
        exposures=exposure_views(document),
        lapsed_roads=lapsed_roads(document, claims.values()),
        contradictions=tuple(view for view in claims.values() if view.contradicts or view.claim.standing.contradicted),
        flows=tuple(view for view in claims.values() if view.claim.flow),
        background=tuple(view for view in claims.values() if not view.claim.criterion and not view.criteria),
        questions=questions(in_order),
        age=age.age(date.fromisoformat(document.as_of)),
    )


def claim_views(document: doc.PublicationDocument) -> dict[str, ClaimView]:
    """The document's claims with their sources, by id, in the document's order."""
    evidence = {item.slug: item for item in document.evidence}
    resting: dict[str, list[str]] = {}
    for score in document.scores:
        for claim in score.claims:
            resting.setdefault(claim, []).append(score.criterion)
    return {
        claim.id: ClaimView(
            claim,
            tuple(Source(link.relation, link.locator, evidence[link.evidence]) for link in claim.citations),
            tuple(resting.get(claim.id, ())),
        )
        for claim in document.claims
    }


def score_view(
    score: doc.Score, document: doc.PublicationDocument, rubric: RubricText, claims: dict[str, ClaimView]
) -> ScoreView:
    """The score with the claims that it rests on and the others on record for its criterion."""
    return ScoreView(
        criterion=rubric.criterion(score.criterion),
        score=score,
        word=answer_word(score, rubric),
        claims=tuple(claims[key] for key in score.claims),
        others=tuple(
            view
            for view in claims.values()
            if view.claim.criterion == score.criterion and view.claim.id not in score.claims
        ),
    )


def answer_word(score: doc.Score, rubric: RubricText) -> str:
    """The answer in one or two words: a level's label, or what kind of not knowing it is."""
    if score.level is not None:
        return rubric.word(score.level)
    return score.state.replace("-", " ")


def questions(scores: Iterable[ScoreView]) -> tuple[ScoreView, ...]:
    """What to ask the vendor: criteria that are weak, exposed or unknown, weightiest first."""
    open_scores = [view for view in scores if view.is_unknown or (view.score.level or 0) <= 1]
    open_scores = [view for view in open_scores if view.score.state != "not-applicable"]
    return tuple(sorted(open_scores, key=lambda view: -view.criterion.weight))


def exposure_views(document: doc.PublicationDocument) -> tuple[ExposureView, ...]:
    """The document's exposures by jurisdiction: open roads first, any country last, each by name."""
    places = {place.code: place for place in document.jurisdictions}
    laws = {law.slug: law for law in document.laws}
    grouped: dict[str, list[doc.Exposure]] = {}
    for found in document.exposures:
        grouped.setdefault(found.jurisdiction, []).append(found)
    views = [
        ExposureView(
            jurisdiction=places.get(code),
            roads=tuple(roads),
            # Any country means every access law there is: naming them all would say nothing.
            laws=tuple(laws[slug] for slug in sorted({slug for road in roads for slug in road.laws}))
            if code in places
            else (),
            claims=tuple(dict.fromkeys(claim for road in roads for claim in road.claims)),
        )
        for code, roads in grouped.items()
    ]
    return tuple(
        sorted(
            views,
            key=lambda view: (
                view.is_closed,
                view.jurisdiction is None,
                view.jurisdiction and view.jurisdiction.name,
            ),
        )
    )


def lapsed_roads(document: doc.PublicationDocument, claims: Iterable[ClaimView]) -> tuple[LapsedRoad, ...]:
    """The destinations that only ended claims name, by name, any country last: no longer on record by place."""
    named: dict[str, list[ClaimView]] = {}
    standing: set[str] = set()
    for view in claims:
        if view.claim.flow is None or view.claim.product != document.product.slug:
            continue
        for code in view.claim.flow.destinations:
            if view.claim.standing.state == "stands":
                standing.add(code)
            elif view.claim.standing.state == "ended":
                named.setdefault(code, []).append(view)
    places = {place.code: place for place in document.jurisdictions}
    roads = [LapsedRoad(places.get(code), tuple(views)) for code, views in named.items() if code not in standing]
    return tuple(sorted(roads, key=_by_name))


def _by_name(road: LapsedRoad) -> tuple[bool, str]:
    return (road.jurisdiction is None, road.jurisdiction.name if road.jurisdiction else "")


def _moments(publication: Publication, history: Sequence[Publication], edition: int) -> tuple[Moment, ...]:
    current = [row for row in history if row.last_edition is None or row.last_edition >= edition]
    shown = {row.pk: row for row in (*current, publication)}
    ordered = sorted(shown.values(), key=lambda row: (row.as_of, row.number))
    moments = []
    for row in ordered:
        result = doc.Result.model_validate(row.summary["result"])
        moments.append(
            Moment(
                publication=row,
                result=result,
                is_shown=row.pk == publication.pk,
                is_latest=row is ordered[-1],
                gates=tuple(gate for gate in result.gates if gate.state == "tripped"),
            )
        )
    return tuple(moments)
