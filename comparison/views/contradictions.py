from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.errors import BadQuery
from comparison import query
from comparison.contradiction_page import contradicted, pairs, touched_criteria, touched_products
from comparison.paging import page_of
from comparison.reading import Reading, open_reading
from comparison.selection import MOST_CHOICES

PAIRS_A_PAGE = 25


@require_safe
def contradiction_list(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """What is said and what was found against it, the newest finding first (9 queries)."""
    reading = open_reading(request, edition)
    products = touched_products(reading, MOST_CHOICES)
    asked = {
        "product": _product(request, reading, dict(products)),
        "name": query.text(request, "q"),
        "criterion": query.choice(request, "criterion", [criterion.code for criterion in reading.rubric.criteria]),
    }
    page = page_of(request, contradicted(reading, **asked), PAIRS_A_PAGE)
    touched = touched_criteria(reading)
    context = {
        "reading": reading,
        "count": contradicted(reading).count(),
        "page": page,
        "found": pairs(reading, [row["claim"] for row in page]),
        "products": products if len(products) <= MOST_CHOICES else None,
        "asked": asked,
        "criteria": [known for known in reading.rubric.criteria if known.code in touched],
        "pairs": [("q" if name == "name" else name, value) for name, value in asked.items() if value],
        "here": "contradictions",
    }
    return render(request, "comparison/contradiction_list.html", context)


def _product(request: HttpRequest, reading: Reading, touched: dict[str, str]) -> str:
    """The slug of the product asked for, or nothing; BadQuery where there is no such product on the day."""
    slugs = query.slugs(request, "product", 1)
    if slugs and slugs[0] not in touched and not reading.publications().filter(product=slugs[0]).exists():
        raise BadQuery("product", slugs[0], "There is no assessment of such a product in this edition on this day.")
    return slugs[0] if slugs else ""
