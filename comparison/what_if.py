"""What if a law fell or an adequacy decision ended: which products' exposures and answers rest on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessments.document import types as doc
from assessments.document.exposures import calculated_exposure, exposure_law
from assessments.document.rubric import CriterionText, RubricText
from assessments.models import Publication
from comparison.destinations import Destined, destined
from comparison.product_page import answer_word
from comparison.reading import Reading, read_rubric_by_hash
from comparison.roads import towards
from vendors.exposure import ANY_COUNTRY, Exposure, roads_to
from vendors.vocabulary import Adequacy

COMPELLED_ACCESS = "C3"
"""The criterion that asks about the laws by which a vendor can be compelled."""

TRANSFER_CRITERIA = ("C4", "C1")
"""The criteria that ask about safeguards of transfers and about the place, in the order in which they are shown."""

DECIDED = (Adequacy.ADEQUATE, Adequacy.PARTIAL)


def without(slug: str, exposures: Iterable[Exposure]) -> tuple[Exposure, ...]:
    """What `vendors.exposure.exposures` would give on the same facts if the law were not there.

    A law decides whether a road is open, never what travels on it: so the road loses the law, and stands while
    another law opens it.
    """
    left = (replace(found, laws=tuple(law for law in found.laws if law != slug)) for found in exposures)
    return tuple(found for found in left if found.laws)


@dataclass(frozen=True)
class Change:
    """One product: the roads that would vanish, those that other laws keep open, and whether any road is left.

    `state` and `level` are its answer to the criterion about compelled access, None where the rubric has none.
    """

    publication: Publication
    vanished: tuple[Exposure, ...]
    kept: tuple[Exposure, ...]
    leaves_reach: bool
    state: str | None
    level: int | None


@dataclass(frozen=True)
class Fall:
    """A law that falls, and what that changes for each product that rests on it, by name."""

    law: doc.AccessLaw
    jurisdiction: doc.Jurisdiction
    changes: tuple[Change, ...]

    @property
    def leaving(self) -> int:
        """How many products would no longer be within reach of the jurisdiction."""
        return sum(1 for change in self.changes if change.leaves_reach)

    @property
    def losing(self) -> int:
        """How many products would lose a road."""
        return sum(1 for change in self.changes if change.vanished)


def fall(reading: Reading, law: doc.AccessLaw) -> Fall:
    """What changes if the law falls, computed on the day of each publication (1 query beyond the reading's)."""
    document = reading.document
    laws = [exposure_law(known) for known in document.laws]
    others = [known for known in laws if known.slug != law.slug]
    changes = []
    for publication, published in towards(reading, law.jurisdiction, ANY_COUNTRY).items():
        exposures = [calculated_exposure(found) for found in published]
        day = publication.as_of
        before = [road for road in roads_to(law.jurisdiction, exposures, laws, day) if law.slug in road.laws]
        after = {road.road: road for road in roads_to(law.jurisdiction, without(law.slug, exposures), others, day)}
        if before:
            state, level = publication.summary["cells"].get(COMPELLED_ACCESS, (None, None))
            changes.append(
                Change(
                    publication=publication,
                    vanished=tuple(road for road in before if road.road not in after),
                    kept=tuple(after[road.road] for road in before if road.road in after),
                    leaves_reach=not after,
                    state=state,
                    level=level,
                )
            )
    place = next(place for place in document.jurisdictions if place.code == law.jurisdiction)
    return Fall(law, place, tuple(changes))


@dataclass(frozen=True)
class Answered:
    """One answer with its criterion and the word for it."""

    criterion: CriterionText
    score: doc.Score
    word: str


@dataclass(frozen=True)
class Transfer:
    """One product with a flow to the jurisdiction, and its answers about transfers."""

    publication: Publication
    flows: tuple[doc.Claim, ...]
    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class Ending:
    """An adequacy decision that ends; `anywhere` are further products whose data may go to any country."""

    jurisdiction: doc.Jurisdiction
    transfers: tuple[Transfer, ...]
    anywhere: tuple[Publication, ...]


def ending(reading: Reading, place: doc.Jurisdiction) -> Ending:
    """Which products rest on the jurisdiction's adequacy decision (2 queries beyond the reading's)."""
    found = [row for row in destined(reading, {place.code}, TRANSFER_CRITERIA) if row.standing]
    named = {row.publication.pk for row in found}
    anywhere = towards(reading, ANY_COUNTRY)
    return Ending(
        jurisdiction=place,
        transfers=tuple(_transfer(row, _rubric(reading, row)) for row in found),
        anywhere=tuple(publication for publication in anywhere if publication.pk not in named),
    )


def _rubric(reading: Reading, row: Destined) -> RubricText:
    """The words of the rubric by which the product was judged."""
    return reading.rubric if row.rubric == reading.edition.rubric.sha256 else read_rubric_by_hash(row.rubric)


def _transfer(row: Destined, rubric: RubricText) -> Transfer:
    scores = {score.criterion: score for score in row.scores}
    answers = tuple(
        Answered(rubric.criterion(code), scores[code], answer_word(scores[code], rubric))
        for code in TRANSFER_CRITERIA
        if code in scores
    )
    return Transfer(row.publication, row.standing, answers)


def decided_places(document: doc.EditionDocument) -> list[doc.Jurisdiction]:
    """The jurisdictions with an adequacy decision on record, by name."""
    return sorted((place for place in document.jurisdictions if place.eu_adequacy in DECIDED), key=lambda p: p.name)


def laws_by_place(document: doc.EditionDocument) -> list[tuple[doc.Jurisdiction, list[doc.AccessLaw]]]:
    """The access laws on record, each jurisdiction's together, by its name; transfer rules open no road."""
    grouped = (
        (place, [law for law in document.laws if law.jurisdiction == place.code and law.compels])
        for place in document.jurisdictions
    )
    return sorted(((place, laws) for place, laws in grouped if laws), key=lambda pair: pair[0].name)
