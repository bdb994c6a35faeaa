"""Admin pages of the facts: good enough to correct a typing error; the catalogue's files remain the source."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from vendors.catalogue.product_tables import CLAIMS, PRODUCTS
from vendors.catalogue.schema import FlowRecord
from vendors.catalogue.tables import ACCESS_LAWS, CATALOGUE, EVIDENCE, JURISDICTIONS, VENDORS
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
    Ownership,
    Product,
    Vendor,
)
from vendors.record_admin import Blocks, Lines, LinesAdmin, RecordAdmin, RecordForm


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


class OwnershipInline(Lines):
    """The parents that a vendor has or had."""

    model = Ownership
    fk_name = "vendor"
    extra = 0
    autocomplete_fields = ("parent", "evidence")


class DataFlowForm(RecordForm):
    """A data flow without its destinations, which are lines of their own."""

    shape = FlowRecord

    def recorded(self) -> dict[str, Any]:
        return {"destinations": []}


class DataFlowInline(Blocks):
    """The data flow of a claim; its destinations have a page of their own."""

    model = DataFlow
    form = DataFlowForm
    extra = 0
    show_change_link = True
    autocomplete_fields = ("recipient_vendor",)


class DestinationInline(Lines):
    """The destinations of a data flow."""

    model = FlowDestination
    extra = 0
    autocomplete_fields = ("jurisdiction",)


@admin.register(Catalogue)
class CatalogueAdmin(RecordAdmin):
    """What the catalogue says of itself; its one row comes with a load."""

    table = CATALOGUE
    list_display = ("title", "read", "licence")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Vendor)
class VendorAdmin(RecordAdmin):
    """Vendors."""

    table = VENDORS
    list_display = ("name", "slug", "incorporated_in", "headquartered_in", "parent")
    list_filter = ("headquartered_in",)
    list_select_related = ("incorporated_in", "headquartered_in", "parent")
    search_fields = ("slug", "name", "legal_name")
    autocomplete_fields = ("incorporated_in", "headquartered_in", "parent")
    inlines = (OwnershipInline,)


@admin.register(Jurisdiction)
class JurisdictionAdmin(RecordAdmin):
    """Jurisdictions."""

    table = JURISDICTIONS
    list_display = ("name", "code", "eu_adequacy", "member_of")
    list_filter = ("eu_adequacy",)
    search_fields = ("code", "name")
    inlines = (JurisdictionCitationInline,)


@admin.register(AccessLaw)
class AccessLawAdmin(RecordAdmin):
    """Access laws."""

    table = ACCESS_LAWS
    list_display = ("name", "jurisdiction", "reach", "in_force", "lapsed")
    list_filter = ("reach", "jurisdiction")
    list_select_related = ("jurisdiction",)
    search_fields = ("slug", "name", "citation", "summary")
    autocomplete_fields = ("jurisdiction",)
    inlines = (AccessLawCitationInline,)


@admin.register(Evidence)
class EvidenceAdmin(RecordAdmin):
    """Evidence."""

    table = EVIDENCE
    placed_within = "group"
    list_display = ("title", "publisher", "kind", "independence", "published", "slug")
    list_filter = ("kind", "independence", "group", "language")
    search_fields = ("slug", "title", "publisher", "url")


@admin.register(Product)
class ProductAdmin(RecordAdmin):
    """Products; their claims have pages of their own."""

    table = PRODUCTS
    list_display = ("name", "edition", "vendor", "kind", "hosting", "slug")
    list_filter = ("kind", "hosting", "vendor")
    list_select_related = ("vendor",)
    search_fields = ("slug", "name", "edition")
    autocomplete_fields = ("vendor", "variant_of")


@admin.register(Claim)
class ClaimAdmin(RecordAdmin):
    """Claims with their citations and data flows."""

    table = CLAIMS
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
class DataFlowAdmin(LinesAdmin):
    """Data flows with their destinations; each belongs to a claim, which is where they are added."""

    form = DataFlowForm
    readonly_fields = ("claim",)
    list_display = ("claim", "recipient_kind", "recipient", "protection", "purpose")
    list_filter = ("recipient_kind", "protection", "purpose")
    list_select_related = ("claim",)
    search_fields = ("claim__id", "recipient")
    autocomplete_fields = ("recipient_vendor",)
    inlines = (DestinationInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
