"""What the site answers to one request, taken in whole or handed on as it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]


class SiteResponse:
    """The site's answer; its body is read once, by `take` or by sending it."""

    def __init__(self, site: "WSGIApplication", environ: "WSGIEnvironment") -> None:
        self.status = ""
        self.headers: Headers = []
        self._body: Iterable[bytes] = site(environ, self._start)

    def _start(self, status: str, headers: Headers, exc_info: Any = None, /) -> Any:
        self.status, self.headers = status, headers

    @property
    def streaming(self) -> bool:
        """Whether the body is made while it is sent, as Django says of its responses."""
        return bool(getattr(self._body, "streaming", False))

    def values(self, name: str) -> list[str]:
        """The values of a header, split at commas."""
        wanted = name.lower()
        found = ",".join(value for header, value in self.headers if header.lower() == wanted)
        return [value.strip() for value in found.split(",") if value.strip()]

    def take(self) -> bytes:
        """The whole body, which is then also what is sent."""
        try:
            body = b"".join(self._body)
        finally:
            self._close()
        self._body = [body]
        return body

    def send(self, start_response: "StartResponse", *, head: bool) -> Iterable[bytes]:
        """Hands the answer on as it is, without its body to a HEAD."""
        start_response(self.status, self.headers)
        if head:
            self._close()
            return []
        return self._body

    def _close(self) -> None:
        """Tells the site that its answer is done with, as PEP 3333 demands."""
        close = getattr(self._body, "close", None)
        if close is not None:
            close()
