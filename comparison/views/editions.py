from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.models import Edition, Publication
from comparison.paging import page_of
from comparison.reading import open_reading

EDITIONS_A_PAGE = 50


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
    newest = (
        Publication.objects.filter(first_edition__in=[edition.number for edition in page])
        .defer("document", "summary")
        .order_by("-first_edition", "name", "as_of")
    )
    publications: dict[int, list[Publication]] = {}
    for publication in newest:
        publications.setdefault(publication.first_edition, []).append(publication)
    rows = [(edition, publications.get(edition.number, [])) for edition in page]
    return render(
        request, "comparison/edition_list.html", {"reading": reading, "rows": rows, "page": page, "here": "editions"}
    )
