"""What the settings make of the site."""

from datetime import UTC, datetime
from typing import Any

import pytest

from comparison.page_cache import with_page_cache
from comparison.page_cache.install import MESSAGES_COOKIE
from comparison.page_cache.wrapper import PageCache
from tests.comparison.page_cache.test_wrapper import Site


def installed(site: Site) -> Any:
    return with_page_cache(site, release="a", released=datetime(2026, 11, 24, tzinfo=UTC))


def test_cache_without_bytes_is_the_site_itself(settings: Any) -> None:
    settings.EARSHOT_CACHE_BYTES = 0
    site = Site()
    assert installed(site) is site


@pytest.mark.parametrize("url", ["", "redis://127.0.0.1:1/0", "unix:///nowhere"])
def test_cache_stands_around_the_site_with_or_without_a_shared_store(settings: Any, url: str) -> None:
    settings.EARSHOT_CACHE_BYTES, settings.EARSHOT_CACHE_URL = 1000, url
    assert isinstance(installed(Site()), PageCache)


def test_cookie_of_messages_is_the_one_that_django_writes() -> None:
    from django.contrib.messages.storage.cookie import CookieStorage

    assert CookieStorage.cookie_name == MESSAGES_COOKIE
