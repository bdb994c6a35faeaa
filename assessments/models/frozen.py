"""Rows that stay: what was published is never deleted.

The database refuses to change them (migration 0002_frozen_rows). Deletion is refused here and not there,
because a database that holds tests must be able to empty its tables.
"""

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model, covariant=True)


class Frozen(Exception):
    """Something that was published was about to be deleted."""

    def __init__(self, what: object) -> None:
        super().__init__(f"{what} cannot be deleted: what was published stays")


class FrozenQuerySet(models.QuerySet[Row]):
    """Rows that cannot be deleted."""

    def delete(self) -> NoReturn:
        raise Frozen(self.model._meta.verbose_name_plural)


class FrozenModel(models.Model):
    """A row that cannot be deleted."""

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen(self)
