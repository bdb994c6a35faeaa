"""What the facts must be in the light of each other: references lead somewhere, and no chain is a ring."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from vendors.catalogue.parts import Entry, Found, Table
from vendors.catalogue.problems import Problem
from vendors.catalogue.product_tables import CLAIMS, PRODUCTS
from vendors.catalogue.tables import ACCESS_LAWS, EVIDENCE, JURISDICTIONS, VENDORS
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


def nothing(found: Found) -> Iterable[Problem]:
    """No problem: the check of records that refer to nothing."""
    return ()


def jurisdictions(found: Found) -> Iterator[Problem]:
    """Unknown evidence, and names that two jurisdictions have."""
    entries = found.entries(JURISDICTIONS)
    yield from _repeated(entries, lambda record: record.name, "name")
    for entry in entries.values():
        yield from _citations(found, entry)


def access_laws(found: Found) -> Iterator[Problem]:
    """Unknown jurisdictions and evidence."""
    for entry in found.entries(ACCESS_LAWS).values():
        yield from lacking(found, entry, ("jurisdiction",), JURISDICTIONS, entry.record.jurisdiction)
        yield from _citations(found, entry)


def vendors(found: Found) -> Iterator[Problem]:
    """Unknown jurisdictions and parents, and vendors that are their own ancestors."""
    entries = found.entries(VENDORS)
    for entry in entries.values():
        record = entry.record
        for name, code in (
            ("incorporated_in", record.incorporated_in),
            ("headquartered_in", record.headquartered_in),
        ):
            yield from lacking(found, entry, (name,), JURISDICTIONS, code)
        yield from lacking(found, entry, ("parent",), VENDORS, record.parent)
        for position, tie in enumerate(record.ownership):
            yield from lacking(found, entry, ("ownership", position, "parent"), VENDORS, tie.parent)
            yield from lacking(found, entry, ("ownership", position, "evidence"), EVIDENCE, tie.evidence)
    parents = {slug: entry.record.parent for slug, entry in entries.items()}
    for ring in rings(parents):
        message = f"the vendors are each other's parents: {' → '.join([*ring, ring[0]])}"
        yield entries[ring[0]].problem(("parent",), message, "Write null for the one that has no parent")


def products(found: Found) -> Iterator[Problem]:
    """Unknown vendors and products, files of another name, editions that stand twice, variants in a ring."""
    entries = found.entries(PRODUCTS)
    for entry in entries.values():
        record = entry.record
        if PurePosixPath(entry.held.file).stem != record.slug:
            remedy = f"Name the file products/{record.slug}.yaml, or mend the slug"
            yield entry.problem(("slug",), f"the file of {record.slug} has another name", remedy)
        yield from lacking(found, entry, ("vendor",), VENDORS, record.vendor)
        yield from lacking(found, entry, ("variant_of",), PRODUCTS, record.variant_of)
    yield from _repeated(entries, lambda record: (record.name, record.edition, record.vendor), "edition")
    variants = {slug: entry.record.variant_of for slug, entry in entries.items()}
    for ring in rings(variants):
        message = f"the products are each other's variants: {' → '.join([*ring, ring[0]])}"
        yield entries[ring[0]].problem(("variant_of",), message, "Write null for the ordinary edition")


def claims(found: Found) -> Iterator[Problem]:
    """Unknown evidence, jurisdictions and recipients, and places after `*`."""
    for entry in found.entries(CLAIMS).values():
        yield from _citations(found, entry)
        if flow := entry.record.flow:
            yield from lacking(found, entry, ("flow", "recipient_vendor"), VENDORS, flow.recipient_vendor)
            for position, code in enumerate(flow.destinations):
                at = ("flow", "destinations", position)
                if code != ANY_COUNTRY:
                    yield from lacking(found, entry, at, JURISDICTIONS, code)
                elif position != len(flow.destinations) - 1:
                    yield entry.problem(at, "'*' (any country) stands before other places", "Write it last")


def lacking(found: Found, entry: Entry[Any], path: NodePath, table: Table[Any], key: str | None) -> Iterator[Problem]:
    """A problem when the record to which a field refers is nowhere."""
    if key is not None and found.lacks(table, key):
        remedy = f"Mend it, or add {key} to {KNOWN_FROM[table.kind]}"
        yield entry.problem(path, f"{key} is none of the {table.kind}", remedy)


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


def _repeated(entries: Mapping[str, Entry[Any]], value: Callable[[Any], object], field: str) -> Iterator[Problem]:
    first: dict[object, str] = {}
    for key, entry in entries.items():
        if (other := first.setdefault(value(entry.record), key)) != key:
            message = f"{key} has the same {field} as {other}"
            yield entry.problem((field,), message, "Tell the two apart, or keep one")
