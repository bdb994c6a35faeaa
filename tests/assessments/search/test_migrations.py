"""The migrations of search: what was published before is found after, and both ways back leave no trace."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from assessments.models import SearchEntry, SearchSpan
from tests.assessments.search.test_index import alpha, found, publish, written

__all__ = ["alpha"]
pytestmark = pytest.mark.django_db
TABLES = import_module("assessments.migrations.0004_search")
FILLING = import_module("assessments.migrations.0005_index_published")


def names() -> set[str]:
    """What the database holds for the index beside the tables of the models."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE name LIKE 'assessments_searchindex%'",
        "postgresql": "SELECT indexname FROM pg_indexes WHERE indexname = 'assessments_searchentry_vector'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.usefixtures("alpha")
def test_what_was_published_before_is_indexed_and_the_way_back_empties_the_tables() -> None:
    publish()
    before = written()
    FILLING.empty(apps, None)
    assert not SearchEntry.objects.exists()
    FILLING.fill(apps, None)
    assert written() == before
    assert found("participants", 1) == {"claim alpha-a1-1"}
    FILLING.empty(apps, None)
    assert not SearchSpan.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_index_of_the_database_goes_and_comes() -> None:
    there = names()
    assert there
    with connection.schema_editor(atomic=True) as editor:
        TABLES.drop(apps, editor)
    assert names() == set()
    with connection.schema_editor(atomic=True) as editor:
        TABLES.create(apps, editor)
    assert names() == there
