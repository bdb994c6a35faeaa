from typing import TYPE_CHECKING, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from common.errors import BadQuery

if TYPE_CHECKING:
    from django.core.paginator import _SupportsPagination

Row = TypeVar("Row")


def page_of(request: HttpRequest, rows: "_SupportsPagination[Row]", size: int) -> Page[Row]:
    """The page that `?page=` asks for, the first by default; BadQuery where there is none such."""
    text = request.GET.get("page", "1")
    pages = Paginator(rows, size)
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= pages.num_pages):
        raise BadQuery("page", text, f"Write a number from 1 to {pages.num_pages}.")
    return pages.page(int(text))
