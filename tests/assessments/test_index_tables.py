"""The index rows of publications: migration writes for old ones what publishing writes for new ones."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from assessments.models import (
    AssessmentInput,
    Publication,
    PublishedContradiction,
    PublishedExposure,
    PublishedFlow,
    PublishedVariant,
)
from assessments.services.publish import publish_approved
from tests.factories import NOW
from vendors.models import Claim, Evidence, Vendor

pytestmark = pytest.mark.usefixtures("site")
MIGRATION = import_module("assessments.migrations.0007_fill_index_tables")
TABLES = (PublishedFlow, PublishedContradiction, PublishedVariant)


def index_rows() -> list[list[tuple[object, ...]]]:
    names = {model: [field.name for field in model._meta.concrete_fields if field.name != "id"] for model in TABLES}
    rows = [sorted(map(repr, model.objects.values_list(*names[model]))) for model in TABLES]
    return [*rows, list(PublishedExposure.objects.order_by("pk").values_list("pk", "is_open", "reaches"))]


def test_migration_fills_what_publishing_wrote_and_empties_it_again() -> None:
    written = index_rows()
    assert all(written)
    PublishedExposure.objects.update(is_open=True, reaches="")
    with connection.schema_editor() if connection.vendor == "postgresql" else _Nothing() as editor:
        MIGRATION.empty(apps, editor)
        assert not any(model.objects.exists() for model in TABLES)
        MIGRATION.fill(apps, editor)
    assert index_rows() == written


class _Nothing:
    def __enter__(self) -> None:
        return None

    def __exit__(self, *error: object) -> None:
        return None


def test_unchanged_assessment_is_not_built_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessments.services.publish.build", lambda *given: 1 / 0)
    assert not publish_approved(at=NOW).new_edition


@pytest.mark.parametrize(
    "change",
    [
        lambda: Claim.objects.filter(pk="wire-a1-1").update(statement="It is otherwise."),
        lambda: Evidence.objects.filter(pk=first_cited("wire-a1-1")).update(title="Another title"),
        lambda: Vendor.objects.filter(products="wire").update(note="Another note"),
    ],
)
def test_change_builds_only_what_it_bears_on(change) -> None:
    before = dict(AssessmentInput.objects.values_list("assessment", "sha256"))
    change()
    published = publish_approved(at=NOW).published
    after = dict(AssessmentInput.objects.values_list("assessment", "sha256"))
    changed = {pk for pk in before if before[pk] != after[pk]}
    assert "wire" in {row.product_id for row in published}
    assert {row.assessment_id for row in published} <= changed
    assert len(changed) < Publication.objects.filter(last_edition=None).count()


def first_cited(claim: str) -> str:
    return Claim.objects.get(pk=claim).citations.first().evidence_id
