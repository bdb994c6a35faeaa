"""The database settings that an address such as DATABASE_URL stands for."""

from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a transaction,
# so that two writers wait for each other (up to the timeout) instead of failing half way.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
}
# A worker has one blocking thread and so needs one connection; the second is for a check of health.
POSTGRESQL_OPTIONS: dict[str, Any] = {"pool": {"min_size": 1, "max_size": 2}}


def from_url(url: str, name: str = "DATABASE_URL") -> dict[str, Any]:
    """The entry for settings.DATABASES from the variable `name`; ImproperlyConfigured unless SQLite or PostgreSQL."""
    try:
        database: dict[str, Any] = {**dj_database_url.parse(url)}
    except ValueError:
        # The address may hold a password, so neither the message nor its cause repeats it.
        raise ImproperlyConfigured(
            f"{name} is not a database's address; write sqlite:///<path> or "
            "postgresql://<user>:<password>@<host>/<name>"
        ) from None
    defaults = {SQLITE: SQLITE_OPTIONS, POSTGRESQL: POSTGRESQL_OPTIONS}.get(database["ENGINE"])
    if defaults is None:
        raise ImproperlyConfigured(f"{name} names a kind of database other than sqlite or postgresql")
    return database | {"OPTIONS": defaults | database.get("OPTIONS", {})}
