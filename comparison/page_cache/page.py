"""One kept page: its plain body, the headers that go with it, and each compression once it has been asked for."""

import gzip
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import brotli
import zstandard
from django.utils.http import http_date

from comparison.page_cache.negotiation import IDENTITY, PREFERENCE
from comparison.page_cache.response import Headers, SiteResponse

CURRENT = "public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800"
LASTING = "public, max-age=86400, stale-while-revalidate=604800, stale-if-error=2592000"
"""For what stands in an edition or a publication: only a new release can change how it looks."""

# At these levels the largest page takes some milliseconds; the highest save a tenth and take a hundred times as long.
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "zstd": lambda body: zstandard.ZstdCompressor(level=5).compress(body),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
KEYED_HEADERS = frozenset({"hx-request", "hx-history-restore-request"})
"""The headers of a request that a page may depend on, because they are part of its key."""

_MADE_HERE = frozenset({"content-length", "etag", "last-modified", "vary", "date", "cache-control"})
_PRIVATE = frozenset({"private", "no-store", "no-cache"})
_OF_A_PAGE, _OF_AN_ANSWER = 1500, 1000
"""Bytes that headers and bookkeeping take besides the bodies, rounded up."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page in one compression, ready to be sent: `unchanged` are the headers of its 304."""

    status: str
    headers: Headers
    body: list[bytes]
    tag: str
    unchanged: Headers


class Page:
    """A page that is kept; `modified` is in seconds since 1970."""

    def __init__(self, body: bytes, headers: Headers, vary: list[str], modified: int) -> None:
        self.body = body
        self.headers = headers
        self.vary = vary
        self.modified = modified
        self.answers: dict[tuple[str, ...], Answer] = {}
        """By the codings that a reader takes, best first."""
        self._encoded: dict[str, Answer] = {}
        self._digest = _digest(body, headers)

    @property
    def compressible(self) -> bool:
        kind = next((value for name, value in self.headers if name == "Content-Type"), "")
        return kind.startswith(COMPRESSIBLE)

    @property
    def size(self) -> int:
        """The bytes that it takes in memory at present."""
        bodies = sum(len(answer.body[0]) for coding, answer in self._encoded.items() if coding != IDENTITY)
        return len(self.body) + bodies + _OF_A_PAGE + _OF_AN_ANSWER * len(self._encoded)

    def answer(self, codings: tuple[str, ...]) -> Answer:
        """The answer to a reader who takes these codings, best first; 406 where the page has none of them."""
        offered = PREFERENCE if self.compressible else (IDENTITY,)
        coding = next((coding for coding in codings if coding in offered), None)
        if coding is None:
            return NOT_ACCEPTABLE
        if coding not in self._encoded:
            self._encoded[coding] = self._encode(coding)
        return self.answers.setdefault(codings, self._encoded[coding])

    def _encode(self, coding: str) -> Answer:
        body = self.body if coding == IDENTITY else COMPRESS[coding](self.body)
        tag = f'"{self._digest}"' if coding == IDENTITY else f'"{self._digest}-{coding}"'
        vary = [*(["Accept-Encoding"] if self.compressible else []), *self.vary]
        unchanged = [(name, value) for name, value in self.headers if name == "Cache-Control"]
        unchanged += [("ETag", tag), *([("Vary", ", ".join(vary))] if vary else [])]
        headers = [(name, value) for name, value in self.headers if name != "Cache-Control"]
        headers += [*unchanged, ("Last-Modified", http_date(self.modified)), ("Content-Length", str(len(body)))]
        if coding != IDENTITY:
            headers.append(("Content-Encoding", coding))
        return Answer("200 OK", headers, [body], tag, unchanged)

    def dump(self) -> bytes:
        """The page as bytes, for a store that several machines share."""
        head = json.dumps([self.headers, self.vary, self.modified]).encode()
        return head + b"\n" + zstandard.ZstdCompressor(level=5).compress(self.body)

    @classmethod
    def load(cls, dumped: bytes) -> "Page":
        """The page that was dumped; ValueError for anything else."""
        head, _, body = dumped.partition(b"\n")
        try:
            headers, vary, modified = json.loads(head)
            plain = zstandard.ZstdDecompressor().decompress(body)
            return cls(plain, [(str(name), str(value)) for name, value in headers], list(vary), int(modified))
        except (TypeError, ValueError, zstandard.ZstdError) as error:
            raise ValueError("This is no page.") from error


def page_of(response: SiteResponse, modified: datetime, *, lasting: bool) -> Page | None:
    """The page that a response may be kept as; None where it may not be, and is to be sent as it is.

    Kept are whole answers of status 200 to anybody: nothing streamed, private, compressed already, with a cookie or
    dependent on what the key does not hold.
    """
    vary = [name for name in response.values("Vary") if name.lower() != "accept-encoding"]
    policy = response.values("Cache-Control")
    if (
        not response.status.startswith("200 ")
        or response.streaming
        or response.values("Set-Cookie")
        or response.values("Content-Encoding")
        or not _PRIVATE.isdisjoint(map(str.lower, policy))
        or not KEYED_HEADERS.issuperset(map(str.lower, vary))
    ):
        return None
    headers = [(name, value) for name, value in response.headers if name.lower() not in _MADE_HERE]
    headers.append(("Cache-Control", ", ".join(policy) or (LASTING if lasting else CURRENT)))
    return Page(response.take(), headers, vary, int(modified.timestamp()))


def _digest(body: bytes, headers: Headers) -> str:
    """What names this page and no other: by its body, and by its headers whatever the order of their words.

    The words of the Content-Security-Policy come in another order in every process.
    """
    words = sorted(word for name, value in headers for word in re.split(r"[\s;,]+", f"{name} {value}"))
    return hashlib.sha256(" ".join(words).encode() + body).hexdigest()[:24]


def _not_acceptable() -> Answer:
    body = f"This page can be had in these encodings: {', '.join(PREFERENCE)}.\n".encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Vary", "Accept-Encoding"),
    ]
    return Answer("406 Not Acceptable", headers, [body], "", [])


NOT_ACCEPTABLE = _not_acceptable()
"""RFC 9110, 12.5.3: a reader who refuses identity and takes nothing else that there is gets no page."""
