from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from assessments.models import Publication
from assessments.vocabulary import SearchKind
from common.errors import BadQuery
from comparison import query
from comparison.paging import page_of
from comparison.reading import Reading, open_reading
from comparison.search import search
from comparison.suggestions import near_products

HITS_A_PAGE = 25


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def search_list(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """What holds the words of `?q=`: products, claims, evidence and more (at most 5 queries)."""
    reading = open_reading(request, edition)
    text = query.text(request, "q")
    kinds = query.choices(request, "kind", [kind.value for kind in SearchKind])
    product = _product(request, reading)
    results = search(reading, text, kinds, product.product_id if product else "")
    page = page_of(request, range(results.number), HITS_A_PAGE)
    within = [("product", product.product_id)] if product else []
    context = {
        "reading": reading,
        "text": text,
        "kinds": kinds,
        "product": product,
        "results": results,
        "page": page,
        "hits": results.hits(page.start_index() - 1, page.end_index()),
        "suggestions": near_products(text, reading) if text and not results.all_kinds else (),
        "asked": [*([("q", text)] if text else []), *within],
        "pairs": [("q", text), *(("kind", kind) for kind in kinds), *within],
        "here": "search",
    }
    partial = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]  # set by the middleware
    template = "comparison/search_list.html"
    return render(request, f"{template}#results" if partial else template, context | {"partial": partial})


def _product(request: HttpRequest, reading: Reading) -> Publication | None:
    """The publication of the product to keep to; BadQuery where there is none on the day."""
    slugs = query.slugs(request, "product", 1)
    if not slugs:
        return None
    found = reading.publications().filter(product=slugs[0]).first()
    if found is None:
        raise BadQuery("product", slugs[0], "There is no assessment of such a product in this edition on this day.")
    return found
