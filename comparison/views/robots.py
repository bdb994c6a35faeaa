from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /brief.pdf
Disallow: /editions/*/brief.pdf
"""
"""Every page may be read and indexed; what costs work for one reader, or is no page, is not for crawlers."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may fetch."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
