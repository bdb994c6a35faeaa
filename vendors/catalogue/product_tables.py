"""The tables of products and of their claims."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from django.db import models
from django.db.models import F

from vendors.catalogue.insert import Values
from vendors.catalogue.parts import Data, Held
from vendors.catalogue.rows import RowTable, fields, given, grouped, row
from vendors.catalogue.schema import CitationRecord, ClaimRecord, FlowRecord, ProductRecord
from vendors.exposure import ANY_COUNTRY
from vendors.models import Citation, Claim, DataFlow, FlowDestination, Product


class ProductTable(RowTable[ProductRecord]):
    """Products; their claims are kept by the table of claims."""

    kind = "products"
    model = Product
    shape = ProductRecord
    leave = ("claims",)
    placed = ()
    parked = {"name": F("slug"), "variant_of": None}
    file = "products/{pk}.yaml"
    remedy = "Keep the file; of a product that is no longer offered, set `retired`"

    def owned_fields(self, keys: Collection[Any]) -> Mapping[Any, dict[str, Any]]:
        return {key: {"claims": []} for key in keys}


class ClaimTable(RowTable[ClaimRecord]):
    """Claims with their citations and data flows."""

    kind = "claims"
    model = Claim
    shape = ClaimRecord
    leave = ("flow", "citations")
    placed = ("product", "position")
    owned = ((Citation, "claim"), (DataFlow, "claim"), (FlowDestination, "flow"))
    file = "products/{product}.yaml"
    remedy = "Keep it; of a claim that no longer stands, set `status` and `until`"

    def place(self, held: Held[Data]) -> dict[str, Any]:
        return {"product_id": PurePosixPath(held.file).stem, "position": held.position}

    def owned_rows(self, data: Data) -> Iterator[tuple[type[models.Model], Values]]:
        key = data["id"]
        for position, citation in enumerate(data["citations"]):
            yield Citation, row(Citation, CitationRecord, citation, claim_id=key, position=position)
        if flow := data.get("flow"):
            anywhere = ANY_COUNTRY in flow["destinations"]
            yield DataFlow, row(DataFlow, FlowRecord, flow, claim_id=key, any_country=anywhere)
            for position, code in enumerate(code for code in flow["destinations"] if code != ANY_COUNTRY):
                yield FlowDestination, {"flow_id": key, "jurisdiction_id": code, "position": position}

    def owned_fields(self, keys: Collection[Any]) -> Mapping[Any, dict[str, Any]]:
        names = ("evidence", "relation", "locator")
        rows = Citation.objects.filter(claim__in=keys).order_by("position").values("claim", *names)
        citations = grouped(rows, "claim")
        flows = _flows(keys)
        return {
            key: {
                "citations": [fields(cited, *names) for cited in citations.get(key, ())],
                **flows.get(key, {}),
            }
            for key in keys
        }


def _flows(keys: Collection[Any]) -> dict[Any, dict[str, Any]]:
    """The data flow of each claim that is one, as its file has it: `*` last of the destinations."""
    rows = FlowDestination.objects.filter(flow__in=keys).order_by("position")
    places = grouped(rows.values("flow", "jurisdiction"), "flow")
    names = [name for name in FlowRecord.model_fields if name != "destinations"]
    flows = {}
    for values in DataFlow.objects.filter(pk__in=keys).values("pk", "any_country", *names):
        codes = [place["jurisdiction"] for place in places.get(values["pk"], ())]
        if values["any_country"]:
            codes.append(ANY_COUNTRY)
        flow = given(FlowRecord, fields(values, *names) | {"destinations": codes})
        flows[values["pk"]] = {"flow": flow}
    return flows


PRODUCTS = ProductTable()
CLAIMS = ClaimTable()
