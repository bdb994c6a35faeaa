"""A table of what must-haves are judged on, filled from the documents of the publications that there are."""

import json
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BATCH = 100
"""Documents that are in memory at a time."""

EXPOSURE = ("jurisdiction", "road", "claims", "laws", "closed", "partly")


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    publications = apps.get_model("assessments", "Publication")._base_manager
    bases = apps.get_model("assessments", "PublishedBasis")
    rows = publications.order_by("pk").values_list("pk", "document").iterator(chunk_size=BATCH)
    waiting = []
    for pk, text in rows:
        waiting.append(bases(publication_id=pk, detail=detail(json.loads(text))))
        if len(waiting) == BATCH:
            bases._base_manager.bulk_create(waiting)
            waiting = []
    bases._base_manager.bulk_create(waiting)


def detail(document: dict[str, Any]) -> dict[str, Any]:
    """The detail of one row; documents of this time know nothing of certificates."""
    standing = [
        claim
        for claim in document["claims"]
        if claim["product"] == document["product"]["slug"] and claim["standing"]["state"] == "stands"
    ]
    return {
        "licence": document["product"]["licence"],
        "unestablished": [
            company["name"]
            for company in (document["vendor"], *document["owners"])
            if company["incorporated_in"] is None or company["headquartered_in"] is None
        ],
        "claims": {score["criterion"]: score["claims"] for score in document["scores"] if score["claims"]},
        "flows": [
            {
                "claim": claim["id"],
                "destinations": claim["flow"]["destinations"],
                "recipient_kind": claim["flow"]["recipient_kind"],
                "on_record": claim["flow"]["recipient_vendor"] is not None,
                "contradicted": claim["standing"]["contradicted"],
            }
            for claim in standing
            if claim["flow"]
        ],
        "certificates": [],
        "exposures": [{name: found[name] for name in EXPOSURE} for found in document["exposures"]],
    }


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_frozen_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedBasis",
            fields=[
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="basis",
                        serialize=False,
                        to="assessments.publication",
                    ),
                ),
                (
                    "detail",
                    models.JSONField(help_text="Licence, claims of each answer, flows, certificates and exposures."),
                ),
            ],
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
