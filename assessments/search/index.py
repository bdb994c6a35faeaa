"""The rows by which things are found, written at publication: what was said, and of which editions it is a part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Q

from assessments.document import types as doc
from assessments.document.rubric import RubricText, read_rubric_text
from assessments.models import Edition, Publication, PublishedFact, SearchEntry, SearchSpan
from assessments.search.entries import Entry, entries_of, entries_of_edition
from assessments.search.spans import ALWAYS, spans
from assessments.vocabulary import SearchKind

T = TypeVar("T")

DOCUMENTS, PRODUCTS, KEYS = 50, 100, 500
"""How many documents, products, and things of one kind are looked at at a time."""


@dataclass(frozen=True)
class Tables:
    """The models that are read and written; a migration gives those of its own time."""

    entry: Any = SearchEntry
    span: Any = SearchSpan
    publication: Any = Publication
    fact: Any = PublishedFact
    edition: Any = Edition


TABLES = Tables()


def index_entries(entries: Iterable[Entry], tables: Tables = TABLES) -> None:
    """Makes what the entries say current, and writes it where it was never said (at most 4 queries for 500)."""
    by_kind: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        by_kind.setdefault(entry.kind, {})[entry.key] = entry
    for kind, found in by_kind.items():
        for keys in _batches(found, KEYS):
            _index_kind(kind, {key: found[key] for key in keys}, tables)


def index_edition(number: int, document: doc.EditionDocument, rubric: RubricText, tables: Tables = TABLES) -> None:
    """Writes on which days everything is part of the edition; its publications and their entries stand already."""
    shared = list(entries_of_edition(document, rubric))
    index_entries(shared, tables)
    always: dict[str, set[str]] = {kind: set() for kind in SearchKind}
    for entry in shared:
        always[entry.kind].add(entry.key)
    for kind in (SearchKind.LAW, SearchKind.JURISDICTION, SearchKind.CRITERION):
        _write_spans(kind, always[kind] | _open_always(kind, tables), {}, always[kind], number, tables)
    # What was shared by all products and is no longer may still be evidence of some of them.
    done = always[SearchKind.EVIDENCE] | _open_always(SearchKind.EVIDENCE, tables)
    days = _assessed_days(number, tables)
    _write_spans(SearchKind.EVIDENCE, done, days, always[SearchKind.EVIDENCE], number, tables)
    for products in _batches(_touched(number, tables), PRODUCTS):
        _write_spans(SearchKind.PRODUCT, products, days, (), number, tables)
        touched = tables.publication.objects.filter(_in_edition(number) | Q(last_edition=number - 1))
        for kind in (SearchKind.CLAIM, SearchKind.EVIDENCE):
            facts = tables.fact.objects.filter(kind=kind, publication__in=touched.filter(product__in=products))
            keys = set(facts.values_list("key", flat=True)) - done
            _write_spans(kind, keys, days, (), number, tables)
            # A document may be evidence of many products; a claim hardly ever is of another's.
            done |= keys if kind == SearchKind.EVIDENCE else set()


def index_published(number: int, tables: Tables = TABLES) -> None:
    """Writes the rows of an edition that was published without them, from its frozen documents."""
    rows = tables.publication.objects.filter(first_edition=number).values_list("name", "document")
    for batch in _batches(rows.iterator(DOCUMENTS), DOCUMENTS):
        for name, text in batch:
            index_entries(entries_of(doc.PublicationDocument.model_validate_json(text), name), tables)
    edition = tables.edition.objects.select_related("rubric").get(number=number)
    rubric = read_rubric_text(edition.rubric.document)
    index_edition(number, doc.EditionDocument.model_validate_json(edition.document), rubric, tables)


def _index_kind(kind: str, entries: Mapping[str, Entry], tables: Tables) -> None:
    rows = tables.entry.objects.filter(kind=kind, key__in=entries)
    wanted = {key: entry.sha256 for key, entry in entries.items()}
    new = dict(entries)
    retired, revived = [], []
    for pk, key, sha256, current in rows.values_list("pk", "key", "sha256", "current"):
        if sha256 == wanted[key]:
            del new[key]
            revived += [] if current else [pk]
        elif current:
            retired.append(pk)
    # In this order, for only one entry of a thing may be current.
    for pks, current in ((retired, False), (revived, True)):
        if pks:
            tables.entry.objects.filter(pk__in=pks).update(current=current)
    tables.entry.objects.bulk_create(
        tables.entry(
            kind=kind,
            key=key,
            product=entry.product,
            day=entry.day,
            contradicted=entry.contradicted,
            sha256=wanted[key],
            title_words=entry.title_words,
            title=entry.title,
            text=entry.text,
            detail=entry.detail,
            words=entry.words,
        )
        for key, entry in new.items()
    )


def _write_spans(
    kind: str,
    keys: Iterable[str],
    days: Mapping[str, list[date]],
    always: Iterable[str],
    number: int,
    tables: Tables,
) -> None:
    """Ends the spans that no longer hold and begins those that do; `always` are on no product's account."""
    for batch in _batches(keys, KEYS):
        held: dict[str, list[tuple[str, date]]] = {key: [] for key in batch}
        for key, product, day in _holders(kind, batch, number, tables):
            held[key].append((product, day))
        current = tables.entry.objects.filter(kind=kind, key__in=batch, current=True).values_list("key", "pk")
        wanted = {
            (pk, span.since, span.until)
            for key, pk in current
            for span in ([ALWAYS] if key in always else spans(held[key], days))
        }
        open_spans = tables.span.objects.filter(entry__kind=kind, entry__key__in=batch, last_edition__isnull=True)
        known = {
            (entry, since, until): pk
            for pk, entry, since, until in open_spans.values_list("pk", "entry", "since", "until")
        }
        ended = [pk for span, pk in known.items() if span not in wanted]
        if ended:
            tables.span.objects.filter(pk__in=ended).update(last_edition=number - 1)
        tables.span.objects.bulk_create(
            tables.span(entry_id=entry, since=since, until=until, first_edition=number)
            for entry, since, until in sorted(wanted - known.keys())
        )


def _holders(kind: str, keys: list[str], number: int, tables: Tables) -> Iterable[tuple[str, str, date]]:
    """Thing, product and day of every assessment of the edition that holds one of the things."""
    if kind == SearchKind.PRODUCT:
        rows = tables.publication.objects.filter(_in_edition(number), product__in=keys)
        return rows.values_list("product", "product", "as_of")  # type: ignore[no-any-return]  # of either time's model
    rows = tables.fact.objects.filter(_in_edition(number, "publication__"), kind=kind, key__in=keys)
    return rows.values_list("key", "publication__product", "publication__as_of")  # type: ignore[no-any-return]  # likewise


def _touched(number: int, tables: Tables) -> Iterable[str]:
    """The products of which the edition holds other publications than the one before."""
    rows = tables.publication.objects.filter(Q(first_edition=number) | Q(last_edition=number - 1))
    return sorted(set(rows.order_by().values_list("product", flat=True)))


def _assessed_days(number: int, tables: Tables) -> dict[str, list[date]]:
    """The days of which the edition holds assessments of each product, in their order."""
    days: dict[str, list[date]] = {}
    rows = tables.publication.objects.filter(_in_edition(number)).order_by("as_of")
    for product, day in rows.values_list("product", "as_of").iterator():
        days.setdefault(product, []).append(day)
    return days


def _open_always(kind: str, tables: Tables) -> set[str]:
    """What is part of the edition before on every day."""
    rows = tables.span.objects.filter(entry__kind=kind, last_edition__isnull=True, since=ALWAYS.since)
    return set(rows.values_list("entry__key", flat=True))


def _in_edition(number: int, path: str = "") -> Q:
    until = Q(**{f"{path}last_edition__isnull": True}) | Q(**{f"{path}last_edition__gte": number})
    return until & Q(**{f"{path}first_edition__lte": number})


def _batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, size)):
        yield batch
