"""What can be searched, and each database's own full-text index of it, which the database keeps up by itself.

SQLite: an FTS5 table over the entries' words, with triggers. It drops a table's triggers when a later migration rebuilds
the table; such a migration has to create them again (tests/assessments/search/test_index.py notices). PostgreSQL: a
generated column with a GIN index. Both take the words as they stand, with a space between: what a word is, is decided
in common/tokens.py, once for both.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ENTRY = "assessments_searchentry"
INDEX = "assessments_searchindex"
# The index holds no copy of the words, so what leaves it has to be told to it.
ADD = f"INSERT INTO {INDEX} (rowid, words) VALUES (NEW.id, NEW.words);"  # noqa: S608  # the names stand in this file
REMOVE = f"INSERT INTO {INDEX} ({INDEX}, rowid, words) VALUES ('delete', OLD.id, OLD.words);"  # noqa: S608  # likewise

CREATE = {
    "sqlite": (
        (
            f"CREATE VIRTUAL TABLE {INDEX} USING fts5(words, content='{ENTRY}', content_rowid='id', tokenize='ascii', "
            "prefix='2 3', columnsize=0)"
        ),
        f"CREATE TRIGGER {INDEX}_insert AFTER INSERT ON {ENTRY} BEGIN {ADD} END",
        f"CREATE TRIGGER {INDEX}_delete AFTER DELETE ON {ENTRY} BEGIN {REMOVE} END",
        f"CREATE TRIGGER {INDEX}_update AFTER UPDATE OF words ON {ENTRY} BEGIN {REMOVE} {ADD} END",
    ),
    "postgresql": (
        # Words are letters and digits, so that a quotation mark on either side is all that a tsvector asks for.
        (
            f"CREATE FUNCTION {INDEX}(words text) RETURNS tsvector "  # noqa: S608  # likewise
            "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ "
            "SELECT coalesce(string_agg(format('''%s'':%s', word, least(place, 16383)), ' '), '')::tsvector "
            "FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS found(word, place) WHERE word <> '' $$"
        ),
        f"ALTER TABLE {ENTRY} ADD COLUMN vector tsvector GENERATED ALWAYS AS ({INDEX}(words)) STORED",
        # Written seldom and read often: a reader shall not wade through what is waiting to be put into the index.
        f"CREATE INDEX {ENTRY}_vector ON {ENTRY} USING gin (vector) WITH (fastupdate = off)",
    ),
}
DROP = {
    "sqlite": (
        *(f"DROP TRIGGER {INDEX}_{event}" for event in ("insert", "delete", "update")),
        f"DROP TABLE {INDEX}",
    ),
    "postgresql": (f"ALTER TABLE {ENTRY} DROP COLUMN vector", f"DROP FUNCTION {INDEX}(text)"),
}


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, None)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0003_published_basis"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("product", "products"),
                            ("criterion", "criteria"),
                            ("claim", "claims"),
                            ("evidence", "evidence"),
                            ("law", "laws"),
                            ("jurisdiction", "jurisdictions"),
                        ],
                        max_length=12,
                    ),
                ),
                ("key", models.CharField(help_text="Slug, id or code, as in the address of its page.", max_length=100)),
                (
                    "product",
                    models.CharField(
                        blank=True, help_text="The product that it is about, if it is one.", max_length=100
                    ),
                ),
                ("day", models.DateField(help_text="The day that it speaks for.", null=True)),
                (
                    "contradicted",
                    models.DateField(help_text="From when something contradicts it; 9999: day not known.", null=True),
                ),
                ("current", models.BooleanField(default=True)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "title_words",
                    models.TextField(help_text="The words of its name, each between spaces; empty for a claim."),
                ),
                ("title", models.TextField()),
                ("text", models.TextField()),
                ("detail", models.JSONField(help_text="What is printed beside it.")),
                ("words", models.TextField(help_text="The words by which it is found, as common.tokens makes them.")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["product", "criterion", "claim", "evidence", "law", "jurisdiction"])
                        ),
                        name="assessments_searchentry_kind_word",
                    ),
                    models.UniqueConstraint(fields=("kind", "key", "sha256"), name="assessments_searchentry_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("kind", "key"),
                        name="assessments_searchentry_one_current",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchSpan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                ("until", models.DateField(help_text="9999-12-31: without end.")),
                ("first_edition", models.PositiveIntegerField()),
                ("last_edition", models.PositiveIntegerField(help_text="Empty while it is current.", null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spans",
                        to="assessments.searchentry",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["entry", "first_edition", "last_edition", "since", "until"], name="searchspan_of_entry"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="assessments_searchspan_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_edition__isnull", True),
                            ("last_edition__gte", models.F("first_edition")),
                            _connector="OR",
                        ),
                        name="assessments_searchspan_editions",
                    ),
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
