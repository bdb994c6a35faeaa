from django.db.models import Count, OuterRef, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.models import Edition, Publication
from comparison.paging import in_order, page_of
from comparison.reading import open_reading

EDITIONS_A_PAGE = 20
PUBLICATIONS_AN_EDITION = 100
"""Publications that are named of each edition; the others are counted."""


@require_safe
def edition_list(request: HttpRequest) -> HttpResponse:
    """The history of the site: every edition, newest first, with what was published in it."""
    reading = open_reading(request, None)
    begun = (
        Publication.objects.filter(first_edition=OuterRef("number"))
        .order_by()
        .values("first_edition")
        .annotate(count=Count("pk"))
        .values("count")
    )
    editions = Edition.objects.defer("document").annotate(published=Coalesce(Subquery(begun), 0))
    page = page_of(request, editions, EDITIONS_A_PAGE)
    place = Window(RowNumber(), partition_by="first_edition", order_by=("name", "as_of", "pk"))
    newest = (
        Publication.objects.filter(first_edition__in=[edition.number for edition in page])
        .annotate(place=place)
        .filter(place__lte=PUBLICATIONS_AN_EDITION)
        .order_by("-first_edition", "name", "as_of", "pk")
    )
    publications: dict[int, list[Publication]] = {}
    for publication in in_order(newest.values_list("pk", flat=True)):
        publications.setdefault(publication.first_edition, []).append(publication)
    rows = []
    for edition in page:
        named = publications.get(edition.number, [])
        count: int = edition.published  # type: ignore[attr-defined]  # annotated above
        rows.append((edition, named, count - len(named)))
    return render(
        request, "comparison/edition_list.html", {"reading": reading, "rows": rows, "page": page, "here": "editions"}
    )
