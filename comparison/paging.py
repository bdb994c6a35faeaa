from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from common.errors import BadQuery

Row = TypeVar("Row", bound=Model)


def page_of(request: HttpRequest, rows: QuerySet[Row], size: int) -> Page[Row]:
    """The page that `?page=` asks for, the first by default; BadQuery where there is none such."""
    text = request.GET.get("page", "1")
    pages = Paginator(rows, size)
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= pages.num_pages):
        raise BadQuery("page", text, f"Write a number from 1 to {pages.num_pages}.")
    return pages.page(int(text))
