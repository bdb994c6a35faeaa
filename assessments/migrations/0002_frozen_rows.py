"""Triggers: what was published cannot be changed, whoever writes to the database.

A publication keeps every column but `last_edition`, an edition every column, and a published rubric version what
it says and its criteria. Deletion is refused by foreign keys and by the models, not here: databases of tests are
emptied. SQLite drops a table's triggers when a later migration rebuilds the table; such a migration has to create
them again (tests/assessments/test_frozen_rows.py notices).
"""

from collections.abc import Iterable

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PUBLISHED = "published"
RUBRIC_COLUMNS = ("slug", "version", "title", "status", "document", "sha256")
CRITERION_EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW")}
NO_CHANGE = {
    "publication": "a publication never changes",
    "edition": "an edition never changes",
    "rubricversion": "a published rubric never changes",
    "criterion": "the criteria of a published rubric never change",
}


def columns(apps: StateApps, model: str, *, leave: Iterable[str] = ()) -> list[str]:
    fields = apps.get_model("assessments", model)._meta.concrete_fields
    return [field.column for field in fields if field.column not in leave]


def row_triggers(apps: StateApps) -> dict[str, tuple[list[str], str]]:
    """By model: the columns that are frozen, and the condition under which they are."""
    return {
        "publication": (columns(apps, "publication", leave=("last_edition",)), ""),
        "edition": (columns(apps, "edition"), ""),
        "rubricversion": (list(RUBRIC_COLUMNS), f"OLD.status = '{PUBLISHED}' AND "),
    }


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = {"sqlite": on_sqlite, "postgresql": on_postgresql}[schema_editor.connection.vendor]
    for statement in statements(apps):
        schema_editor.execute(statement, None)


def on_sqlite(apps: StateApps) -> Iterable[str]:
    for model, (frozen, condition) in row_triggers(apps).items():
        differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in frozen)
        yield (
            f"CREATE TRIGGER assessments_{model}_frozen BEFORE UPDATE ON assessments_{model} "
            f"WHEN {condition}({differs}) BEGIN SELECT RAISE(ABORT, '{NO_CHANGE[model]}'); END"
        )
    for event, rows in CRITERION_EVENTS.items():
        yield (
            f"CREATE TRIGGER assessments_criterion_frozen_{event.lower()} BEFORE {event} ON assessments_criterion "
            f"WHEN EXISTS ({published_rubric_of(rows)}) "
            f"BEGIN SELECT RAISE(ABORT, '{NO_CHANGE['criterion']}'); END"
        )


def on_postgresql(apps: StateApps) -> Iterable[str]:
    refuse = "RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';"
    yield (f"CREATE FUNCTION assessments_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse} END $$")
    for model, (frozen, condition) in row_triggers(apps).items():
        differs = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in frozen)
        yield (
            f"CREATE TRIGGER assessments_{model}_frozen BEFORE UPDATE ON assessments_{model} FOR EACH ROW "
            f"WHEN ({condition}({differs})) EXECUTE FUNCTION assessments_refuse('{NO_CHANGE[model]}')"
        )
    for event, rows in CRITERION_EVENTS.items():
        name = f"assessments_criterion_frozen_{event.lower()}"
        # A condition of a trigger cannot look into another table, so the function does.
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF EXISTS ({published_rubric_of(rows)}) THEN {refuse} END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON assessments_criterion FOR EACH ROW "
            f"EXECUTE FUNCTION {name}('{NO_CHANGE['criterion']}')"
        )


def published_rubric_of(rows: Iterable[str]) -> str:
    ids = ", ".join(f"{row}.rubric_id" for row in rows)
    # The names of the rows stand in this file: nothing from outside is put into the text.
    return f"SELECT 1 FROM assessments_rubricversion WHERE id IN ({ids}) AND status = '{PUBLISHED}'"  # noqa: S608  # see above


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_table = schema_editor.connection.vendor == "postgresql"
    triggers = {f"assessments_{model}_frozen": f"assessments_{model}" for model in row_triggers(apps)}
    criterion_triggers = [f"assessments_criterion_frozen_{event.lower()}" for event in CRITERION_EVENTS]
    triggers |= dict.fromkeys(criterion_triggers, "assessments_criterion")
    for name, table in triggers.items():
        schema_editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if on_table else ""))
    if on_table:
        for name in ("assessments_refuse", *criterion_triggers):
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_judgement")]

    operations = [migrations.RunPython(create, drop)]
