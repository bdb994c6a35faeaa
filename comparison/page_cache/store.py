"""Pages in the memory of one process, bounded in bytes: what was not read for longest makes room."""

import threading
from collections import OrderedDict

from comparison.page_cache.page import Page

Key = tuple[str, str]
"""The edition, and the address with all else that a page depends on."""

LARGEST_SHARE = 16
"""One page may take at most this part of the whole."""


class Pages:
    """The kept pages of a process."""

    def __init__(self, most_bytes: int) -> None:
        self._largest = most_bytes // LARGEST_SHARE
        self.bytes = 0
        self._most_bytes = most_bytes
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._sizes: dict[Key, int] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key) -> Page | None:
        """The page, which is then the last to make room; without a lock, because every request asks."""
        page = self._pages.get(key)
        if page is not None:
            try:
                self._pages.move_to_end(key)
            except KeyError:  # another thread has just let it go
                return page
        return page

    def put(self, key: Key, page: Page) -> None:
        """Keeps the page unless it is too large; pages that were not read for longest make room."""
        if page.size <= self._largest:
            with self._lock:
                self._pages[key] = page
                self._weigh(key, page)

    def weigh(self, key: Key, page: Page) -> None:
        """Counts what a page that is kept has grown by."""
        with self._lock:
            if self._pages.get(key) is page:
                self._weigh(key, page)

    def _weigh(self, key: Key, page: Page) -> None:
        size = page.size
        self.bytes += size - self._sizes.get(key, 0)
        self._sizes[key] = size
        self._pages.move_to_end(key)
        while self.bytes > self._most_bytes:
            oldest, _ = self._pages.popitem(last=False)
            self.bytes -= self._sizes.pop(oldest)
