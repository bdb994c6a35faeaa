from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /brief.
Disallow: /dpia.
Disallow: /questions.
Disallow: /editions/*/brief.
Disallow: /editions/*/dpia.
Disallow: /editions/*/questions.
Disallow: /saved/
"""
"""Every page may be read and indexed; files that are made for one reader, and what readers keep, may not."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may fetch."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
