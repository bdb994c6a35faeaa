"""What a shortlist comes to: which products remain, which are undecided, which are ruled out, and in what order."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache

from django.db.models.functions import Lower

from assessments import scoring
from assessments.document.types import ProfileText
from assessments.models import Edition, Publication
from comparison.basis import bases
from comparison.ranking.importances import NoWeight, weights
from comparison.ranking.must_haves import MustHaveState, judge
from comparison.ranking.personal import order, personal_result
from comparison.reading import Reading
from comparison.shortlist.entry import Entry, Judged, answers_of
from comparison.shortlist.firmness import Firmness, are_too_many, firmness, is_an_order
from comparison.shortlist.known import criteria_by_section
from comparison.shortlist.state import ShortlistState


@dataclass(frozen=True)
class Decision:
    """Everything that a shortlist's page and files print.

    The three groups stand in the reader's order, those too little known to be placed after the others; by name as
    long as the reader has not said what matters (`is_ordered`). `elsewhere` were judged by another version of the
    rubric and cannot stand in one order with the rest; `absent` are slugs that the reader chose and that were not
    assessed by the day.
    """

    reading: Reading
    state: ShortlistState
    rubric: scoring.Rubric
    weights: Mapping[str, Fraction] | None
    remaining: tuple[Entry, ...]
    undecided: tuple[Entry, ...]
    excluded: tuple[Entry, ...]
    elsewhere: tuple[Publication, ...]
    absent: tuple[str, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every product: those that remain, then the undecided, then those ruled out."""
        return (*self.remaining, *self.undecided, *self.excluded)

    @property
    def candidates(self) -> tuple[Entry, ...]:
        """What the order is about: what remains and what is undecided."""
        return (*self.remaining, *self.undecided)

    @property
    def no_weight(self) -> bool:
        """Whether every importance is 0, so that nothing can be ordered."""
        return self.weights is None

    @property
    def is_ordered(self) -> bool:
        return self.state.is_ordered and not self.no_weight

    @cached_property
    def profile(self) -> ProfileText | None:
        """The profile that the reader started from; None for none, and for one that the edition does not have."""
        profiles = self.reading.document.profiles
        return next((found for found in profiles if found.slug == self.state.profile), None)

    @property
    def is_changed(self) -> bool:
        """Whether importances or must-haves are no longer those of the profile."""
        sections = criteria_by_section(self.reading.rubric)
        return self.profile is not None and not self.state.is_as_in(self.profile, sections)

    @property
    def sentence(self) -> str:
        """What remains, is undecided and is ruled out."""
        count = len(self.entries)
        products = "1 product" if count == 1 else f"{count} products"
        if not self.state.must_haves:
            return f"{products}, {'best for you first' if self.is_ordered else 'in alphabetical order'}."
        remain = _counted(len(self.remaining), "remains", "remain")
        undecided = _counted(len(self.undecided), "is undecided", "are undecided")
        excluded = _counted(len(self.excluded), "is ruled out", "are ruled out")
        return f"Of {products}, {remain}, {undecided} and {excluded}."

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of product that stand together: more than one deserves a warning."""
        return tuple(sorted({entry.publication.kind for entry in self.candidates}))

    @property
    def confirmed(self) -> bool:
        """Whether a person has confirmed every grade that stands here."""
        return all(entry.publication.summary["confirmed"] for entry in self.entries)

    @property
    def edition(self) -> Edition:
        return self.reading.edition

    @property
    def day(self) -> date:
        """The day of which the products are read."""
        return self.reading.day or self.reading.latest_day

    @property
    def seed(self) -> int:
        """The seed of every draw, the same for an edition."""
        return int(self.edition.sha256[:8], 16)

    @property
    def has_too_many(self) -> bool:
        """Whether there are too many products for the firmness of their order to be worked out."""
        return are_too_many(len(self.candidates))

    @cached_property
    def firmness(self) -> Firmness | None:
        """How firm the order of the candidates is; None where there is none, or too few or too many products."""
        if not self.is_ordered or not is_an_order(len(self.candidates)) or self.has_too_many:
            return None
        # In one order whatever the importances are, so that the same products get the same draws.
        products = sorted(self.candidates, key=lambda entry: entry.slug)
        candidates = tuple((entry.slug, entry.name, tuple(entry.answers.items())) for entry in products)
        return firmness(self.rubric, candidates, tuple(self.state.importances.items()), self.seed)


def _counted(count: int, one: str, several: str) -> str:
    """The count with its verb: `none remains`, `2 remain`."""
    return f"{count or 'none'} {one if count < 2 else several}"


def decide(reading: Reading, state: ShortlistState) -> Decision:
    """What the state comes to in the reader's edition, on the reader's day.

    1 query for the products, and where there are must-haves the constant number that `bases` takes.
    """
    found = _publications(reading, state)
    publications = [row for row in found if row.rubric_id == reading.edition.rubric_id]
    rubric = read_scoring_rubric(reading.edition.rubric.sha256, reading.edition.rubric.document)
    try:
        weighed = weights(rubric, state.importances)
    except NoWeight:
        weighed = None
    judged = _judged(reading, state, publications)
    entries = [_entry(row, rubric, weighed, judged.get(row.pk, ())) for row in publications]
    groups = {
        found: _in_order([entry for entry in entries if entry.state is found], rubric, state) for found in MustHaveState
    }
    return Decision(
        reading=reading,
        state=state,
        rubric=rubric,
        weights=weighed,
        remaining=groups[MustHaveState.MET],
        undecided=groups[MustHaveState.NOT_SHOWN],
        excluded=groups[MustHaveState.NOT_MET],
        elsewhere=tuple(row for row in found if row.rubric_id != reading.edition.rubric_id),
        absent=tuple(slug for slug in state.chosen if slug not in {row.product_id for row in found}),
    )


@lru_cache(maxsize=8)
def read_scoring_rubric(sha256: str, document: str) -> scoring.Rubric:
    """The rubric version of that hash as scoring takes it; kept, because a published version never changes."""
    return scoring.read_rubric(json.loads(document))


def _publications(reading: Reading, state: ShortlistState) -> list[Publication]:
    """The publications that the state takes, by name (1 query)."""
    rows = reading.publications().order_by(Lower("name"), "product_id")
    if state.chosen:
        rows = rows.filter(product__in=state.chosen)
    if state.left_out:
        rows = rows.exclude(product__in=state.left_out)
    return list(rows)


def _judged(
    reading: Reading, state: ShortlistState, publications: Sequence[Publication]
) -> dict[int, tuple[Judged, ...]]:
    """What the must-haves come to for each publication, by its primary key; empty where nothing is demanded."""
    if not state.must_haves:
        return {}
    return {
        pk: tuple(Judged(must, judge(must, basis)) for must in state.must_haves)
        for pk, basis in bases(reading, publications).items()
    }


def _entry(
    publication: Publication,
    rubric: scoring.Rubric,
    weighed: Mapping[str, Fraction] | None,
    judged: tuple[Judged, ...],
) -> Entry:
    answers = answers_of(publication)
    personal = None if weighed is None else personal_result(rubric, weighed, answers)
    return Entry(publication, rubric, answers, judged, personal)


def _in_order(entries: Iterable[Entry], rubric: scoring.Rubric, state: ShortlistState) -> tuple[Entry, ...]:
    """The entries with their places, best first; as they are where the reader has not said what matters."""
    results = [(entry.slug, entry.name, entry.personal) for entry in entries if entry.personal is not None]
    if not (state.is_ordered and results):
        return tuple(entries)
    found = order(rubric, results)
    by_slug = {entry.slug: entry for entry in entries}
    return tuple(replace(by_slug[row.slug], place=row.place) for row in (*found.placed, *found.too_little_known))
