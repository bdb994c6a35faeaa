"""The table of addresses that may be kept, held against the URLs, the views and the documentation."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client
from django.urls import resolve

from comparison.page_cache.routes import FROZEN, PASS_BY, TAKES, takes
from earshot import urls
from tests.comparison.pages import FILES, PAGES

ROUTES = {pattern.name: str(pattern.pattern) for part in urls.urlpatterns[:2] for pattern in part.url_patterns}


def test_every_public_address_is_in_the_table_and_nothing_else() -> None:
    assert {*TAKES, *PASS_BY} == set(ROUTES)
    assert not {*TAKES} & PASS_BY
    assert set(TAKES) >= FROZEN


def test_name_may_stand_for_all_that_begin_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TAKES, "product-list", ("w_*", "q"))
    assert [name for name in ("w_A1", "w_", "w", "q", "qq", "as_of") if takes("product-list", name)] == [
        "w_A1",
        "w_",
        "q",
        "as_of",
    ]


def documented() -> Iterator[tuple[str, set[str]]]:
    """The addresses of docs/addresses.md with the parameters that each is said to take."""
    for line in (settings.BASE_DIR / "docs" / "addresses.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `/") and len(cells) == 3:
            yield cells[0].strip("`"), set(re.findall(r"`([\w*]+)`", cells[2]))


@pytest.mark.parametrize("route", TAKES)
def test_parameters_are_those_of_the_documentation(route: str) -> None:
    address = "/" + re.sub(r"<\w+:(\w+)>", r"<\1>", ROUTES[route])
    assert dict(documented())[address] == set(TAKES[route])


@pytest.fixture
def read_names(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The parameters that views ask for, while the test lasts."""
    names: set[str] = set()

    def recording(method: str) -> None:
        original = getattr(QueryDict, method)

        def record(self: QueryDict, name: str, *rest: Any) -> Any:
            names.add(name)
            return original(self, name, *rest)

        monkeypatch.setattr(QueryDict, method, record)

    for method in ("get", "getlist", "__getitem__", "__contains__"):
        recording(method)
    return names


@pytest.mark.parametrize("address", [*PAGES, *FILES])
@pytest.mark.usefixtures("site")
def test_page_reads_no_parameter_that_the_table_lacks(client: Client, address: str, read_names: set[str]) -> None:
    client.get(address)
    route = resolve(urlsplit(address).path).url_name
    assert route is not None
    assert [name for name in read_names if not takes(route, name)] == []


@pytest.mark.usefixtures("site")
def test_every_kept_address_is_tried() -> None:
    assert {resolve(urlsplit(address).path).url_name for address in [*PAGES, *FILES]} == set(TAKES)
