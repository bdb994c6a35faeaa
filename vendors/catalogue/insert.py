"""Rows into a table by the hundred thousand: ORM instances would take most of a load's time and memory."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

MOST_PARAMETERS = 10_000
"""How many values one statement carries, where rows go into the database in one statement."""

Values = Mapping[str, Any]
"""A row's values by attribute, such as `vendor_id`."""


def insert(model: type[models.Model], rows: Sequence[Values], *, renew: bool = False) -> None:
    """Writes rows whose every column is given but a key that counts; `renew` overwrites those with the same key."""
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    prepared = [(field.attname, None if _is_plain(field) else field.get_db_prep_save) for field in fields]
    lines = [
        [row[name] if prepare is None else prepare(row[name], connection) for name, prepare in prepared] for row in rows
    ]
    start, end = _statement(model, connection, [str(field.column) for field in fields], renew=renew)
    places = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"{start} {places} {end}", lines)
            return
        rest = iter(lines)
        while batch := list(islice(rest, MOST_PARAMETERS // len(fields))):
            values = [value for line in batch for value in line]
            cursor.execute(f"{start} {', '.join([places] * len(batch))} {end}", values)


def _is_plain(field: Any) -> bool:
    """Whether the column takes the value as it is: text, a whole number, or a key that is one of these."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return isinstance(target, models.CharField | models.TextField | models.IntegerField)


def _statement(
    model: type[models.Model], connection: BaseDatabaseWrapper, columns: Sequence[str], *, renew: bool
) -> tuple[str, str]:
    """What stands before and after the values."""
    quote = connection.ops.quote_name
    names = [quote(column) for column in columns]
    start = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(names)}) VALUES"
    if not renew:
        return start, ""
    key = quote(str(model._meta.pk.column))
    changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in names if name != key)
    return start, f"ON CONFLICT ({key}) DO UPDATE SET {changes}"
