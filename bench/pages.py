"""How fast a warm page and a 304 are, against a bare Django view and against nginx.

Short runs of each take turns, so that whatever else the machine does bears on all of them; the ratios are medians of
those within a round. Needs wrk and nginx.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import wrk
from bench.figures import Figure, middle, middle_ratio
from bench.programs import program
from bench.servers import environment, get, nginx_with, site_of
from bench.sites import Site

ROUNDS, SECONDS, CONNECTIONS = 9, 1, 32
COMPARED = (
    ("page", "view"),
    ("page", "view br"),
    ("page", "file"),
    ("page 304", "file 304"),
)
"""What is compared with what.

`view` is a bare Django view that sends the page as a view has it; `view br` one with the compressed bytes at hand,
which no view without middleware has: it shows what Django costs where the sending is the same. `file` is nginx.
"""
BROTLI = {"Accept-Encoding": "br"}


@dataclass(frozen=True)
class Target:
    """One address with the headers of one kind of request."""

    name: str
    port: int
    path: str
    headers: Mapping[str, str]
    status: int = 200


def measure(site: Site) -> Iterator[Figure]:
    """The home page on each server in several rounds, then the ratios."""
    program("wrk")
    with ExitStack() as stack:
        targets = _start(stack, site)
        rounds = [{target.name: _speed(target) for target in targets} for _ in range(ROUNDS)]
    for target in targets:
        values = middle([one[target.name] for one in rounds])
        yield Figure("pages", target.name, site.products, site.engine, values)
    for name, other in COMPARED:
        requests = ([one[which]["requests/s"] for one in rounds] for which in (name, other))
        ratio = {"ratio": middle_ratio(*requests)}
        yield Figure("pages", f"{name} : {other}", site.products, site.engine, ratio)


def _start(stack: ExitStack, site: Site) -> list[Target]:
    """The servers, and what is asked of each: the same brotli bytes, and whether they have changed."""
    port = stack.enter_context(site_of("earshot.wsgi:application", site.settings))
    page = get(port, "/", **BROTLI)
    body = page.read()
    if page.getheader("Content-Encoding") != "br":
        raise wrk.Refused("the site did not send brotli")
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    (folder / "br").write_bytes(body)
    (folder / "identity").write_bytes(get(port, "/").read())
    bare = stack.enter_context(site_of("bench.bare:application", environment(BENCH_PAGES=str(folder))))
    nginx = stack.enter_context(nginx_with(body))
    served = get(nginx, "/page", **BROTLI)
    served.read()
    return [
        Target("page", port, "/", BROTLI),
        Target("view", bare, "/plain", BROTLI),
        Target("view br", bare, "/", BROTLI),
        Target("file", nginx, "/page", BROTLI),
        Target("page 304", port, "/", {**BROTLI, "If-None-Match": str(page.getheader("ETag"))}, 304),
        Target("file 304", nginx, "/page", {**BROTLI, "If-None-Match": str(served.getheader("ETag"))}, 304),
    ]


def _speed(target: Target) -> dict[str, float]:
    return wrk.speed(
        target.port,
        target.path,
        headers=target.headers,
        connections=CONNECTIONS,
        seconds=SECONDS,
        status=target.status,
    )
