"""What was published cannot be changed, even by SQL that knows nothing of the models, nor deleted by the models."""

import pytest
from django.db import IntegrityError, connection, transaction

from assessments.models import Criterion, Edition, Frozen, Publication, RubricVersion
from tests.factories import make_edition, make_publication, make_rubric

pytestmark = pytest.mark.django_db


def update(model, change):
    """SQL that sets columns of all rows, as somebody would who knows nothing of the models."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET {change}")  # noqa: S608 (both are written in this file)


def refusal(model, change):
    """What the database says when it refuses the change."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        update(model, change)
    return str(caught.value)


@pytest.mark.parametrize(
    "column", [field.column for field in Publication._meta.concrete_fields if field.name != "last_edition"]
)
def test_publication_column_never_changes(column):
    make_publication()
    value = {"summary": "'[1]'", "grade": "'B'", "note": "'x'", "document": "'[]'"}.get(column)
    field = next(field for field in Publication._meta.concrete_fields if field.column == column)
    if value is None and field.get_internal_type() in {"CharField", "TextField"}:
        value = "'x'"
    elif value is None and field.get_internal_type() in {"DateField", "DateTimeField"}:
        value = "'2020-01-01'"
    elif value is None:
        value = "7"

    assert "a publication never changes" in refusal(Publication, f"{column} = {value}")


def test_publication_of_an_older_edition_is_closed_by_its_last_edition():
    make_publication()

    update(Publication, "last_edition = 3")

    assert Publication.objects.get().last_edition == 3


@pytest.mark.parametrize("change", ["document = '[]'", "number = 2", "sha256 = 'x'", "summary = '[1]'"])
def test_edition_never_changes(change):
    make_edition()

    assert "an edition never changes" in refusal(Edition, change)


@pytest.mark.parametrize("column", ["slug", "version", "title", "status", "document", "sha256"])
def test_published_rubric_never_changes(column):
    make_rubric()

    assert "a published rubric never changes" in refusal(RubricVersion, f"{column} = 'draft'")


def test_published_rubric_may_have_other_comments():
    make_rubric()

    update(RubricVersion, "source = '# other'")

    assert RubricVersion.objects.get().source == "# other"


def test_criteria_of_a_published_rubric_never_change():
    rubric = make_rubric()
    never = "the criteria of a published rubric never change"

    assert never in refusal(Criterion, "title = 'x'")
    with pytest.raises(IntegrityError, match=never), transaction.atomic():
        Criterion.objects.create(rubric=rubric, code="A9", section="A", title="x", top=3)


def test_criteria_do_not_move_into_a_published_rubric():
    draft = make_rubric("1.1", published=False)
    rubric = make_rubric()

    with pytest.raises(IntegrityError, match="the criteria of a published rubric"), transaction.atomic():
        Criterion.objects.filter(rubric=draft, code="A1").update(rubric=rubric, code="A9")


def test_draft_rubric_may_change():
    make_rubric("1.1", published=False)

    update(RubricVersion, "title = 'x'")
    update(Criterion, "title = 'x'")
    RubricVersion.objects.get().delete()

    assert not Criterion.objects.exists()


def test_what_was_published_is_not_deleted():
    publication, edition = make_publication(), make_edition()
    rubric = RubricVersion.objects.get()

    for delete in (
        publication.delete,
        edition.delete,
        rubric.delete,
        Publication.objects.all().delete,
        Edition.objects.filter(number=1).delete,
        RubricVersion.objects.all().delete,
    ):
        with pytest.raises(Frozen, match="cannot be deleted: what was published stays"):
            delete()

    assert Publication.objects.exists()
    assert Edition.objects.exists()
    assert RubricVersion.objects.exists()
