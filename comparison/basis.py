"""The adapter from published rows to what must-haves are judged on; no document of a product is opened."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from assessments import scoring
from assessments.document.exposures import exposure_law
from assessments.models import Publication, PublishedBasis
from comparison.ranking.must_haves import Basis, Certificate, Flow, Jurisdiction, Shared
from comparison.reading import Reading
from vendors.exposure import Exposure, Road


def bases(reading: Reading, publications: Collection[Publication]) -> dict[int, Basis]:
    """What each publication is judged on, by its primary key, as of its own day (1 query beyond the reading's).

    Jurisdictions and laws are those of the reader's edition; a law counts where it was in force on the day.
    """
    common = shared(reading)
    details = dict(
        PublishedBasis.objects.filter(publication__in=[row.pk for row in publications]).values_list(
            "publication", "detail"
        )
    )
    return {row.pk: _basis(row, details[row.pk], common) for row in publications}


def shared(reading: Reading) -> Shared:
    """What all products of the edition share."""
    document = reading.document
    return Shared(
        jurisdictions={
            place.code: Jurisdiction(place.code, place.name, place.member_of, place.eu_adequacy)
            for place in document.jurisdictions
        },
        laws=tuple(exposure_law(law) for law in document.laws),
        law_names={law.slug: law.name for law in document.laws},
        read=date.fromisoformat(document.catalogue_read),
    )


def names(reading: Reading) -> dict[str, str]:
    """What the words of must-haves are made with: titles of criteria and names of jurisdictions by code, labels of
    levels by their digit."""
    return {
        **{criterion.code: criterion.title for criterion in reading.rubric.criteria},
        **{place.code: place.name for place in reading.document.jurisdictions},
        **{str(level.value): level.label for level in reading.rubric.levels},
    }


def _basis(row: Publication, detail: dict[str, Any], common: Shared) -> Basis:
    return Basis(
        slug=row.product_id,
        day=row.as_of,
        hosting=row.hosting,
        licence=detail["licence"],
        answers={code: _answer(state, level) for code, (state, level) in row.summary["cells"].items()},
        score_claims={code: tuple(claims) for code, claims in detail["claims"].items()},
        flows=tuple(Flow(**flow | {"destinations": tuple(flow["destinations"])}) for flow in detail["flows"]),
        exposures=tuple(_exposure(found) for found in detail["exposures"]),
        unestablished=tuple(detail["unestablished"]),
        certificates=tuple(Certificate(**certificate) for certificate in detail["certificates"]),
        shared=common,
    )


@cache
def _answer(state: str, level: int | None) -> scoring.Answer:
    """The answer, kept because there are so few and a shortlist reads so many."""
    return scoring.Answer(scoring.State(state), level)


def _exposure(found: dict[str, Any]) -> Exposure:
    """The exposure without the kinds of data and the links, which decide no must-have."""
    return Exposure(
        jurisdiction=found["jurisdiction"],
        road=Road(found["road"]),
        readable=(),
        encrypted=(),
        metadata=(),
        claims=tuple(found["claims"]),
        laws=tuple(found["laws"]),
        links=(),
        closed=found["closed"],
        partly=found["partly"],
    )
