"""Writes the index rows of what is published already, from the documents, one at a time."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from assessments.document import index
from assessments.document.types import Exposure, PublicationDocument

MODELS = ("PublishedFlow", "PublishedContradiction", "PublishedVariant")


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The rows that publishing writes by itself from now on; a document's format is permanent, so it can be read."""
    flows, contradictions, variants = (apps.get_model("assessments", name)._default_manager for name in MODELS)
    exposures = apps.get_model("assessments", "PublishedExposure")._default_manager
    texts = apps.get_model("assessments", "Publication")._default_manager.values_list("pk", "document")
    for pk, text in texts.iterator(chunk_size=20):
        document = PublicationDocument.model_validate_json(text)
        flows.bulk_create(flows.model(publication_id=pk, **row) for row in index.flow_values(document))
        contradictions.bulk_create(
            contradictions.model(publication_id=pk, **row) for row in index.contradiction_values(document)
        )
        if document.product.variant_of:
            variants.create(publication_id=pk, ordinary=document.product.variant_of.slug)
        rows = list(exposures.filter(publication=pk))
        for row in rows:
            found = Exposure.model_validate({**row.detail, "jurisdiction": row.jurisdiction, "road": row.road})
            for name, value in index.exposure_values(found).items():
                setattr(row, name, value)
        exposures.bulk_update(rows, ("is_open", "reaches"))


def empty(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name in MODELS:
        apps.get_model("assessments", name)._default_manager.all().delete()


class Migration(migrations.Migration):
    dependencies = [("assessments", "0006_index_tables")]

    operations = [migrations.RunPython(fill, empty)]
