from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison import query
from comparison.compare_page import compare_page
from comparison.compare_query import read_compare_query
from comparison.reading import documents, open_reading
from comparison.selection import MOST_PRODUCTS, chosen_publications, product_choices


@require_safe
def product_compare(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """Two to six products side by side (5 queries); with fewer, the page says so and helps to choose."""
    reading = open_reading(request, edition)
    chosen = chosen_publications(request, reading)
    asked = read_compare_query(request, chosen)
    texts = documents(chosen)
    text = query.text(request, "q")
    context = {
        "reading": reading,
        "asked": asked,
        "chosen": chosen,
        "choices": product_choices(reading, chosen, text),
        "text": text,
        "most": MOST_PRODUCTS,
        "here": "compare",
        "page": compare_page(
            [(row, texts[row.pk]) for row in chosen],
            reading.shared_rubric(texts.values()),
            only_differences=asked.only_differences,
        ),
    }
    return render(request, "comparison/product_compare.html", context)
