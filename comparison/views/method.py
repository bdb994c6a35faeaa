from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from assessments.document.rubric import read_rubric_text
from assessments.models import RubricVersion
from comparison.reading import open_reading

WARN_BELOW = 0.667
"""Krippendorff's lowest alpha for tentative conclusions (Content Analysis, 4th edition, 2018)."""


@require_safe
def rubric_detail(request: HttpRequest, version: str = "", edition: int | None = None) -> HttpResponse:
    """A published rubric version, word for word; the edition's own by default."""
    reading = open_reading(request, edition)
    rubric = reading.rubric
    versions = RubricVersion.objects.published().filter(slug=rubric.slug)
    if version and version != rubric.version:
        found = versions.filter(version=version).first() if len(version) <= 12 and version.isprintable() else None
        if found is None:
            raise Http404(f"No version {version} of the rubric has been published.")
        rubric = read_rubric_text(found.document)
    return render(request, "comparison/rubric_detail.html", {"reading": reading, "rubric": rubric, "here": "rubric"})


@require_safe
def method_detail(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """How it is judged, in prose, and how far the raters agree."""
    reading = open_reading(request, edition)
    overall = [row for row in reading.document.agreement if row.criterion is None]
    latest = reading.days[-1]
    by_criterion = [row for row in reading.document.agreement if row.criterion and row.as_of == latest]
    context = {
        "reading": reading,
        "prose": method_prose(),
        "overall": overall,
        "by_criterion": by_criterion,
        "warn_below": WARN_BELOW,
        "contact": settings.EARSHOT_CONTACT,
        "contact_link": contact_link(settings.EARSHOT_CONTACT),
        "here": "method",
    }
    return render(request, "comparison/method_detail.html", context)


def contact_link(contact: str) -> str:
    """The address behind a way to write: a web address as it is, an e-mail address as mailto."""
    return f"mailto:{contact}" if "@" in contact and "://" not in contact else contact


@lru_cache(maxsize=1)
def method_prose() -> SafeString:
    """docs/method.md as HTML, without its title: our own text, and raw HTML in it stays text."""
    text = (settings.BASE_DIR / "docs" / "method.md").read_text(encoding="utf-8")
    _, _, body = text.partition("\n")
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    return SafeString(markdown.render(body))
