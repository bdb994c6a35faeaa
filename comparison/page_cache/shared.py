"""Pages that several processes and machines share, in Redis or Valkey; where it fails, the site goes on without."""

import hashlib
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.exceptions import LockError
from redis.retry import Retry

from comparison.page_cache.page import Page
from comparison.page_cache.store import Key

SECONDS_KEPT = 7 * 24 * 60 * 60
SECONDS_FOR_AN_ANSWER = 0.25
SECONDS_OF_REST = 5.0
"""How long a store that failed is left alone, so that not every page waits for it."""
SECONDS_TO_BUILD = 10.0
SECONDS_TO_WAIT = 5.0

log = logging.getLogger(__name__)


class SharedPages:
    """The kept pages of all processes of one release."""

    def __init__(self, url: str, release: str) -> None:
        self._redis = Redis.from_url(
            url,
            socket_timeout=SECONDS_FOR_AN_ANSWER,
            socket_connect_timeout=SECONDS_FOR_AN_ANSWER,
            # Otherwise the client would try again for seconds while a reader waits.
            retry=Retry(NoBackoff(), 0),
        )
        self._release = release
        self._resting_until = 0.0

    def get(self, key: Key) -> Page | None:
        """The page, or None: not kept, not readable, or the store does not answer."""
        if self._resting:
            return None
        try:
            dumped = self._redis.get(self._name(key))
            return Page.load(dumped) if isinstance(dumped, bytes) else None
        except RedisError as error:
            self._rest(error)
        except ValueError:
            log.warning("The shared store holds something else than a page at %s.", self._name(key))
        return None

    def put(self, key: Key, page: Page) -> None:
        """Keeps the page for a week."""
        if not self._resting:
            try:
                self._redis.set(self._name(key), page.dump(), ex=SECONDS_KEPT)
            except RedisError as error:
                self._rest(error)

    @contextmanager
    def turn(self, key: Key) -> Iterator[None]:
        """While it lasts no other process builds the page, unless this one takes too long or the store fails."""
        if self._resting:
            yield
            return
        lock = self._redis.lock(
            f"{self._name(key)}:building", timeout=SECONDS_TO_BUILD, blocking_timeout=SECONDS_TO_WAIT, sleep=0.02
        )
        mine = False
        try:
            mine = lock.acquire()
        except RedisError as error:
            self._rest(error)
        try:
            yield
        finally:
            if mine:
                with suppress(RedisError, LockError):
                    lock.release()

    @property
    def _resting(self) -> bool:
        return time.monotonic() < self._resting_until

    def _rest(self, error: RedisError) -> None:
        self._resting_until = time.monotonic() + SECONDS_OF_REST
        log.warning("The shared store of pages fails, so pages are kept in this process only: %s", error)

    def _name(self, key: Key) -> str:
        edition, address = key
        return f"earshot:{self._release}:{edition}:{hashlib.sha256(address.encode()).hexdigest()}"
