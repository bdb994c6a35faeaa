from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.models import Publication
from comparison.reading import Reading, documents, open_reading
from comparison.suggestions import NoSuchProduct
from comparison.variant_page import MOST_SHOWN, NoVariant, editions_of, variant_page


@require_safe
def product_variants(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    """The editions of a product next to each other, from the address of any of them (3 queries)."""
    reading = open_reading(request, edition)
    found = editions_of(reading, slug)
    if len(found) < 2 or slug not in {row.product_id for row in found}:
        raise _nothing_beside(slug, reading)
    shown = found[:MOST_SHOWN]
    texts = documents(shown)
    context = {
        "reading": reading,
        "slug": slug,
        "chosen": shown,
        "further": found[MOST_SHOWN:],
        "page": variant_page([(row, texts[row.pk]) for row in shown], reading.shared_rubric(texts.values())),
    }
    return render(request, "comparison/product_variants.html", context)


def _nothing_beside(slug: str, reading: Reading) -> Http404:
    """Why there is no such page: no such product, none assessed by then, or no other edition of it."""
    publication = reading.publications().filter(product=slug).first()
    if publication is not None:
        return NoVariant(publication, reading)
    later = Publication.objects.in_edition(reading.edition.number).filter(product=slug).defer("document").first()
    if later is not None:
        return Http404(f"{later.name} was not assessed as of {reading.day_in_words} or earlier.")
    return NoSuchProduct(slug, reading)
