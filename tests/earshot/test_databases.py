import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import ConnectionHandler

from earshot import databases


@pytest.mark.django_db
def test_from_url_sqlite_is_opened_for_many_readers_and_one_patient_writer(tmp_path) -> None:
    handler = ConnectionHandler({"default": databases.from_url(f"sqlite:///{tmp_path / 'a.sqlite3'}")})
    with handler["default"].cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    handler["default"].close()
    assert found == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 20000}
    assert handler["default"].transaction_mode == "IMMEDIATE"


def test_from_url_postgresql_uses_a_pool_and_keeps_options_of_the_address() -> None:
    found = databases.from_url("postgresql://someone@/earshot?host=/run/somewhere")
    assert found["OPTIONS"]["host"] == "/run/somewhere"
    assert found["OPTIONS"]["pool"]


@pytest.mark.parametrize("url", ["mysql://someone:secret@host/name", "nonsense", "postgresql://someone:secret@[/"])
def test_from_url_other_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refusal:
        databases.from_url(url)
    assert "secret" not in str(refusal.value)
