from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.jurisdiction_page import jurisdiction_page, jurisdiction_rows
from comparison.paging import page_of
from comparison.reading import open_reading

PRODUCTS_A_PAGE = 50


@require_safe
def jurisdiction_list(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """Every country on record, its access laws, and how many products come within its reach (3 queries)."""
    reading = open_reading(request, edition)
    context = {"reading": reading, "rows": jurisdiction_rows(reading), "here": "jurisdictions"}
    return render(request, "comparison/jurisdiction_list.html", context)


@require_safe
def jurisdiction_detail(request: HttpRequest, code: str, edition: int | None = None) -> HttpResponse:
    """A country: adequacy, access laws with their evidence, and the products and flows within its reach (4 queries)."""
    reading = open_reading(request, edition)
    page = jurisdiction_page(reading, code.upper())
    if page is None:
        raise Http404(f"There is no jurisdiction “{code}” on record.")
    flows = page_of(request, page.flows, PRODUCTS_A_PAGE)
    return render(request, "comparison/jurisdiction_detail.html", {"reading": reading, "page": page, "flows": flows})
