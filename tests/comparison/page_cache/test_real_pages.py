"""The cache around the real site: every public page comes out of it as it went in, and the second time for nothing."""

from typing import Any

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.models import Edition
from assessments.services.publish import publish_approved
from comparison.page_cache.editions import read_current
from comparison.page_cache.page import CURRENT
from comparison.page_cache.store import Pages
from comparison.page_cache.wrapper import PageCache
from tests.catalogue_site import PUBLISHED_AT
from tests.comparison.page_cache.requests import BROTLI, ask
from tests.comparison.pages import EARLIER, FILES, HTMX, PAGES
from tests.factories import NOW
from vendors.models import Claim

pytestmark = pytest.mark.usefixtures("site")
PACKED_ALREADY = (".pdf", ".xlsx", ".docx")
STREAMED = "/reach.csv"
KEPT = [address for address in (*PAGES, *FILES, "/editions/1/") if address != STREAMED]


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> PageCache:
    """The site with a cache of its own, which sees a new edition at once."""
    # A request that ends would close the connection, and the test's transaction with it.
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)
    edition: Any = read_current
    return PageCache(WSGIHandler(), Pages(50_000_000), edition=edition, released=PUBLISHED_AT)


@pytest.mark.parametrize("address", KEPT)
def test_page_is_what_the_site_makes_of_it(cache: PageCache, client: Client, address: str) -> None:
    made = client.get(address)
    got, packed = ask(cache, address), ask(cache, address, **BROTLI)
    assert got.body == made.content
    assert "set-cookie" not in got.headers
    for name in ("Content-Type", "Content-Security-Policy", "X-Frame-Options", "Permissions-Policy", "Referrer-Policy"):
        assert got.headers[name.lower()] == made.headers[name]
    assert got.headers["cache-control"].startswith("public, max-age=")
    if address.partition("?")[0].endswith(PACKED_ALREADY):
        assert packed == got
    else:
        assert brotli.decompress(packed.body) == made.content
        assert "Accept-Encoding" in packed.headers["vary"]


def test_what_is_streamed_is_sent_on_as_the_site_makes_it(cache: PageCache, client: Client) -> None:
    assert ask(cache, STREAMED).body == client.get(STREAMED).getvalue()


@pytest.mark.parametrize(
    "address", ["/", f"/?{EARLIER}", "/products/wire/", "/editions/1/method/", "/brief.csv?p=wire"]
)
def test_kept_page_and_its_304_cost_no_query_of_their_own(cache: PageCache, address: str) -> None:
    tag = ask(cache, address, **BROTLI).headers["etag"]
    with CaptureQueriesContext(connection) as queries:
        assert ask(cache, address, **BROTLI).status == 200
        assert ask(cache, address, **BROTLI, HTTP_IF_NONE_MATCH=tag).status == 304
    # Which edition is current is asked at every request here, and at most once a second on a server.
    assert len(queries) == 2


def test_home_and_its_part_depend_on_the_headers_of_htmx(cache: PageCache) -> None:
    page, part = ask(cache, "/"), ask(cache, "/", **HTMX)
    assert page.headers["vary"] == "Accept-Encoding, HX-Request, HX-History-Restore-Request"
    assert page.headers["cache-control"] == CURRENT
    assert len(part.body) < len(page.body)
    assert ask(cache, "/products/wire/").headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("address", "status"), [("/?sort=sideways", 400), ("/products/zoom/", 404), ("/products/wire", 301)]
)
def test_refusal_is_the_sites_own(cache: PageCache, client: Client, address: str, status: int) -> None:
    got = ask(cache, address)
    assert (got.status, got.body) == (status, client.get(address).content)
    assert "public" not in got.headers.get("cache-control", "")


def test_page_is_not_sent_without_tls_where_only_tls_is_served(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)
    edition: Any = read_current
    cache = PageCache(
        WSGIHandler(), Pages(9_000_000), edition=edition, released=PUBLISHED_AT, proxy_header="HTTP_X_FORWARDED_PROTO"
    )
    for _ in range(2):
        assert ask(cache, "/", HTTP_X_FORWARDED_PROTO="http").status == 301
        safe = ask(cache, "/", HTTP_X_FORWARDED_PROTO="https")
        assert (safe.status, safe.headers["strict-transport-security"]) == (200, "max-age=60")


def test_new_edition_replaces_its_pages_and_leaves_those_of_the_old_one(cache: PageCache) -> None:
    address = "/products/voov-meeting/"
    before, pinned = ask(cache, address), ask(cache, f"/editions/1{address}")
    Claim.objects.filter(pk="voov-meeting-a2-2").update(statement="It says something new.")
    publish_approved(at=NOW)
    assert Edition.objects.count() == 2
    after = ask(cache, address, HTTP_IF_NONE_MATCH=before.headers["etag"])
    assert (after.status, b"It says something new." in after.body) == (200, True)
    assert ask(cache, f"/editions/1{address}").body == pinned.body
