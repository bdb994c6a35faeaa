"""Every link on every kind of page leads somewhere, and to the place on it that it names."""

from collections import Counter, defaultdict
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit
from zlib import crc32

import pytest
from django.test import Client
from django.urls import resolve

from comparison.export.formats import FORMATS
from tests.comparison.pages import Page, within

pytestmark = pytest.mark.usefixtures("site")
OF_A_KIND = 3
ONE_OF_A_KIND = set(FORMATS)
FILES = {*FORMATS, "reach-csv", "product-document", "publication-document"}


def kind(address: str) -> tuple[str, ...]:
    """What an address is of: its view, in an edition or not, and the names in its query."""
    parts = urlsplit(address)
    match = resolve(parts.path)
    return (match.view_name, *sorted(parse_qs(parts.query)))


def wanted(address: str, seen: Counter[tuple[str, ...]]) -> bool:
    name = resolve(urlsplit(address).path).url_name
    return seen[kind(address)] < (1 if name in ONE_OF_A_KIND else OF_A_KIND)


def test_every_link_leads_to_a_page_and_to_the_place_that_it_names(client: Client) -> None:
    """Visits three addresses of each kind (of slow ones one), the same every time, from home on."""
    visited: dict[str, set[str]] = {}
    places: dict[str, set[str]] = defaultdict(set)
    seen: Counter[tuple[str, ...]] = Counter()
    wave = {"/"}
    while wave:
        found: set[str] = set()
        for address in sorted(wave, key=lambda address: crc32(address.encode())):
            if not wanted(address, seen):
                continue
            seen[kind(address)] += 1
            response = client.get(address)
            assert response.status_code == 200, f"{address} answers {response.status_code}"
            if resolve(urlsplit(address).path).url_name in FILES:
                visited[address] = set()
                continue
            page = Page.of(response.content.decode())
            visited[address] = set(page.strings("//@id"))
            for link in within(page):
                target, place = urldefrag(urljoin(address, link))
                found.add(target)
                if place:
                    places[target].add(place)
        wave = {address for address in found - visited.keys() if wanted(address, seen)}
    assert {"comparison:claim-detail", "edition:product-detail", "publication-document"} <= {name for name, *_ in seen}
    missing = {address: places[address] - ids for address, ids in visited.items() if places[address] - ids}
    assert missing == {}
