from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.law_page import law_page
from comparison.paging import page_of
from comparison.reading import open_reading

PRODUCTS_A_PAGE = 50


@require_safe
def law_detail(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    """A law, whether it is in force on the reader's day, and the exposures that rest on it (3 queries)."""
    reading = open_reading(request, edition)
    found = law_page(reading, slug)
    if found is None:
        raise Http404(f"There is no law “{slug}” on record.")
    page = page_of(request, found.resting, PRODUCTS_A_PAGE)
    return render(request, "comparison/law_detail.html", {"reading": reading, "found": found, "page": page})
