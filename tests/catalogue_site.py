"""The site on the real catalogue, for tests that read it.

Loading and publishing take seconds, so they happen once in a process; what they wrote is kept in memory and put
back for each module that asks for it. A module either uses `site` or an empty database, not both.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from pytest_django import DjangoDbBlocker

from assessments.models import Criterion
from assessments.services.publish import publish_approved

PUBLISHED_AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = "2026-11-23"
STORY = "2020-04-15"


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@contextmanager
def real_site() -> Iterator[None]:
    """While the context lasts, the database holds the real catalogue, published as edition 1."""
    tables = _tables()
    with transaction.atomic():
        for table in tables:
            _write(table)
        # Now and once, or PostgreSQL would check every row again at the end of each test.
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _real_site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), real_site():
        yield


@pytest.fixture
def site(_real_site: None, db: None) -> None:
    """The real site; what a test changes of it is undone after the test."""


@cache
def _tables() -> tuple[Table, ...]:
    """Every row of facts and judgement after a load and a publication; the database is left as it was."""
    with transaction.atomic():
        call_command("load_catalogue", verbosity=0)
        publish_approved(at=PUBLISHED_AT)
        models = [model for app in ("vendors", "assessments") for model in apps.get_app_config(app).get_models()]
        # A published rubric accepts no criteria, so they go in before it.
        models.sort(key=lambda model: model is not Criterion)
        tables = tuple(_read(model) for model in models)
        transaction.set_rollback(True)
    return tables


def _read(model: type[Model]) -> Table:
    """The rows of a model's own columns; the database makes any others by itself."""
    name, columns = model._meta.db_table, tuple(field.column for field in model._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {_listed(columns)} FROM "{name}"')  # noqa: S608  # names of our own tables and columns
        return Table(name, columns, tuple(cursor.fetchall()))


def _write(table: Table) -> None:
    places = ", ".join(["%s"] * len(table.columns))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table.name}" ({_listed(table.columns)}) VALUES ({places})', table.rows)  # noqa: S608  # likewise


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
