from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.errors import BadQuery
from comparison import query
from comparison.contradiction_page import pairs, product_names, select
from comparison.paging import page_of
from comparison.reading import Reading, open_reading

PAIRS_A_PAGE = 25


@require_safe
def contradiction_list(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """What is said and what was found against it, the newest finding first (4 queries)."""
    reading = open_reading(request, edition)
    found = pairs(reading)
    products = product_names(found)
    product = _product(request, reading, dict(products))
    criterion = query.choice(request, "criterion", [criterion.code for criterion in reading.rubric.criteria])
    chosen = select(found, product, criterion)
    context = {
        "reading": reading,
        "found": found,
        "chosen": chosen,
        "page": page_of(request, chosen, PAIRS_A_PAGE),
        "products": products,
        "product": product,
        "criteria": [known for known in reading.rubric.criteria if any(known.code in pair.criteria for pair in found)],
        "criterion": criterion,
        "pairs": [(name, value) for name, value in (("product", product), ("criterion", criterion)) if value],
        "here": "contradictions",
    }
    return render(request, "comparison/contradiction_list.html", context)


def _product(request: HttpRequest, reading: Reading, touched: dict[str, str]) -> str:
    """The slug of the product asked for, or nothing; BadQuery where there is no such product on the day."""
    slugs = query.slugs(request, "product", 1)
    if slugs and slugs[0] not in touched and not reading.publications().filter(product=slugs[0]).exists():
        raise BadQuery("product", slugs[0], "There is no assessment of such a product in this edition on this day.")
    return slugs[0] if slugs else ""
