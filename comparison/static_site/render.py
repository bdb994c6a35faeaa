"""Answers of the site to one anonymous reader, without a server in between."""

from functools import cache
from http import HTTPStatus
from io import BytesIO
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import Http404

from comparison.views.errors import not_found


class NotAnswered(Exception):
    """An address of the plan that the site answers otherwise than with a page."""


def render(address: str) -> bytes:
    """The body that the site answers an address with; NotAnswered, naming it, where that is no page."""
    response = _handler().get_response(_request(address))
    if response.status_code != HTTPStatus.OK:
        raise NotAnswered(f"{address} is answered with status {response.status_code}")
    return response.getvalue()


def render_missing(address: str) -> bytes:
    """The page that the site shows where nothing is."""
    return not_found(_request(address), Http404()).content


@cache
def _handler() -> WSGIHandler:
    return WSGIHandler()


def _request(address: str) -> WSGIRequest:
    path, query = urlsplit(address).path, urlsplit(address).query
    site = urlsplit(settings.EARSHOT_SITE_URL)
    secure = bool(settings.SECURE_SSL_REDIRECT) or site.scheme == "https"
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(path),
            "QUERY_STRING": query,
            "SERVER_NAME": site.hostname or "localhost",
            "SERVER_PORT": "443" if secure else "80",
            "wsgi.url_scheme": "https" if secure else "http",
            "wsgi.input": BytesIO(),
        }
    )
