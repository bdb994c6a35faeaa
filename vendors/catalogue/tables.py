"""The tables of evidence, jurisdictions, access laws and vendors, and of the catalogue itself."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from django.db import models
from django.db.models import F

from vendors.catalogue.insert import Values
from vendors.catalogue.parts import Data, Held
from vendors.catalogue.rows import RowTable, fields, grouped, row
from vendors.catalogue.schema import (
    AccessLawRecord,
    CatalogueRecord,
    EvidenceRecord,
    JurisdictionRecord,
    OwnershipRecord,
    PlaceRecord,
    VendorRecord,
)
from vendors.models import (
    AccessLaw,
    AccessLawCitation,
    Catalogue,
    Evidence,
    Jurisdiction,
    JurisdictionCitation,
    Ownership,
    Vendor,
)

PLACE = ("evidence", "locator")


class CatalogueTable(RowTable[CatalogueRecord]):
    """What the catalogue says of itself, in one row."""

    kind = "catalogue"
    model = Catalogue
    shape = CatalogueRecord
    placed = ()
    file = "catalogue.yaml"

    def key(self, record: CatalogueRecord) -> int:
        return 1

    def place(self, held: Held[Data]) -> dict[str, Any]:
        return {"id": 1}


class EvidenceTable(RowTable[EvidenceRecord]):
    """Evidence; a group of it is a file."""

    kind = "evidence"
    model = Evidence
    shape = EvidenceRecord
    placed = ("group", "position")
    file = "evidence/{group}.yaml"

    def place(self, held: Held[Data]) -> dict[str, Any]:
        return {"group": PurePosixPath(held.file).stem, "position": held.position}


class JurisdictionTable(RowTable[JurisdictionRecord]):
    """Jurisdictions with their citations."""

    kind = "jurisdictions"
    model = Jurisdiction
    shape = JurisdictionRecord
    leave = ("citations",)
    owned = ((JurisdictionCitation, "jurisdiction"),)
    parked = {"name": F("code")}
    file = "jurisdictions.yaml"

    def owned_rows(self, data: Data) -> Iterator[tuple[type[models.Model], Values]]:
        for position, citation in enumerate(data["citations"]):
            more = {"jurisdiction_id": data["code"], "position": position}
            yield JurisdictionCitation, row(JurisdictionCitation, PlaceRecord, citation, **more)

    def owned_fields(self, keys: Collection[Any]) -> Mapping[Any, dict[str, Any]]:
        return _citations(JurisdictionCitation, "jurisdiction", keys)


class AccessLawTable(RowTable[AccessLawRecord]):
    """Access laws with their citations."""

    kind = "access laws"
    model = AccessLaw
    shape = AccessLawRecord
    leave = ("citations",)
    owned = ((AccessLawCitation, "law"),)
    file = "access-laws.yaml"

    def owned_rows(self, data: Data) -> Iterator[tuple[type[models.Model], Values]]:
        for position, citation in enumerate(data["citations"]):
            more = {"law_id": data["slug"], "position": position}
            yield AccessLawCitation, row(AccessLawCitation, PlaceRecord, citation, **more)

    def owned_fields(self, keys: Collection[Any]) -> Mapping[Any, dict[str, Any]]:
        return _citations(AccessLawCitation, "law", keys)


class VendorTable(RowTable[VendorRecord]):
    """Vendors."""

    kind = "vendors"
    model = Vendor
    shape = VendorRecord
    leave = ("ownership",)
    owned = ((Ownership, "vendor"),)
    parked = {"parent": None}
    file = "vendors.yaml"

    def owned_rows(self, data: Data) -> Iterator[tuple[type[models.Model], Values]]:
        for position, tie in enumerate(data.get("ownership", ())):
            more = {"vendor_id": data["slug"], "position": position}
            yield Ownership, row(Ownership, OwnershipRecord, tie, **more)

    def owned_fields(self, keys: Collection[Any]) -> Mapping[Any, dict[str, Any]]:
        columns = ("parent", "since", "until", *PLACE)
        rows = Ownership.objects.filter(vendor__in=keys).order_by("position")
        groups = grouped(rows.values("vendor", *columns), "vendor")
        return {key: {"ownership": [fields(values, *columns) for values in groups[key]]} for key in groups} | {
            key: {} for key in keys if key not in groups
        }


def _citations(model: type[models.Model], owner: str, keys: Collection[Any]) -> dict[Any, dict[str, Any]]:
    """The citations of each owner as its file has them; an owner without any has the empty list."""
    rows = model._default_manager.filter(**{f"{owner}__in": keys}).order_by("position")
    groups = grouped(rows.values(owner, *PLACE), owner)
    return {key: {"citations": [fields(values, *PLACE) for values in groups.get(key, ())]} for key in keys}


CATALOGUE = CatalogueTable()
EVIDENCE = EvidenceTable()
JURISDICTIONS = JurisdictionTable()
ACCESS_LAWS = AccessLawTable()
VENDORS = VendorTable()
