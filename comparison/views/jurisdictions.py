from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.destinations import codes_within, destined, with_flows
from comparison.jurisdiction_page import jurisdiction_page, jurisdiction_rows
from comparison.paging import page_of_publications
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
    """A country: adequacy, access laws with their evidence, products and flows within its reach (12 queries)."""
    reading = open_reading(request, edition)
    page = jurisdiction_page(reading, code.upper())
    if page is None:
        raise Http404(f"There is no jurisdiction “{code}” on record.")
    codes = codes_within(reading, page.jurisdiction.code)
    flows = page_of_publications(request, with_flows(reading, codes), PRODUCTS_A_PAGE)
    context = {"reading": reading, "page": page, "flows": flows, "destined": destined(list(flows), codes)}
    return render(request, "comparison/jurisdiction_detail.html", context)
