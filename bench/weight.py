"""What a page weighs with everything it loads, as a browser that takes brotli gets it."""

import re
from collections.abc import Iterator, Mapping

from bench.figures import Figure
from bench.servers import get, site_of
from bench.sites import Site

LOADED = re.compile(r'<link rel="(?:stylesheet|icon)" href="([^"]+)"|<(?:script|img)[^>]* src="([^"]+)"')
HEADERS = {"Accept-Encoding": "br, gzip"}


def measure(site: Site, pages: Mapping[str, str]) -> Iterator[Figure]:
    """Kilobytes of the bodies, and how many they are."""
    with site_of("earshot.wsgi:application", site.settings) as port:
        for what, address in pages.items():
            loaded = loaded_by(get(port, address).read().decode())
            bodies = [len(get(port, one, **HEADERS).read()) for one in (address, *loaded)]
            values = {"KB": sum(bodies) / 1000, "page KB": bodies[0] / 1000, "files": len(bodies)}
            yield Figure("weight", what, site.products, site.engine, values)


def loaded_by(html: str) -> list[str]:
    """The addresses of what a page loads, once each."""
    return list(dict.fromkeys(match[1] or match[2] for match in LOADED.finditer(html)))
