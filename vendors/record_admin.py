"""What admin pages of catalogue records have in common: nothing is saved that a file could not hold."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Max
from django.http import HttpRequest
from pydantic import ValidationError

from vendors.catalogue.records import Record
from vendors.catalogue.rows import RowTable

if TYPE_CHECKING:
    Page = admin.ModelAdmin[Any]
    Lines = admin.TabularInline[Any, Any]
    Blocks = admin.StackedInline[Any, Any]
    Form = forms.ModelForm[Any]
else:
    # Only the stubs know these classes as generic.
    Page, Lines, Blocks, Form = admin.ModelAdmin, admin.TabularInline, admin.StackedInline, forms.ModelForm


class RecordForm(Form):
    """Takes what a file of the catalogue could hold, so that whatever is saved can be dumped and loaded."""

    shape: type[Record]

    def recorded(self) -> dict[str, Any]:
        """The record's data before the change, as far as it goes beyond the form."""
        return {}

    def clean(self) -> dict[str, Any]:
        """The cleaned values; what the catalogue refuses is an error of its field."""
        cleaned: dict[str, Any] = super().clean() or {}
        given = {name: _plain(value) for name, value in cleaned.items() if name in self.shape.model_fields}
        try:
            self.shape.model_validate(self.recorded() | given)
        except ValidationError as error:
            for details in error.errors():
                path = details["loc"] + tuple(details.get("ctx", {}).get("at", ()))
                name = str(path[0]) if path else None
                # What stands in inlines, and a key that cannot be changed, are not in this form.
                if name is None or name in self.fields:
                    self.add_error(name, details["msg"])
        return cleaned


class LinesAdmin(Page):
    """A page with lines of rows that belong to its own: new ones are placed last."""

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            if row._state.adding and hasattr(row, "position"):
                row.position = _next_position(type(row), {formset.fk.name: form.instance})
            row.save()


class RecordAdmin(LinesAdmin):
    """A page of a table's records: a key stays as it was made, and what is new is placed last."""

    table: RowTable[Any]
    placed_within: str | None = None
    list_per_page = 50
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        table = self.table

        class TableForm(RecordForm):
            shape = table.shape

            def recorded(self) -> dict[str, Any]:
                return table.stored([obj.pk])[obj.pk].record if obj else {}

        return super().get_form(request, obj, change, **kwargs | {"form": TableForm})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (self.model._meta.pk.name,) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change and hasattr(obj, "position"):
            within = {self.placed_within: getattr(obj, self.placed_within)} if self.placed_within else {}
            obj.position = _next_position(self.model, within)
        super().save_model(request, obj, form, change)


def _plain(value: Any) -> Any:
    """A cleaned value as a file would have it."""
    if isinstance(value, models.Model):
        return value.pk
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return None if value == "" else value


def _next_position(model: type[models.Model], within: dict[str, Any]) -> int:
    """The position after the last among the rows that have these values."""
    last: int | None = model._default_manager.filter(**within).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
