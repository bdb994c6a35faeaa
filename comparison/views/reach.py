from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.errors import BadQuery
from comparison import query, reach_page, what_if
from comparison.matrix import HOSTINGS
from comparison.paging import page_of
from comparison.reach_csv import reach_csv as csv_text
from comparison.reading import Reading, open_reading
from comparison.roads import day_of
from vendors.exposure import ROADS

PRODUCTS_A_PAGE = 50


@require_safe
def reach_list(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """Which products come within reach of which jurisdictions, and by what road (7 queries)."""
    reading = open_reading(request, edition)
    asked = reach_page.read_reach_query(request)
    columns = reach_page.columns(reading, asked)
    page = page_of(request, reach_page.select_products(reading, asked, columns), PRODUCTS_A_PAGE)
    context = {
        "reading": reading,
        "asked": asked,
        "columns": columns,
        "page": page,
        "rows": reach_page.rows(reading, asked, columns, page),
        "csv": reading.address("reach-csv", asked.pairs()),
        "pairs": asked.pairs(),
        "roads": ROADS,
        "letters": [(letter, road.value) for road, letter in reach_page.LETTERS.items()],
        "reached": list(reach_page.REACHED),
        "hostings": list(HOSTINGS),
    }
    return render(request, "comparison/reach_list.html", context)


@require_safe
def reach_csv(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """The whole matrix that `/reach/` shows with the same filters, as a file (6 queries)."""
    reading = open_reading(request, edition)
    asked = reach_page.read_reach_query(request)
    columns = reach_page.columns(reading, asked)
    rows = reach_page.rows(reading, asked, columns, reach_page.select_products(reading, asked, columns))
    response = HttpResponse(csv_text(reading, rows).encode(), content_type="text/csv; charset=utf-8; header=present")
    name = f"earshot-reach-edition-{reading.edition.number}-{day_of(reading).isoformat()}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def reach_what_if(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """What would change if a law fell or an adequacy decision ended; explains itself where none is chosen."""
    reading = open_reading(request, edition)
    laws = {law.slug: law for law in reading.document.laws}
    places = {place.code: place for place in what_if.decided_places(reading.document)}
    slug, code = query.choice(request, "law", laws), _decided(request, reading, list(places))
    if slug and code:
        raise BadQuery("adequacy", code, "Choose a law or an adequacy decision, not both at once.")
    fall = what_if.fall(reading, laws[slug]) if slug else None
    ending = what_if.ending(reading, places[code]) if code else None
    listed = fall.changes if fall else ending.transfers if ending else ()
    context = {
        "reading": reading,
        "fall": fall,
        "ending": ending,
        "page": page_of(request, listed, PRODUCTS_A_PAGE),
        "pairs": [("law", slug)] if slug else [("adequacy", code)],
        "groups": what_if.laws_by_place(reading.document),
        "places": list(places.values()),
        "criterion": what_if.COMPELLED_ACCESS,
    }
    return render(request, "comparison/reach_what_if.html", context)


def _decided(request: HttpRequest, reading: Reading, allowed: list[str]) -> str:
    """The code of the adequacy decision asked for, in either case of letters; BadQuery where there is none."""
    code = query.text(request, "adequacy")
    if code and code.upper() not in allowed:
        known = next((place.name for place in reading.document.jurisdictions if place.code == code.upper()), "")
        wrong = f"No adequacy decision on {known} is on record." if known else "There is no such jurisdiction."
        raise BadQuery("adequacy", code, f"{wrong} Use one of: {', '.join(allowed)}.")
    return code.upper()
