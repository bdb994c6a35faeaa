from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.document.canonical import sha256
from common.errors import BadQuery
from comparison import query, reach_page, what_if
from comparison.matrix import HOSTINGS
from comparison.paging import batched, in_order, page_of, page_of_publications
from comparison.reach_csv import HEADER, csv_texts
from comparison.reading import Reading, open_reading
from comparison.roads import day_of
from vendors.exposure import ROADS

PRODUCTS_A_PAGE = 50
PRODUCTS_A_BATCH = 200
"""Products of the file that are in memory at a time."""


@require_safe
def reach_list(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """Which products come within reach of which jurisdictions, and by what road (7 queries)."""
    reading = open_reading(request, edition)
    asked = reach_page.read_reach_query(request, reading)
    columns = reach_page.columns(reading, asked)
    page = page_of_publications(request, reach_page.select_products(reading, asked, columns), PRODUCTS_A_PAGE)
    context = {
        "reading": reading,
        "asked": asked,
        "columns": columns,
        "page": page,
        "rows": reach_page.rows(asked, columns, page),
        "csv": reading.address("reach-csv", asked.pairs()),
        "to": next((column.name for column in columns if column.code == asked.to), ""),
        "pairs": asked.pairs(),
        "roads": ROADS,
        "letters": [(letter, road.value) for road, letter in reach_page.LETTERS.items()],
        "reached": list(reach_page.REACHED),
        "hostings": list(HOSTINGS),
    }
    return render(request, "comparison/reach_list.html", context)


@require_safe
def reach_csv(request: HttpRequest, edition: int | None = None) -> StreamingHttpResponse:
    """The whole matrix that `/reach/` shows with the same filters, as a file that is written as it is sent."""
    reading = open_reading(request, edition)
    asked = reach_page.read_reach_query(request, reading)
    columns = reach_page.columns(reading, asked)
    products = reach_page.select_products(reading, asked, columns).values_list("pk", flat=True)
    batches = (reach_page.rows(asked, columns, in_order(keys)) for keys in batched(list(products), PRODUCTS_A_BATCH))
    response = StreamingHttpResponse(
        (text.encode() for text in csv_texts(reading, batches)), content_type="text/csv; charset=utf-8; header=present"
    )
    # What is streamed has no hash of its own; this changes with all that the file is made of.
    response.headers["ETag"] = f'"{sha256(f"{reading.edition.sha256} {request.get_full_path()} {HEADER}")}"'
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
    resting = ending.sending.values_list("pk", flat=True) if ending else fall.resting if fall else ()
    page = page_of(request, resting, PRODUCTS_A_PAGE)
    shown = in_order(page.object_list)
    context = {
        "reading": reading,
        "fall": fall,
        "changes": what_if.changes(reading, fall.law, shown) if fall else (),
        "ending": ending,
        "transfers": what_if.transfers(reading, ending.jurisdiction, shown) if ending else (),
        "page": page,
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
