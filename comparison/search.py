"""Search: everything of an edition that holds what a reader looks for, in an order that every database gives alike.

Names that are just what was written come first, then names that hold all of it, then the rest by kind: contradicted
claims before others, the newest before older ones. Nothing that only another edition holds bears on it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Case, Count, F, Func, Q, Value, When

from assessments.models import PublishedFact, SearchEntry, SearchSpan
from assessments.models.search import SearchSpanQuerySet
from assessments.search.wanted import Phrase, Wanted, read_wanted
from assessments.vocabulary import SearchKind
from comparison.marks import Part, excerpt, marked
from comparison.reading import Reading
from comparison.roads import day_of
from vendors.standing import Citation, DatedClaim, Standing, stand

TEXTS = (SearchKind.CLAIM, SearchKind.EVIDENCE)
"""What is looked for by what it says: a claim has no name, and the title of a document is part of its text."""

NAMED = tuple(kind for kind in SearchKind if kind not in TEXTS)
"""What people know by its name."""


@dataclass(frozen=True)
class Hit:
    """One thing that was found: its title and text with what was looked for marked, a claim's with its standing."""

    entry: SearchEntry
    title: tuple[Part, ...]
    text: tuple[Part, ...]
    standing: Standing | None

    @property
    def contradicted(self) -> bool:
        """Whether it is a claim that stands among the contradictions of the day."""
        return self.standing is not None and self.standing.contradicted and self.standing.state != "not-yet"


@dataclass(frozen=True)
class KindCount:
    """How many things of a kind were found, and how many of them are contradicted."""

    kind: SearchKind
    found: int
    contradicted: int


@dataclass(frozen=True)
class Results:
    """What was found: counted by kind, and of the chosen kinds `number` things, `contradicted` of which are."""

    reading: Reading
    wanted: Wanted
    counts: tuple[KindCount, ...]
    number: int
    contradicted: int
    rows: SearchSpanQuerySet

    @property
    def all_kinds(self) -> int:
        """How many things of any kind were found."""
        return sum(count.found for count in self.counts)

    def hits(self, start: int, stop: int) -> list[Hit]:
        """Those from one place to before another, best first (1 query, none where nothing was found)."""
        if not self.number:
            return []
        rows = self.rows.select_related("entry").defer("entry__words").order_by(*_order(self.wanted, self.reading))
        return [_hit(row.entry, self.wanted, self.reading) for row in rows[start:stop]]


def search(reading: Reading, text: str, kinds: Collection[str] = (), product: str = "") -> Results:
    """What holds all words of the text in the reader's edition and on the reader's day (1 query, and 1 for hits).

    `kinds` are those to read, none for all; the counts are of every kind. `product` keeps to one product: itself, its
    claims, and the evidence of its publication.
    """
    wanted = read_wanted(text)
    rows = SearchSpan.objects.in_edition(reading.edition.number).on_day(reading.day or date.max).matching(wanted)
    if reading.day is not None:
        rows = rows.filter(Q(entry__day__isnull=True) | Q(entry__day__lte=reading.day))
    if product:
        publications = reading.publications().filter(product=product)
        evidence = PublishedFact.objects.filter(kind=PublishedFact.EVIDENCE, publication__in=publications.values("pk"))
        rows = rows.filter(
            Q(entry__product=product) | Q(entry__kind=SearchKind.EVIDENCE, entry__key__in=evidence.values("key"))
        )
    counted = {
        kind: (number, contradicted)
        for kind, number, contradicted in rows.order_by()
        .values_list("entry__kind")
        .annotate(found=Count("pk"), contradicted=Count("pk", filter=_contradicted(reading)))
    }
    counts = tuple(KindCount(kind, *counted[kind]) for kind in SearchKind if kind in counted)
    chosen = [count for count in counts if not kinds or count.kind in kinds]
    return Results(
        reading=reading,
        wanted=wanted,
        counts=counts,
        number=sum(count.found for count in chosen),
        contradicted=sum(count.contradicted for count in chosen),
        rows=rows.filter(entry__kind__in=kinds) if kinds else rows,
    )


def _contradicted(reading: Reading) -> Q:
    """That the entry is contradicted on the day, as `vendors.standing` has it."""
    day = day_of(reading)
    read = date.fromisoformat(reading.edition.summary["catalogue_read"])
    return Q(entry__contradicted__lte=date.max if day >= read else day)


def _order(wanted: Wanted, reading: Reading) -> list[Any]:
    """The order of what was found, down to the last sign, so that it is the same in every database."""
    holds_all = reduce(and_, (reduce(or_, map(_in_title, group)) for group in wanted.groups), Q())
    name = Case(
        When(entry__title_words=f" {wanted.line} ", then=Value(0)),
        When(holds_all, entry__kind__in=NAMED, then=Value(1)),
        default=Value(2),
    )
    kind = Case(*(When(entry__kind=kind, then=Value(place)) for place, kind in enumerate(TEXTS + NAMED)))
    title = Case(When(holds_all, then=Value(0)), default=Value(1))
    contradicted = Case(When(_contradicted(reading), then=Value(0)), default=Value(1))
    newest = F("entry__day").desc(nulls_last=True)
    return [name, kind, title, contradicted, newest, BySign(F("entry__title")), BySign(F("entry__key"))]


def _in_title(phrase: Phrase) -> Q:
    return Q(entry__title_words__contains=str(phrase))


class BySign(Func):
    """A text in the order of its signs' numbers, whatever language the database sorts by."""

    template = "%(expressions)s"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)


def _hit(entry: SearchEntry, wanted: Wanted, reading: Reading) -> Hit:
    standing = None
    if entry.kind == SearchKind.CLAIM:
        dated = entry.detail["dated"]
        citations = tuple(Citation(**citation) for citation in dated["citations"])
        read = date.fromisoformat(reading.edition.summary["catalogue_read"])
        standing = stand(DatedClaim(**dated | {"citations": citations}), day_of(reading), read)
    return Hit(entry, marked(entry.title, wanted), excerpt(entry.text, wanted), standing)
