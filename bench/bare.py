"""A Django site of one view without middleware, which sends a page that is at hand: what others are compared with."""

import os
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="bench", MIDDLEWARE=[])  # noqa: S106  # signs nothing
FOLDER = Path(os.environ["BENCH_PAGES"])
PLAIN, BROTLI = (FOLDER / "identity").read_bytes(), (FOLDER / "br").read_bytes()


def plain(request: HttpRequest) -> HttpResponse:
    """The page as a view makes it."""
    return HttpResponse(PLAIN)


def brotli(request: HttpRequest) -> HttpResponse:
    """The page, compressed beforehand."""
    return HttpResponse(BROTLI, headers={"Content-Encoding": "br"})


urlpatterns = [path("plain", plain), path("", brotli)]
application = WSGIHandler()
