from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.models import Publication, PublishedFact
from assessments.models.publication import PublicationQuerySet
from comparison.facts_page import claim_page, evidence_page
from comparison.paging import page_of
from comparison.reading import documents, open_reading

PRODUCTS_A_PAGE = 20


@require_safe
def evidence_detail(request: HttpRequest, slug: str, edition: int | None = None) -> HttpResponse:
    """A document, and what rests on it in this edition (7 queries)."""
    reading = open_reading(request, edition)
    rows = reading.publications().filter(facts__kind=PublishedFact.EVIDENCE, facts__key=slug)
    page = page_of(request, rows.order_by("name", "product_id"), PRODUCTS_A_PAGE)
    texts = documents(list(page))
    found = evidence_page(slug, [(row, texts[row.pk]) for row in page], reading.document, reading.rubric_of)
    if found is None:
        raise Http404(f"There is no evidence “{slug}” in this edition.")
    context = {"reading": reading, "found": found, "page": page}
    if not found.laws and not found.jurisdictions:
        context["since"] = reading.since(_ever_holding(PublishedFact.EVIDENCE, slug))
    return render(request, "comparison/evidence_detail.html", context)


@require_safe
def claim_detail(request: HttpRequest, id: str, edition: int | None = None) -> HttpResponse:  # noqa: A002  # the word of the address
    """One claim, its evidence, and the scores that rest on it (5 queries)."""
    reading = open_reading(request, edition)
    rows = reading.publications().filter(facts__kind=PublishedFact.CLAIM, facts__key=id).order_by("name")
    publications = list(rows)
    if not publications:
        raise Http404(f"There is no claim “{id}” in this edition on this day.")
    texts = documents(publications)
    found = claim_page(id, [(row, texts[row.pk]) for row in publications], reading.rubric_of)
    since = reading.since(_ever_holding(PublishedFact.CLAIM, id))
    return render(request, "comparison/claim_detail.html", {"reading": reading, "found": found, "since": since})


def _ever_holding(kind: str, key: str) -> PublicationQuerySet:
    """The publications of any edition that hold the claim or the evidence."""
    return Publication.objects.filter(facts__kind=kind, facts__key=key)
