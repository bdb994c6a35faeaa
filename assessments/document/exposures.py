"""The adapter between documents and the calculation of exposure, both ways; the words are the same on either side."""

from dataclasses import asdict

from assessments.document import types as doc
from vendors import exposure


def exposure_law(law: doc.AccessLaw) -> exposure.Law:
    """The law as the calculation takes it."""
    return exposure.Law(
        law.slug,
        law.jurisdiction,
        law.reach,  # type: ignore[arg-type]  # the database holds no other word
        law.compels,
        law.in_force,
        law.lapsed,
    )


def published_exposure(found: exposure.Exposure) -> doc.Exposure:
    """The exposure as a document holds it."""
    return doc.Exposure.model_validate(asdict(found))


def calculated_exposure(found: doc.Exposure) -> exposure.Exposure:
    """The exposure as the calculation gave it."""
    return exposure.Exposure(**{**found.model_dump(), "road": exposure.Road(found.road)})
