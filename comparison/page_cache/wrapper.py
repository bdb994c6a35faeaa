"""The cache itself: who is answered from memory, who waits while a page is built, and who passes by."""

import threading
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from comparison.page_cache.asking import PARTIAL, WHOLE_AGAIN, Asking, plain_request, read_asking
from comparison.page_cache.conditions import NOT_MODIFIED, OK, PRECONDITION_FAILED, outcome
from comparison.page_cache.editions import CurrentEdition, Stamp
from comparison.page_cache.page import Page, page_of
from comparison.page_cache.response import SiteResponse
from comparison.page_cache.shared import SharedPages
from comparison.page_cache.store import Key, Pages
from comparison.reading import EDITION_SHOWN

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_SPELLINGS = 4096
LONGEST_SPELLING = 1000
"""Addresses come in many spellings; this many are remembered, each up to so many characters."""
SECONDS_TO_WAIT = 10.0
_SAFE = frozenset({"GET", "HEAD"})


class PageCache:
    """The site with its public pages kept in memory; thread-safe.

    `cookies` are the names whose bearer may be somebody; `proxy_header` is the header by which a proxy says that it
    speaks TLS; `released` is when the code last changed, before which no page was.
    """

    def __init__(
        self,
        site: "WSGIApplication",
        pages: Pages,
        *,
        edition: CurrentEdition,
        released: datetime,
        shared: SharedPages | None = None,
        cookies: tuple[str, ...] = (),
        proxy_header: str = "",
    ) -> None:
        self._site = site
        self._pages = pages
        self._edition = edition
        self._released = released
        self._shared = shared
        self._cookies = cookies
        self._proxy_header = proxy_header
        self._spellings: dict[tuple[str | None, ...], Asking | None] = {}
        self._building: dict[Key, threading.Event] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """One dictionary leads from the request as it is spelled to what it asks for, another to the page."""
        method = environ["REQUEST_METHOD"]
        if method not in _SAFE or self._is_somebody(environ):
            return self._site(environ, start_response)
        asking = self._read(environ)
        edition = self._edition() if asking is not None else None
        if asking is None or edition is None:
            return self._site(environ, start_response)
        key = (edition.mark, asking.name)
        page = self._pages.get(key) or self._build_once(key, environ, asking, edition)
        if isinstance(page, SiteResponse):
            return page.send(start_response, head=method == "HEAD")
        answer = page.answers.get(asking.codings)
        if answer is None:
            answer = page.answer(asking.codings)
            self._pages.weigh(key, page)
        status = outcome(environ, answer.tag, page.modified) if answer.tag else OK
        if status == NOT_MODIFIED:
            start_response("304 Not Modified", answer.unchanged)
            return []
        if status == PRECONDITION_FAILED:
            start_response("412 Precondition Failed", [("Content-Length", "0")])
            return []
        start_response(answer.status, answer.headers)
        return answer.body if method == "GET" else []

    def _is_somebody(self, environ: "WSGIEnvironment") -> bool:
        """Whether the request may come from somebody that the site knows."""
        cookie = environ.get("HTTP_COOKIE")
        if cookie is not None and any(name in cookie for name in self._cookies):
            return True
        return "HTTP_AUTHORIZATION" in environ

    def _read(self, environ: "WSGIEnvironment") -> Asking | None:
        """What the request asks for, remembered by everything that it is read from."""
        get = environ.get
        spelling = (
            environ["PATH_INFO"],
            get("QUERY_STRING"),
            get("HTTP_ACCEPT_ENCODING"),
            get(PARTIAL),
            get(WHOLE_AGAIN),
            get("HTTP_HOST"),
            get("wsgi.url_scheme"),
            get(self._proxy_header),
        )
        try:
            return self._spellings[spelling]
        except KeyError:
            asking = read_asking(environ)
        if sum(len(part) for part in spelling if part) <= LONGEST_SPELLING:
            if len(self._spellings) >= MOST_SPELLINGS:
                self._spellings.clear()
            self._spellings[spelling] = asking
        return asking

    def _build_once(self, key: Key, environ: "WSGIEnvironment", asking: Asking, edition: Stamp) -> Page | SiteResponse:
        """The page, built by one request while the others wait for it; or what the site answers instead."""
        with self._lock:
            other = self._building.get(key)
            done = self._building.setdefault(key, threading.Event())
        if other is not None:
            other.wait(SECONDS_TO_WAIT)
            return self._pages.get(key) or self._build(key, environ, asking, edition)
        try:
            return self._pages.get(key) or self._shared_or_built(key, environ, asking, edition)
        finally:
            del self._building[key]
            done.set()

    def _shared_or_built(
        self, key: Key, environ: "WSGIEnvironment", asking: Asking, edition: Stamp
    ) -> Page | SiteResponse:
        if self._shared is None:
            return self._build(key, environ, asking, edition)
        page = self._shared.get(key)
        if page is None:
            with self._shared.turn(key):
                page = self._shared.get(key)
                if page is None:
                    return self._build(key, environ, asking, edition)
        self._pages.put(key, page)
        return page

    def _build(self, key: Key, environ: "WSGIEnvironment", asking: Asking, edition: Stamp) -> Page | SiteResponse:
        """The page made by the site, and kept; it is not kept where the site meanwhile shows another edition."""
        request = plain_request(environ, asking, self._proxy_header)
        response = SiteResponse(self._site, request)
        shown = request.get(EDITION_SHOWN, edition)
        page = page_of(response, max(shown.published_at, self._released), lasting=asking.lasting)
        if page is None:
            return response
        if asking.lasting or shown.number == edition.number:
            self._pages.put(key, page)
            if self._shared is not None:
                self._shared.put(key, page)
        return page
