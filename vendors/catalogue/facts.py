"""The facts' parts of a catalogue: the lists, the products with their claims, and catalogue.yaml."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from vendors.catalogue import checks
from vendors.catalogue.folder import Folder
from vendors.catalogue.found import Found
from vendors.catalogue.parts import Entry, Held, Part, Table
from vendors.catalogue.problems import Problem
from vendors.catalogue.product_tables import CLAIMS, PRODUCTS
from vendors.catalogue.records import Record, validate
from vendors.catalogue.rows import RowTable
from vendors.catalogue.schema import (
    AccessLawsRecord,
    CatalogueRecord,
    EvidenceFileRecord,
    JurisdictionsRecord,
    ProductRecord,
    VendorsRecord,
)
from vendors.catalogue.tables import ACCESS_LAWS, CATALOGUE, EVIDENCE, JURISDICTIONS, VENDORS
from vendors.catalogue.yaml_reader import Document
from vendors.catalogue.yaml_writer import dump

R = TypeVar("R", bound=Record)
FULL_DAY = len("2026-11-23")


def read_one(folder: Folder, found: Found, name: str, shape: type[R]) -> tuple[Document | None, R | None]:
    """A file's document and its record, as far as each can be read."""
    document = folder.document(name)
    if document is None:
        return None, None
    record, problems = validate(document, shape)
    found.problems.extend(problems)
    return document, record


class ListPart(Part):
    """Files that hold one list each: one named file, or all whose names fit a pattern."""

    def __init__(
        self,
        names: str,
        table: RowTable[Any],
        shape: type[Record],
        check: Callable[[Found, Entry[Any]], Iterable[Problem]] = checks.nothing,
        check_all: Callable[[Found], Iterable[Problem]] = lambda found: (),
        *,
        key: str = "slug",
        required: bool = True,
    ) -> None:
        self.tables = (table,)
        self._names, self._table, self._shape = names, table, shape
        self._check, self._check_all = check, check_all
        self._key, self._required = key, required
        (self._list,) = shape.model_fields

    def read(self, folder: Folder, found: Found) -> None:
        names = folder.names(self._names)
        if self._required and not names:
            names = [self._names]
        for name in names:
            document, record = read_one(folder, found, name, self._shape)
            if document is None:
                found.add_unreadable(self._table)
            elif record is None:
                for name_of_one in named_in(document.data.get(self._list), self._key):
                    found.add_name(self._table, name_of_one)
            else:
                for position, item in enumerate(getattr(record, self._list)):
                    entry = Entry(Held(name, position, item), document, (self._list, position))
                    if found.add(self._table, self._table.key(item), entry, self._key):
                        found.problems.extend(self._check(found, entry))

    def check(self, found: Found) -> Iterable[Problem]:
        return self._check_all(found)

    def files(self) -> Iterator[tuple[str, str]]:
        lists = defaultdict(list)
        for held in in_order(self._table):
            lists[held.file].append(held.record)
        for name, items in lists.items():
            yield name, dump({self._list: items})


class ProductPart(Part):
    """The files of products/: a product with its claims each."""

    tables = (PRODUCTS, CLAIMS)

    def read(self, folder: Folder, found: Found) -> None:
        for name in folder.names("products/*.yaml"):
            document, record = read_one(folder, found, name, ProductRecord)
            if document is None:
                found.add_unreadable(PRODUCTS, CLAIMS)
            elif record is None:
                for slug in named_in([document.data], "slug"):
                    found.add_name(PRODUCTS, slug)
                for claim_id in named_in(document.data.get("claims"), "id"):
                    found.add_name(CLAIMS, claim_id)
            else:
                alone = record.model_copy(update={"claims": ()})
                product = Entry(Held(name, 0, alone), document, ())
                if found.add(PRODUCTS, record.slug, product, "slug"):
                    found.problems.extend(checks.product(found, product))
                for position, item in enumerate(record.claims):
                    claim = Entry(Held(name, position, item), document, ("claims", position))
                    if found.add(CLAIMS, item.id, claim, "id"):
                        found.problems.extend(checks.claim(found, claim))

    def check(self, found: Found) -> Iterable[Problem]:
        return checks.products(found)

    def files(self) -> Iterator[tuple[str, str]]:
        claims = defaultdict(list)
        for held in in_order(CLAIMS):
            claims[held.file].append(held.record)
        for product in in_order(PRODUCTS):
            yield product.file, dump(product.record | {"claims": claims[product.file]})


class CataloguePart(Part):
    """The file catalogue.yaml; without it, the day of reading is the latest of which a claim speaks."""

    tables = (CATALOGUE,)

    def read(self, folder: Folder, found: Found) -> None:
        if CATALOGUE.file in folder.names(CATALOGUE.file):
            document, record = read_one(folder, found, CATALOGUE.file, CatalogueRecord)
        else:
            document, record = Document(CATALOGUE.file, {}, ""), _by_default(found)
            if record is None:
                message = "the file is missing, and no claim speaks for a day"
                found.problems.append(document.problem((), message, "Write the file, with `read`"))
        if document and record:
            found.add(CATALOGUE, CATALOGUE.key(record), Entry(Held(CATALOGUE.file, 0, record), document, ()))

    def files(self) -> Iterator[tuple[str, str]]:
        for held in in_order(CATALOGUE):
            yield held.file, dump(held.record)


def in_order(table: Table[Any]) -> list[Held[dict[str, Any]]]:
    """The data of the records in the database, in the order in which the files have them."""
    return sorted(table.stored(table.keys()).values(), key=lambda held: (held.file, held.position))


def named_in(items: object, key: str) -> Iterator[str]:
    """The names that the mappings in a list give themselves, whatever else is in it."""
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get(key), str):
            yield item[key]


def _by_default(found: Found) -> CatalogueRecord | None:
    dates = (data["as_of"] for _, data in found.all_data(CLAIMS))
    days = [day for day in dates if day and len(day) == FULL_DAY]
    return CatalogueRecord(title="Catalogue", read=max(days), licence="not stated") if days else None


PARTS: list[Part] = [
    ListPart("evidence/*.yaml", EVIDENCE, EvidenceFileRecord, required=False),
    ListPart(
        "jurisdictions.yaml", JURISDICTIONS, JurisdictionsRecord, checks.jurisdiction, checks.jurisdictions, key="code"
    ),
    ListPart("access-laws.yaml", ACCESS_LAWS, AccessLawsRecord, checks.access_law),
    ListPart("vendors.yaml", VENDORS, VendorsRecord, checks.vendor, checks.vendors),
    ProductPart(),
    CataloguePart(),
]
