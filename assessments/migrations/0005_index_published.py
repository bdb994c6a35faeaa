"""What was published before it could be searched is indexed from its frozen documents, edition by edition."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from assessments.search.index import Tables, index_published


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    names = ("SearchEntry", "SearchSpan", "Publication", "PublishedFact", "Edition")
    tables = Tables(*(apps.get_model("assessments", name) for name in names))
    for number in tables.edition.objects.order_by("number").values_list("number", flat=True):
        index_published(number, tables)


def empty(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name in ("SearchSpan", "SearchEntry"):
        apps.get_model("assessments", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("assessments", "0004_search")]

    operations = [migrations.RunPython(fill, empty)]
