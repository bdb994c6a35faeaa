from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from assessments.models import Publication
from common.dates import in_words
from comparison import matrix
from comparison.paging import page_of_publications
from comparison.product_page import product_page
from comparison.reading import Reading, documents, open_reading
from comparison.suggestions import NoSuchProduct
from comparison.variant_page import editions_of
from vendors.vocabulary import ProductKind

PRODUCTS_A_PAGE = 100


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def product_list(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """Home: what this is, and the matrix of products and criteria (3 queries, 4 with a filter)."""
    reading = open_reading(request, edition)
    asked = matrix.read_matrix_query(request, reading.rubric)
    count = None if asked.is_filtered else reading.product_count
    page = page_of_publications(request, matrix.select(reading.publications(), asked), PRODUCTS_A_PAGE, count)
    context = {
        "reading": reading,
        "asked": asked,
        "assessed": reading.product_count,
        "page": page,
        "rows": matrix.rows(page, reading.rubric, asked.folded),
        "kinds": list(ProductKind),
        "here": "products",
    }
    partial = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]  # set by the middleware
    template = "comparison/product_list.html"
    return render(request, f"{template}#matrix" if partial else template, context)


@require_safe
def product_detail(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    """A product on the reader's day, in the reader's edition."""
    reading = open_reading(request, edition)
    history = _history(reading, slug)
    day = reading.day
    spoken = [row for row in history if row.last_edition is None or row.last_edition >= reading.edition.number]
    spoken = [row for row in spoken if day is None or row.as_of <= day]
    if not spoken:
        raise Http404(
            f"{history[0].name} was not assessed as of {in_words(day.isoformat())} or earlier; "
            f"the first assessment is as of {in_words(min(row.as_of for row in history).isoformat())}."
            if day
            else f"{history[0].name} is not in this edition."
        )
    return _render(request, reading, max(spoken, key=lambda row: row.as_of), history)


@require_safe
def publication_detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A product as it was published for the n-th time, for good."""
    reading = open_reading(request, None)
    history = _history(reading, slug)
    publication = next((row for row in history if row.number == number), None)
    if publication is None:
        raise Http404(f"{history[0].name} has no publication {number}; it has {len(history)}.")
    return _render(request, reading, publication, history, permanent=True)


def _history(reading: Reading, slug: str) -> list[Publication]:
    """All publications of a product up to the reader's edition, newest first (1 query); Http404 if none."""
    rows = Publication.objects.filter(product=slug, first_edition__lte=reading.edition.number)
    history = list(rows.defer("document").order_by("-number"))
    if not history:
        raise NoSuchProduct(slug, reading)
    return history


def _render(
    request: HttpRequest, reading: Reading, publication: Publication, history: list[Publication], **extra: Any
) -> HttpResponse:
    document = documents([publication])[publication.pk]
    context = {"reading": reading, "publication": publication, "history": history, **extra}
    context["editions"] = editions = editions_of(reading, publication.product_id)
    family = {publication.product_id, *(row.product_id for row in editions)}
    context["since"] = reading.since(Publication.objects.filter(product__in=family))
    context["page"] = product_page(document, reading.rubric_of(document), publication, history, reading.edition.number)
    return render(request, "comparison/product_detail.html", context)


@require_safe
def product_document(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    """The frozen document of the product on the reader's day, byte for byte as hashed."""
    reading = open_reading(request, edition)
    publication = reading.publications().filter(product=slug).first()
    if publication is None:
        raise Http404(f"There is no document of “{slug}” on this day.")
    return _document(publication)


@require_safe
def publication_document(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The frozen document of one publication, byte for byte as hashed."""
    publication = Publication.objects.defer("document").filter(product=slug, number=number).first()
    if publication is None:
        raise Http404(f"There is no publication {number} of “{slug}”.")
    return _document(publication)


def _document(publication: Publication) -> HttpResponse:
    text = Publication.objects.values_list("document", flat=True).get(pk=publication.pk)
    response = HttpResponse(text.encode(), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
