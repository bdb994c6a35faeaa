from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from assessments.models import Publication
from assessments.models.publication import PublicationQuerySet
from common.errors import BadQuery

if TYPE_CHECKING:
    from django.core.paginator import _SupportsPagination

Row = TypeVar("Row")


def page_of(request: HttpRequest, rows: "_SupportsPagination[Row]", size: int, count: int | None = None) -> Page[Row]:
    """The page that `?page=` asks for, the first by default; BadQuery where there is none such.

    `count` is how many rows there are, where that is known; else they are counted.
    """
    text = request.GET.get("page", "1")
    pages = Paginator(rows, size)
    if count is not None:
        pages.count = count
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= pages.num_pages):
        raise BadQuery("page", text, f"Write a number from 1 to {pages.num_pages}.")
    return pages.page(int(text))


def page_of_publications(
    request: HttpRequest, rows: PublicationQuerySet, size: int, count: int | None = None
) -> Page[Publication]:
    """The page of publications in their order (2 queries, and 1 where they are to be counted)."""
    keys = page_of(request, rows.values_list("pk", flat=True), size, count)
    return Page(in_order(keys.object_list), keys.number, keys.paginator)  # type: ignore[arg-type]  # pages of keys


def in_order(keys: Iterable[int]) -> list[Publication]:
    """The publications with these keys, without their documents (1 query, and that which gives the keys).

    Keys are put in order before rows are read, because a database that sorts rows carries all of them along.
    """
    chosen = list(keys)
    found = Publication.objects.defer("document").order_by().in_bulk(chosen)
    return [found[key] for key in chosen]


def batched(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The keys in groups of at most so many."""
    return (keys[start : start + size] for start in range(0, len(keys), size))
