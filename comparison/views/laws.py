from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.law_page import law_page, roads_of
from comparison.paging import page_of_publications
from comparison.reading import open_reading
from comparison.roads import reaches
from vendors.exposure import ANY_COUNTRY

PRODUCTS_A_PAGE = 50


@require_safe
def law_detail(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    """A law, whether it is in force on the reader's day, and the exposures that rest on it (9 queries)."""
    reading = open_reading(request, edition)
    found = law_page(reading, slug)
    if found is None:
        raise Http404(f"There is no law “{slug}” on record.")
    page = page_of_publications(request, found.resting, PRODUCTS_A_PAGE)
    resting = roads_of(reaches(list(page), found.law.jurisdiction, ANY_COUNTRY), found.law, are_open=True)
    context = {"reading": reading, "found": found, "page": page, "resting": resting}
    return render(request, "comparison/law_detail.html", context)
