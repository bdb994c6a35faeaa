"""The page cache: around the site, outside Django, it keeps public pages in memory (docs/adr/0006-page-cache.md)."""

from comparison.page_cache.install import with_page_cache

__all__ = ["with_page_cache"]
