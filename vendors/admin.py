"""Admin pages of the facts: good enough to correct a typing error; the catalogue's files remain the source."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Max
from django.http import HttpRequest
from pydantic import ValidationError

from vendors.catalogue import schema
from vendors.catalogue.records import Record
from vendors.models import (
    AccessLaw,
    AccessLawCitation,
    Catalogue,
    Citation,
    Claim,
    DataFlow,
    Evidence,
    FlowDestination,
    Jurisdiction,
    JurisdictionCitation,
    Product,
    Vendor,
)

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

    def clean(self) -> dict[str, Any]:
        """The cleaned values; what the catalogue refuses is an error of its field."""
        cleaned: dict[str, Any] = super().clean() or {}
        given = {name: _plain(value) for name, value in cleaned.items() if name in self.shape.model_fields}
        try:
            self.shape.model_validate(given)
        except ValidationError as error:
            for details in error.errors():
                name = str(details["loc"][0]) if details["loc"] else None
                # What stands in inlines, and keys that cannot be changed, are not in this form.
                if name is None or name in given:
                    self.add_error(name, details["msg"])
        return cleaned


class FactAdmin(Page):
    """A page of facts: the natural key stays as it was made, and what is new is placed last."""

    shape: type[Record]
    placed_within: str | None = None
    list_per_page = 50

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["form"] = type("Form", (RecordForm,), {"shape": self.shape})
        return super().get_form(request, obj, change, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (self.model._meta.pk.name,) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change and hasattr(obj, "position"):
            within = {self.placed_within: getattr(obj, self.placed_within)} if self.placed_within else {}
            obj.position = _next_position(self.model, within)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            if row._state.adding and hasattr(row, "position"):
                row.position = _next_position(type(row), {formset.fk.name: form.instance})
            row.save()


class CitationInline(Lines):
    """The citations of a claim, jurisdiction or law."""

    extra = 0
    autocomplete_fields = ("evidence",)


class ClaimCitationInline(CitationInline):
    model = Citation


class JurisdictionCitationInline(CitationInline):
    model = JurisdictionCitation


class AccessLawCitationInline(CitationInline):
    model = AccessLawCitation


class DataFlowInline(Blocks):
    """The data flow of a claim; its destinations have a page of their own."""

    model = DataFlow
    extra = 0
    show_change_link = True
    autocomplete_fields = ("recipient_vendor",)


class DestinationInline(Lines):
    """The destinations of a data flow."""

    model = FlowDestination
    extra = 0
    autocomplete_fields = ("jurisdiction",)


@admin.register(Catalogue)
class CatalogueAdmin(FactAdmin):
    """What the catalogue says of itself; its one row comes with a load."""

    shape = schema.CatalogueRecord
    list_display = ("title", "read", "licence")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Vendor)
class VendorAdmin(FactAdmin):
    """Vendors."""

    shape = schema.VendorRecord
    list_display = ("name", "slug", "incorporated_in", "headquartered_in", "parent")
    list_filter = ("headquartered_in",)
    list_select_related = ("incorporated_in", "headquartered_in", "parent")
    search_fields = ("slug", "name", "legal_name")
    autocomplete_fields = ("incorporated_in", "headquartered_in", "parent")


@admin.register(Jurisdiction)
class JurisdictionAdmin(FactAdmin):
    """Jurisdictions."""

    shape = schema.JurisdictionRecord
    list_display = ("name", "code", "eu_adequacy", "member_of")
    list_filter = ("eu_adequacy",)
    search_fields = ("code", "name")
    inlines = (JurisdictionCitationInline,)


@admin.register(AccessLaw)
class AccessLawAdmin(FactAdmin):
    """Access laws."""

    shape = schema.AccessLawRecord
    list_display = ("name", "jurisdiction", "reach", "in_force", "lapsed")
    list_filter = ("reach", "jurisdiction")
    list_select_related = ("jurisdiction",)
    search_fields = ("slug", "name", "citation", "summary")
    autocomplete_fields = ("jurisdiction",)
    inlines = (AccessLawCitationInline,)


@admin.register(Evidence)
class EvidenceAdmin(FactAdmin):
    """Evidence."""

    shape = schema.EvidenceRecord
    placed_within = "group"
    list_display = ("title", "publisher", "kind", "independence", "published", "slug")
    list_filter = ("kind", "independence", "group", "language")
    search_fields = ("slug", "title", "publisher", "url")


@admin.register(Product)
class ProductAdmin(FactAdmin):
    """Products; their claims have pages of their own."""

    shape = schema.ProductRecord
    list_display = ("name", "edition", "vendor", "kind", "hosting", "slug")
    list_filter = ("kind", "hosting", "vendor")
    list_select_related = ("vendor",)
    search_fields = ("slug", "name", "edition")
    autocomplete_fields = ("vendor", "variant_of")


@admin.register(Claim)
class ClaimAdmin(FactAdmin):
    """Claims with their citations and data flows."""

    shape = schema.ClaimRecord
    placed_within = "product"
    list_display = ("id", "product", "criterion", "status", "as_of", "short")
    list_filter = ("kind", "status", "asserted_by", "criterion", "product")
    list_select_related = ("product",)
    search_fields = ("id", "statement")
    autocomplete_fields = ("product",)
    inlines = (ClaimCitationInline, DataFlowInline)

    @admin.display(description="statement")
    def short(self, claim: Claim) -> str:
        """The beginning of the statement."""
        return claim.statement if len(claim.statement) <= 80 else f"{claim.statement[:79]}…"


@admin.register(DataFlow)
class DataFlowAdmin(FactAdmin):
    """Data flows with their destinations; each belongs to a claim, which is where they are added."""

    shape = schema.FlowRecord
    list_display = ("claim", "recipient_kind", "recipient", "protection", "purpose")
    list_filter = ("recipient_kind", "protection", "purpose")
    list_select_related = ("claim",)
    search_fields = ("claim__id", "recipient")
    autocomplete_fields = ("recipient_vendor",)
    inlines = (DestinationInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


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
