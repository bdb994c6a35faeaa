"""A reader without a browser: calls a WSGI application, as a server does."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes
from wsgiref.util import setup_testing_defaults

BROTLI = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd"}


@dataclass
class Answer:
    """What came back; the names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def environ_of(address: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    """The environment of a request, as PEP 3333 has it."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
        **headers,
    }
    setup_testing_defaults(environ)
    return environ


def ask(application: Any, address: str, method: str = "GET", **headers: str) -> Answer:
    """The answer of an application to one request."""
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        started.append((status, headers))

    body: Iterable[bytes] = application(environ_of(address, method, **headers), start_response)
    whole = b"".join(body)
    getattr(body, "close", lambda: None)()
    [(status, sent)] = started
    assert len({name.lower() for name, _ in sent}) == len(sent), "a header is sent twice"
    return Answer(int(status.split(" ")[0]), {name.lower(): value for name, value in sent}, whole)
