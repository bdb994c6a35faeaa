"""Tables whose rows have the record's own key; what a changed row owns is written anew."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, ClassVar, TypeVar

from django.db import models

from vendors.catalogue.insert import Values, insert
from vendors.catalogue.parts import Data, Held, Table
from vendors.catalogue.problems import Problem
from vendors.catalogue.records import Record

R = TypeVar("R", bound=Record)


class RowTable(Table[R]):
    """A table of one row per record, and of the rows that this row owns."""

    model: type[models.Model]
    shape: type[R]
    leave: ClassVar[tuple[str, ...]] = ()
    """Fields of the record that are not columns of the row."""
    placed: ClassVar[tuple[str, ...]] = ("position",)
    """Columns that tell the record's place, and are no fields of it."""
    owned: ClassVar[Sequence[tuple[type[models.Model], str]]] = ()
    """What the row owns: the model, and the field that leads to the row's key."""
    parked: ClassVar[Mapping[str, Any]] = {}
    """Values for columns that must be unique, or that refer to other rows of the table, while rows change."""
    file: str
    """The name of the record's file, with `{pk}` and the columns that tell its place."""
    remedy = "Keep it"
    """What to do instead of removing a record on which others rest."""

    def key(self, record: R) -> Any:
        """The primary key of the record's row."""
        return getattr(record, self.model._meta.pk.name)

    def file_of(self, values: Mapping[str, Any]) -> str:
        """The file of a record, from its row's key ("pk") and the columns that tell its place."""
        return self.file.format_map(values)

    def place(self, held: Held[Data]) -> dict[str, Any]:
        """The columns that tell the record's place."""
        return {"position": held.position} if "position" in self.placed else {}

    def owned_rows(self, data: Data) -> Iterator[tuple[type[models.Model], Values]]:
        """The rows that the record's row owns, each with its model."""
        return iter(())

    def owned_fields(self, keys: Collection[Any]) -> Mapping[Any, dict[str, Any]]:
        """By key: the fields of the record that its row does not hold, as a file has them."""
        return {key: {} for key in keys}

    def keys(self) -> set[Any]:
        return set(self.model._default_manager.order_by().values_list("pk", flat=True))

    def data(self, record: R) -> dict[str, Any]:
        return record.model_dump(mode="json", exclude_defaults=True)

    def stored(self, keys: Collection[Any]) -> dict[Any, Held[dict[str, Any]]]:
        names = [name for name in self.shape.model_fields if name not in self.leave]
        more = self.owned_fields(keys)
        found = {}
        for values in self.model._default_manager.filter(pk__in=keys).values("pk", *names, *self.placed):
            data = given(self.shape, fields(values, *names) | more[values["pk"]])
            found[values["pk"]] = Held(self.file_of(values), values.get("position", 0), data)
        return found

    def park(self, keys: Sequence[Any]) -> None:
        if self.parked:
            self.model._default_manager.filter(pk__in=keys).update(**self.parked)

    def write(self, added: Sequence[Held[Data]], changed: Sequence[Held[Data]]) -> None:
        keys = [held.record[self.model._meta.pk.name] for held in changed if self.owned]
        if keys:
            for model, field in reversed(self.owned):
                model._default_manager.filter(**{f"{field}__in": keys}).delete()
        insert(self.model, [self._row(held) for held in added])
        insert(self.model, [self._row(held) for held in changed], renew=True)
        owned: dict[type[models.Model], list[Values]] = {model: [] for model, _ in self.owned}
        for held in (*added, *changed):
            for model, values in self.owned_rows(held.record):
                owned[model].append(values)
        for model, rows in owned.items():
            insert(model, rows)

    def remove(self, keys: Sequence[Any]) -> Sequence[Problem]:
        resting = resting_on(self.model, keys)
        if not resting:
            self.model._default_manager.filter(pk__in=keys).delete()
            return ()
        held = self.model._default_manager.filter(pk__in=resting).values("pk", *self.placed)
        return [self._refusal(values, resting[values["pk"]]) for values in held]

    def _row(self, held: Held[Data]) -> Values:
        return row(self.model, self.shape, held.record, leave=self.leave, **self.place(held))

    def _refusal(self, values: Mapping[str, Any], resting: str) -> Problem:
        message = f"{values['pk']} cannot be removed: {resting} rest on it"
        return Problem(self.file_of(values), 1, "", message, self.remedy)


def resting_on(model: type[models.Model], keys: Collection[Any]) -> dict[Any, str]:
    """For each key of a row that protected rows refer to: what those rows are called."""
    found: defaultdict[Any, set[str]] = defaultdict(set)
    # Those without a name for the way back are hidden, and protect all the same.
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or relation.on_delete is not models.PROTECT:
            continue
        name, related = relation.field.name, relation.related_model
        rows = related._base_manager.filter(**{f"{name}__in": keys}).order_by()
        if related is model:
            rows = rows.exclude(pk__in=keys)
        for key in rows.values_list(name, flat=True).distinct():
            found[key].add(str(related._meta.verbose_name_plural))
    return {key: " and ".join(sorted(names)) for key, names in sorted(found.items())}


def row(
    model: type[models.Model], shape: type[Record], data: Data, *, leave: Collection[str] = (), **more: Any
) -> Values:
    """The values of a row from a record's data; null becomes empty text where the column has no null."""
    values = dict(more)
    for name, attribute, has_null, default in _columns(model, shape):
        if name not in leave:
            value = data.get(name, default)
            values[attribute] = "" if value is None and not has_null else value
    return values


@cache
def _columns(model: type[models.Model], shape: type[Record]) -> list[tuple[str, str, bool, Any]]:
    """Of each field of the record that is a column: name, attribute, whether it has null, and its default."""
    columns = {field.name: field for field in model._meta.concrete_fields}
    return [
        (name, columns[name].attname, columns[name].null, None if field.is_required() else field.default)
        for name, field in shape.model_fields.items()
        if name in columns
    ]


def fields(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Columns of a row as a file has them: null for empty text, and days as text."""
    return {name: _field(values[name]) for name in names}


def given(shape: type[Record], data: Mapping[str, Any]) -> dict[str, Any]:
    """The data in the order of the record's fields, without those that may be missing and say nothing."""
    return {
        name: data[name]
        for name, field in shape.model_fields.items()
        if name in data and (field.is_required() or data[name] is not None)
    }


def grouped(rows: Iterable[Mapping[str, Any]], by: str) -> dict[Any, list[Mapping[str, Any]]]:
    """The rows by the value of one column, in the order in which they come."""
    groups: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
    for values in rows:
        groups[values[by]].append(values)
    return groups


def _field(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value
