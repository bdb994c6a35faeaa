"""What the facts must be in the light of each other: references lead somewhere, and no chain is a ring."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from vendors.catalogue.found import Found
from vendors.catalogue.parts import Data, Entry, Table
from vendors.catalogue.problems import Problem
from vendors.catalogue.product_tables import CLAIMS, PRODUCTS
from vendors.catalogue.schema import (
    AccessLawRecord,
    ClaimRecord,
    JurisdictionRecord,
    ProductRecord,
    VendorRecord,
)
from vendors.catalogue.tables import EVIDENCE, JURISDICTIONS, VENDORS
from vendors.catalogue.yaml_reader import NodePath
from vendors.exposure import ANY_COUNTRY

KNOWN_FROM = {
    EVIDENCE.kind: "a file of evidence/",
    JURISDICTIONS.kind: "jurisdictions.yaml",
    VENDORS.kind: "vendors.yaml",
    PRODUCTS.kind: "a file of products/",
    CLAIMS.kind: "the claims of its product",
}
"""Where a record that is lacking would be added, by kind."""


def nothing(found: Found, entry: Entry[Any]) -> Iterable[Problem]:
    """No problem: the check of records that refer to nothing."""
    return ()


def jurisdiction(found: Found, entry: Entry[JurisdictionRecord]) -> Iterator[Problem]:
    """Unknown evidence."""
    return _citations(found, entry)


def access_law(found: Found, entry: Entry[AccessLawRecord]) -> Iterator[Problem]:
    """An unknown jurisdiction, and unknown evidence."""
    yield from lacking(found, entry, ("jurisdiction",), JURISDICTIONS, entry.record.jurisdiction)
    yield from _citations(found, entry)


def vendor(found: Found, entry: Entry[VendorRecord]) -> Iterator[Problem]:
    """Unknown jurisdictions, parents and evidence."""
    record = entry.record
    for name, code in (("incorporated_in", record.incorporated_in), ("headquartered_in", record.headquartered_in)):
        yield from lacking(found, entry, (name,), JURISDICTIONS, code)
    doubt_lacking(found, entry, ("parent",), VENDORS, record.parent)
    for position, tie in enumerate(record.ownership):
        doubt_lacking(found, entry, ("ownership", position, "parent"), VENDORS, tie.parent)
        yield from lacking(found, entry, ("ownership", position, "evidence"), EVIDENCE, tie.evidence)


def product(found: Found, entry: Entry[ProductRecord]) -> Iterator[Problem]:
    """A file of another name, an unknown vendor, and an unknown ordinary edition."""
    record = entry.record
    if PurePosixPath(entry.held.file).stem != record.slug:
        remedy = f"Name the file products/{record.slug}.yaml, or mend the slug"
        yield entry.problem(("slug",), f"the file of {record.slug} has another name", remedy)
    yield from lacking(found, entry, ("vendor",), VENDORS, record.vendor)
    doubt_lacking(found, entry, ("variant_of",), PRODUCTS, record.variant_of)


def claim(found: Found, entry: Entry[ClaimRecord]) -> Iterator[Problem]:
    """Unknown evidence, jurisdictions and recipients, and places after `*`."""
    record = entry.record
    if record.criterion is not None:
        found.mentioned.add(record.criterion)
    yield from _citations(found, entry)
    if flow := record.flow:
        yield from lacking(found, entry, ("flow", "recipient_vendor"), VENDORS, flow.recipient_vendor)
        for position, code in enumerate(flow.destinations):
            at = ("flow", "destinations", position)
            if code != ANY_COUNTRY:
                yield from lacking(found, entry, at, JURISDICTIONS, code)
            elif position != len(flow.destinations) - 1:
                yield entry.problem(at, "'*' (any country) stands before other places", "Write it last")


def jurisdictions(found: Found) -> Iterator[Problem]:
    """Names that two jurisdictions have."""
    return _repeated(found, JURISDICTIONS, lambda data: data["name"], "name")


def vendors(found: Found) -> Iterator[Problem]:
    """Vendors that are their own ancestors."""
    parents = {slug: data["parent"] for slug, data in found.all_data(VENDORS)}
    for ring in rings(parents):
        message = f"the vendors are each other's parents: {' → '.join([*ring, ring[0]])}"
        remedy = "Write null for the one that has no parent"
        yield found.problem(VENDORS, ring[0], ("parent",), message, remedy)


def products(found: Found) -> Iterator[Problem]:
    """Editions that stand twice, and variants in a ring."""
    yield from _repeated(found, PRODUCTS, lambda data: (data["name"], data["edition"], data["vendor"]), "edition")
    variants = {slug: data["variant_of"] for slug, data in found.all_data(PRODUCTS)}
    for ring in rings(variants):
        message = f"the products are each other's variants: {' → '.join([*ring, ring[0]])}"
        yield found.problem(PRODUCTS, ring[0], ("variant_of",), message, "Write null for the ordinary edition")


def lacking(found: Found, entry: Entry[Any], path: NodePath, table: Table[Any], key: str | None) -> Iterator[Problem]:
    """A problem when the record to which a field refers is nowhere; the table's files are all read by now."""
    if key is not None and found.lacks(table, key):
        yield _lack(entry, path, table, key)


def doubt_lacking(found: Found, entry: Entry[Any], path: NodePath, table: Table[Any], key: str | None) -> None:
    """A doubt when the record to which a field refers has not been read yet."""
    if key is not None and found.lacks(table, key):
        found.doubt(table, key, _lack(entry, path, table, key))


def _lack(entry: Entry[Any], path: NodePath, table: Table[Any], key: str) -> Problem:
    remedy = f"Mend it, or add {key} to {KNOWN_FROM[table.kind]}"
    return entry.problem(path, f"{key} is none of the {table.kind}", remedy)


def rings(parents: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Each chain of parents that comes back to where it began, once."""
    done: set[str] = set()
    for start in parents:
        chain: list[str] = []
        at: str | None = start
        while at is not None and at not in done and at not in chain:
            chain.append(at)
            at = parents.get(at)
        # One step is a record that names itself, which its own file shows.
        if at in chain and len(ring := chain[chain.index(at) :]) > 1:
            yield ring
        done.update(chain)


def _citations(found: Found, entry: Entry[Any]) -> Iterator[Problem]:
    for position, citation in enumerate(entry.record.citations):
        yield from lacking(found, entry, ("citations", position, "evidence"), EVIDENCE, citation.evidence)


def _repeated(found: Found, table: Table[Any], value: Callable[[Data], object], field: str) -> Iterator[Problem]:
    first: dict[object, str] = {}
    for key, data in found.all_data(table):
        if (other := first.setdefault(value(data), key)) != key:
            message = f"{key} has the same {field} as {other}"
            yield found.problem(table, key, (field,), message, "Tell the two apart, or keep one")
