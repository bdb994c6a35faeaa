"""Where a reader stands: in which edition, on which day, by which rubric. Every public page begins here."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.db.models.functions import Lower
from django.http import Http404, HttpRequest
from django.urls import reverse

from assessments.document.rubric import RubricText, read_rubric_text
from assessments.document.types import EditionDocument, PublicationDocument
from assessments.models import Edition, Publication, RubricVersion
from assessments.models.publication import PublicationQuerySet
from common.dates import first_day, in_words
from common.errors import BadQuery

EDITION_SHOWN = "earshot.edition"
"""Where a request's META tells the page cache which edition its page shows."""

SEVERAL_RUBRICS = "They were judged by different versions of the rubric. Compare them one by one."


@dataclass(frozen=True)
class Reading:
    """One reader's place: `day` is the day asked for (None = the latest assessments), `pinned` whether the
    address names the edition, so that every link must stay in it."""

    edition: Edition
    pinned: bool
    day: date | None

    @cached_property
    def rubric(self) -> RubricText:
        """The words of the rubric by which the edition judges."""
        return read_rubric_text(self.edition.rubric.document)

    def rubric_of(self, document: PublicationDocument) -> RubricText:
        """The words of the rubric by which a publication was judged: an old one keeps its own (at most 1 query)."""
        if document.rubric.sha256 == self.edition.rubric.sha256:
            return self.rubric
        return read_rubric_by_hash(document.rubric.sha256)

    def shared_rubric(self, chosen: Iterable[PublicationDocument]) -> RubricText:
        """The rubric by which all of the documents were judged, the edition's for none.

        BadQuery where they were judged by several: their answers cannot stand in one row.
        """
        rubrics = {document.rubric.sha256: document for document in chosen}
        if len(rubrics) > 1:
            names = ", ".join(f"{row.product.slug} by version {row.rubric.version}" for row in rubrics.values())
            raise BadQuery("p", names, SEVERAL_RUBRICS)
        return self.rubric_of(next(iter(rubrics.values()))) if rubrics else self.rubric

    @cached_property
    def document(self) -> EditionDocument:
        """What is common to the products of the edition (1 query)."""
        return read_edition_document(self.edition.sha256, self.edition.number)

    @property
    def days(self) -> tuple[str, ...]:
        """The days of which the edition holds assessments, oldest first."""
        return tuple(self.edition.summary["days"])

    @property
    def latest_day(self) -> date:
        return date.fromisoformat(self.days[-1])

    @property
    def earlier_days(self) -> tuple[str, ...]:
        """The days before the latest, newest first."""
        return self.days[-2::-1]

    @property
    def day_text(self) -> str:
        return self.day.isoformat() if self.day else ""

    @property
    def is_past(self) -> bool:
        """Whether the reader looks at an earlier day than the latest assessments."""
        return self.day is not None and self.day < self.latest_day

    @property
    def day_in_words(self) -> str:
        return "today" if self.day is None else in_words(self.day.isoformat())

    @cached_property
    def product_count(self) -> int:
        """How many products have a publication that speaks for the day (1 query in editions that did not count)."""
        counts: dict[str, int] = self.edition.summary.get("standing", {})
        if not counts:
            return self.publications().count()
        spoken = [known for known in counts if self.day is None or known <= self.day_text]
        return counts[max(spoken)] if spoken else 0

    def publications(self) -> PublicationQuerySet:
        """Of each product, the publication that speaks for the reader's day, without its document."""
        day = self.day or date.max
        return Publication.objects.standing_on(day, self.edition.number).defer("document")

    def since(self, basis: PublicationQuerySet) -> Edition:
        """The edition since which a page that rests on these publications of any edition shows what it shows, so
        that its bytes stay the same while they do (at most 2 queries)."""
        number = basis.last_change(self.edition.number)
        if number == self.edition.number:
            return self.edition
        return Edition.objects.only("number", "published_at", "summary").get(number=number)

    def publications_by_name(self) -> PublicationQuerySet:
        """The same by name, as lists show them."""
        return self.publications().order_by(Lower("name"), "product_id")

    def address(self, name: str, query: Iterable[tuple[str, str]] = (), **kwargs: Any) -> str:
        """The address of a page in this edition and on this day."""
        if self.pinned:
            path = reverse(f"edition:{name}", kwargs={"edition": self.edition.number, **kwargs})
        else:
            path = reverse(f"comparison:{name}", kwargs=kwargs)
        pairs = [*query, *([("as_of", self.day.isoformat())] if self.day else [])]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def permanent(self, name: str, query: Iterable[tuple[str, str]] = (), **kwargs: Any) -> str:
        """The same address with the edition in it, which never shows anything else."""
        return Reading(self.edition, True, self.day).address(name, query, **kwargs)


@lru_cache(maxsize=8)
def read_edition_document(sha256: str, number: int) -> EditionDocument:
    """The edition's document, kept by its hash because it never changes (1 query when not kept)."""
    text = Edition.objects.filter(number=number, sha256=sha256).values_list("document", flat=True).get()
    return EditionDocument.model_validate_json(text)


@lru_cache(maxsize=16)
def read_rubric_by_hash(sha256: str) -> RubricText:
    """The words of the published rubric of that hash, kept because they never change (1 query when not kept)."""
    return read_rubric_text(RubricVersion.objects.published().values_list("document", flat=True).get(sha256=sha256))


def open_reading(request: HttpRequest, edition: int | None) -> Reading:
    """Where the request stands (1 query). Http404 where there is no such edition, BadQuery for a bad day."""
    day = read_day(request)
    editions = Edition.objects.select_related("rubric").defer("document", "rubric__source")
    found = editions.filter(number=edition).first() if edition else editions.order_by("-number").first()
    if found is None:
        raise Http404(f"There is no edition {edition}." if edition else "Nothing has been published yet.")
    request.META[EDITION_SHOWN] = found
    return Reading(found, edition is not None, day)


def current_reading() -> Reading:
    """The current edition and the latest assessments (1 query). Http404 before anything is published."""
    return open_reading(HttpRequest(), None)


def read_day(request: HttpRequest) -> date | None:
    """The day that the address asks for, or None; raises BadQuery for what is no day."""
    text = request.GET.get("as_of", "")
    if not text:
        return None
    try:
        return first_day(text) if len(text) == 10 else _refuse_day(text)
    except ValueError:
        return _refuse_day(text)


def _refuse_day(text: str) -> date:
    raise BadQuery("as_of", text, "Write a day as YYYY-MM-DD, for example 2020-04-15.")


def documents(publications: Sequence[Publication]) -> dict[int, PublicationDocument]:
    """The documents of publications whose text was deferred, by primary key (1 query, none when all are kept)."""
    found = {row.pk: kept for row in publications if (kept := kept_documents.get(row.sha256))}
    missing = {row.pk: row.sha256 for row in publications if row.pk not in found}
    if missing:
        texts = Publication.objects.filter(pk__in=missing).order_by().values_list("pk", "document")
        found |= {pk: PublicationDocument.model_validate_json(text) for pk, text in texts}
    for row in publications:
        kept_documents.pop(row.sha256, None)
        kept_documents[row.sha256] = found[row.pk]
    while len(kept_documents) > DOCUMENTS_KEPT:
        kept_documents.popitem(last=False)
    return found


DOCUMENTS_KEPT = 32
"""About a quarter of a megabyte each; the claims of one product are often read one after the other."""

kept_documents: OrderedDict[str, PublicationDocument] = OrderedDict()
"""The documents read last, by hash, because they never change."""
