from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Func

from assessments.search.wanted import Wanted
from assessments.vocabulary import SearchKind
from common.fields import choices, one_of

INDEX = "assessments_searchindex"
"""SQLite's table of the index; PostgreSQL keeps it in a column of the entries (migration 0004_search)."""


class SearchEntry(models.Model):
    """What one thing that can be found once said; the entry is current while its newest publication says so."""

    kind = models.CharField(max_length=12, choices=choices(SearchKind))
    key = models.CharField(max_length=100, help_text="Slug, id or code, as in the address of its page.")
    product = models.CharField(max_length=100, blank=True, help_text="The product that it is about, if it is one.")
    day = models.DateField(null=True, help_text="The day that it speaks for.")
    contradicted = models.DateField(null=True, help_text="From when something contradicts it; 9999: day not known.")
    current = models.BooleanField(default=True)
    sha256 = models.CharField(max_length=64)
    title_words = models.TextField(help_text="The words of its name, each between spaces; empty for a claim.")
    title = models.TextField()
    text = models.TextField()
    detail = models.JSONField(help_text="What is printed beside it.")
    words = models.TextField(help_text="The words by which it is found, as common.tokens makes them.")

    class Meta:
        constraints = (
            one_of("kind", SearchKind),
            models.UniqueConstraint(fields=("kind", "key", "sha256"), name="assessments_searchentry_once"),
            models.UniqueConstraint(
                fields=("kind", "key"), condition=Q(current=True), name="assessments_searchentry_one_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Matches(Func):
    """Whether an entry holds what is looked for, asked of the database's own full-text index."""

    output_field = models.BooleanField()

    def __init__(self, entry: str, wanted: Wanted) -> None:
        super().__init__(F(entry))
        self.wanted = wanted

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608  # the name is our own
        return f"{self._table(compiler)}.id IN ({found})", (self.wanted.fts5(),)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        return f"{self._table(compiler)}.vector @@ %s::tsquery", (self.wanted.tsquery(),)

    def _table(self, compiler: Any) -> str:
        """The name that the query gives to the entries; a column of them is what the expression stands on."""
        column: Any = self.source_expressions[0]
        return str(compiler.quote_name_unless_alias(column.alias))


class SearchSpanQuerySet(models.QuerySet["SearchSpan"]):
    def in_edition(self, number: int) -> Self:
        """Those of the edition, of every day."""
        return self.filter(Q(last_edition__isnull=True) | Q(last_edition__gte=number), first_edition__lte=number)

    def on_day(self, day: date) -> Self:
        """Those of the day; in one edition an entry has at most one of them."""
        return self.filter(since__lte=day).filter(Q(until__gt=day) | Q(until=date.max))

    def matching(self, wanted: Wanted) -> Self:
        """Those whose entry holds what is looked for; none where nothing is."""
        return self.filter(Matches("entry__words", wanted)) if wanted.groups else self.none()


class SearchSpan(models.Model):
    """The days on which an entry is part of some editions: from `since` on, and before `until`."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="spans", db_index=False)
    since = models.DateField()
    until = models.DateField(help_text="9999-12-31: without end.")
    first_edition = models.PositiveIntegerField()
    last_edition = models.PositiveIntegerField(null=True, help_text="Empty while it is current.")

    objects = SearchSpanQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="assessments_searchspan_days"),
            models.CheckConstraint(
                condition=Q(last_edition__isnull=True) | Q(last_edition__gte=F("first_edition")),
                name="assessments_searchspan_editions",
            ),
        )
        indexes = (
            # Holds all that decides whether an entry counts, so that the rows of the table need not be read.
            models.Index(
                fields=("entry", "first_edition", "last_edition", "since", "until"), name="searchspan_of_entry"
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.since} to {self.until}"
