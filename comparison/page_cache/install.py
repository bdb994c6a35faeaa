"""The site with the page cache around it, as the settings say."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from comparison.page_cache.editions import CurrentEdition
from comparison.page_cache.shared import SharedPages
from comparison.page_cache.store import Pages
from comparison.page_cache.wrapper import PageCache

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

MESSAGES_COOKIE = "messages"


def with_page_cache(site: "WSGIApplication", *, release: str, released: datetime) -> "WSGIApplication":
    """The site with its cache, or the site itself where EARSHOT_CACHE_BYTES is 0.

    `release` names the version of the code, which shares no page with another; `released` is when it last changed.
    """
    if not settings.EARSHOT_CACHE_BYTES:
        return site
    url = settings.EARSHOT_CACHE_URL
    proxy = settings.SECURE_PROXY_SSL_HEADER
    return PageCache(
        site,
        Pages(settings.EARSHOT_CACHE_BYTES),
        edition=CurrentEdition(),
        released=released,
        shared=SharedPages(url, release) if url else None,
        cookies=(settings.SESSION_COOKIE_NAME, MESSAGES_COOKIE),
        proxy_header=proxy[0] if proxy else "",
    )
