"""What a request asks for, by the address and the headers that matter; everything else makes no difference."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.urls import Resolver404, resolve

from comparison.page_cache.negotiation import acceptable
from comparison.page_cache.routes import FROZEN, TAKES, takes

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

PARTIAL = "HTTP_HX_REQUEST"
WHOLE_AGAIN = "HTTP_HX_HISTORY_RESTORE_REQUEST"


@dataclass(frozen=True, slots=True)
class Asking:
    """One page as one kind of reader takes it.

    `name` is the address in its canonical form with whether it is for htmx and over TLS; `lasting` is set where what
    it shows does not follow the current edition.
    """

    name: str
    query: str
    partial: bool
    lasting: bool
    codings: tuple[str, ...]


def read_asking(environ: "WSGIEnvironment") -> Asking | None:
    """What the request asks for, None where it is no page that may be kept, or the site has to refuse it."""
    request = WSGIRequest(environ.copy())
    try:
        match = resolve(request.path_info)
        request.get_host()
        pairs = canonical(match.url_name or "", request.GET.lists())
    except (Resolver404, SuspiciousOperation):
        return None
    pinned = match.namespace == "edition"
    if pairs is None or match.namespace not in ("", "comparison", "edition"):
        return None
    query = urlencode(pairs)
    partial = environ.get(PARTIAL) == "true" and environ.get(WHOLE_AGAIN) != "true"
    scheme = "https" if request.is_secure() else "http"
    return Asking(
        name=f"{scheme} {'part' if partial else 'page'} {quote(request.path_info)}?{query}",
        query=query,
        partial=partial,
        lasting=pinned or match.url_name in FROZEN,
        codings=acceptable(environ.get("HTTP_ACCEPT_ENCODING")),
    )


def canonical(route: str, lists: Any) -> list[tuple[str, str]] | None:
    """The parameters that the page reads, sorted by name, values in the order given; None for an unknown page."""
    if route not in TAKES:
        return None
    return [(name, value) for name, values in sorted(lists) if takes(route, name) for value in values]


def plain_request(environ: "WSGIEnvironment", asking: Asking, proxy_header: str) -> "WSGIEnvironment":
    """The request by which the page is built: with nothing in it that the key does not hold."""
    plain = {
        name: value
        for name, value in environ.items()
        if not name.startswith("HTTP_") or name in ("HTTP_HOST", proxy_header)
    }
    plain["REQUEST_METHOD"] = "GET"
    plain["QUERY_STRING"] = asking.query
    if asking.partial:
        plain[PARTIAL] = "true"
    return plain
