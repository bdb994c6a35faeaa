"""How long pages take that are built anew: the page cache is off, and one reader asks after the other."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from bench import wrk
from bench.figures import Figure
from bench.servers import get, site_of
from bench.sites import Site

SECONDS, SECONDS_FOR_BRIEFS = 2, 6
WARMING = 6
"""Requests before measuring, so that each process has read its templates, fonts and documents."""
HEADERS = {"Accept-Encoding": "br, gzip"}
STATE = "v=1&r=1.0&w=A5B1C5C10D0E2F4&m=A1.1~flow.CN"
"""Importances and must-haves that no profile has, so that nothing about them can be at hand."""
WITHOUT_CACHE = {"EARSHOT_CACHE_BYTES": "0"}


def pages_of(site: Site) -> Mapping[str, str]:
    """The addresses that are measured, by what they show."""
    chosen = site.some_products()
    slug, together = chosen[0], urlencode([("p", one) for one in chosen])
    return {
        "home": "/",
        "product": f"/products/{slug}/",
        "claim": f"/claims/{site.some_fact('- id: ([a-z0-9-]+)')}/",
        "evidence": f"/evidence/{site.some_fact('- evidence: ([a-z0-9-]+)')}/",
        "jurisdictions": "/jurisdictions/",
        "jurisdiction": "/jurisdictions/us/",
        "reach": "/reach/",
        "contradictions": "/contradictions/",
        "method": "/method/",
        "editions": "/editions/",
        "side by side": f"/compare/?{together}",
        "side by side, differences": f"/compare/?{together}&rows=differences",
        "shortlist": "/shortlist/",
        "shortlist, unusual weights": f"/shortlist/?{STATE}",
        "search": "/search/?q=encryption",
        "search for a phrase": "/search/?q=%22end-to-end%22+key",
        "brief": f"/brief.pdf?{together}",
        "brief, unusual weights": f"/brief.pdf?{together}&{STATE}",
    }


def measure(site: Site) -> Iterator[Figure]:
    """The speed of each page, one after the other."""
    with site_of("earshot.wsgi:application", site.settings | WITHOUT_CACHE) as port:
        for what, address in pages_of(site).items():
            for _ in range(WARMING):
                get(port, address, **HEADERS).read()
            seconds = SECONDS_FOR_BRIEFS if what.startswith("brief") else SECONDS
            values = wrk.speed(port, address, headers=HEADERS, connections=1, seconds=seconds)
            yield Figure("cold", what, site.products, site.engine, values)
