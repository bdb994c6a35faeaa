"""The profiles of readers, as an edition offers them."""

from assessments.catalogue.rubric_schema import MustHaveRecord
from assessments.document import types as doc
from assessments.models import Profile


def texts() -> tuple[doc.ProfileText, ...]:
    """Every profile, in the catalogue's order (1 query)."""
    return tuple(_text(row) for row in Profile.objects.order_by("position", "slug"))


def _text(row: Profile) -> doc.ProfileText:
    demands = [MustHaveRecord.model_validate(demand) for demand in row.must_haves]
    return doc.ProfileText(
        slug=row.slug,
        name=row.name,
        for_whom=row.for_whom,
        why=row.why or None,
        importances=row.importances,
        must_haves=tuple(demand.must_have.code for demand in demands),
    )
