"""What if a law fell or an adequacy decision ended: which products' exposures and answers rest on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import F

from assessments.document import types as doc
from assessments.document.exposures import calculated_exposure, exposure_law
from assessments.document.rubric import CriterionText, RubricText
from assessments.models import Publication
from assessments.models.publication import PublicationQuerySet
from comparison.destinations import Destined, destined, with_flows
from comparison.law_page import opened_by
from comparison.product_page import answer_word
from comparison.reading import Reading, read_rubric_by_hash
from comparison.roads import Listed, holding, listed, read_exposure, towards
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
    """A law that falls: `resting` are the keys of the publications that rest on it, by name; `losing` of them would
    lose a road, `leaving` would no longer be within reach of the jurisdiction."""

    law: doc.AccessLaw
    jurisdiction: doc.Jurisdiction
    resting: tuple[int, ...]
    losing: int
    leaving: int


def fall(reading: Reading, law: doc.AccessLaw) -> Fall:
    """What falls with the law (2 queries beyond the reading's); of each product no more is kept than its key."""
    places = {place.code: place for place in reading.document.jurisdictions}
    resting, losing, leaving = set(), 0, 0
    for found in _changes(reading, law, opened_by(law).values("publication")):
        resting.add(found.key)
        losing += bool(found.vanished)
        leaving += found.leaves_reach
    by_name = reading.publications_by_name().values_list("pk", flat=True) if resting else ()
    return Fall(law, places[law.jurisdiction], tuple(key for key in by_name if key in resting), losing, leaving)


def changes(reading: Reading, law: doc.AccessLaw, publications: Sequence[Publication]) -> list[Change]:
    """What changes for each of the publications if the law falls (1 query)."""
    keys = [row.pk for row in publications]
    found = {change.key: change for change in _changes(reading, law, keys)}
    return [_change(row, found[row.pk]) for row in publications]


@dataclass(frozen=True)
class _Roads:
    """What changes for the publication with that key."""

    key: int
    vanished: tuple[Exposure, ...]
    kept: tuple[Exposure, ...]
    leaves_reach: bool


def _changes(reading: Reading, law: doc.AccessLaw, publications: Any) -> Iterator[_Roads]:
    """What changes for each of the publications that rest on the law, computed on the day of each (1 query)."""
    laws = [exposure_law(known) for known in reading.document.laws]
    others = [known for known in laws if known.slug != law.slug]
    rows = (
        towards(law.jurisdiction, ANY_COUNTRY)
        .filter(publication__in=reading.publications().filter(pk__in=publications))
        .annotate(day=F("publication__as_of"))
        .order_by("publication", "pk")
    )
    for (key, day), group in groupby(rows.iterator(chunk_size=500), lambda row: (row.publication_id, row.day)):
        exposures = [calculated_exposure(read_exposure(row)) for row in group]
        before = [road for road in roads_to(law.jurisdiction, exposures, laws, day) if law.slug in road.laws]
        after = {road.road: road for road in roads_to(law.jurisdiction, without(law.slug, exposures), others, day)}
        if before:
            yield _Roads(
                key,
                vanished=tuple(road for road in before if road.road not in after),
                kept=tuple(after[road.road] for road in before if road.road in after),
                leaves_reach=not after,
            )


def _change(publication: Publication, found: _Roads) -> Change:
    state, level = publication.summary["cells"].get(COMPELLED_ACCESS, (None, None))
    return Change(publication, found.vanished, found.kept, found.leaves_reach, state, level)


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
    """An adequacy decision that ends: `sending` are the products with a flow to the jurisdiction that stands, by name,
    `anywhere` further ones whose data may go to any country."""

    jurisdiction: doc.Jurisdiction
    sending: PublicationQuerySet
    anywhere: Listed


def ending(reading: Reading, place: doc.Jurisdiction) -> Ending:
    """Which products rest on the jurisdiction's adequacy decision (4 queries)."""
    sending = with_flows(reading, {place.code}, standing=True)
    anywhere = holding(reading, towards(ANY_COUNTRY)).exclude(pk__in=sending.order_by().values("pk"))
    return Ending(place, sending, *listed([anywhere], ANY_COUNTRY))


def transfers(reading: Reading, place: doc.Jurisdiction, publications: Sequence[Publication]) -> list[Transfer]:
    """The products with their flows to the jurisdiction that stand, and their answers about transfers (1 query)."""
    found = destined(publications, {place.code}, TRANSFER_CRITERIA)
    return [_transfer(row, _rubric(reading, row)) for row in found]


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
