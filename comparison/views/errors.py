from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comparison.reading import Reading, current_reading


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that shows nothing: says so and offers ways on."""
    message = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    context = {
        "message": message,
        "suggestions": getattr(exception, "suggestions", ()),
        "reading": _reading(),
    }
    return render(request, "404.html", context, status=404)


def _reading() -> Reading | None:
    """The current edition, for the way on; None before the first one, and where the database does not answer."""
    try:
        return current_reading()
    except (Http404, DatabaseError):
        return None
