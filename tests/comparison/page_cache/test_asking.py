"""The key of a page: one for every spelling of one state, and never one for two."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.page_cache.asking import plain_request, read_asking
from comparison.page_cache.routes import EVERYWHERE, TAKES
from tests.comparison.page_cache.requests import environ_of

HOME = (*TAKES["product-list"], *EVERYWHERE)
VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
STATES = st.lists(st.tuples(st.sampled_from(HOME), VALUES), max_size=6)
NOISE = st.lists(st.tuples(st.sampled_from(["utm_source", "Q", "as-of", "_", ""]), VALUES), max_size=3)


def name(address: str, **headers: str) -> str:
    asking = read_asking(environ_of(address, **headers))
    assert asking is not None
    return asking.name


def home(pairs: list[tuple[str, str]], **headers: str) -> str:
    return name(f"/?{urlencode(pairs)}", **headers)


def by_name(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: pair[0])


@given(STATES, NOISE, st.randoms())
def test_order_of_parameters_and_unknown_ones_make_no_difference(
    state: list[tuple[str, str]], noise: list[tuple[str, str]], random: Any
) -> None:
    names = sorted({name for name, _ in [*state, *noise]})
    random.shuffle(names)
    spelled = [pair for name in names for pair in [*state, *noise] if pair[0] == name]
    assert home(spelled) == home(state)


@given(STATES, STATES)
def test_different_states_have_different_keys(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    assert (home(one) == home(other)) is (by_name(one) == by_name(other))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/"), min_size=1, max_size=8))
def test_path_and_query_do_not_run_into_each_other(version: str) -> None:
    assert name(f"/rubric/{quote(version)}/") != name("/rubric/?as_of=2020-04-15")
    assert name(f"/rubric/{quote(version)}/").count("?") == 1


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_query_and_header_are_answered(query: str, header: str) -> None:
    latin = query.encode("utf-8", "surrogatepass").decode("latin-1")
    read_asking(environ_of("/", QUERY_STRING=latin, HTTP_ACCEPT_ENCODING=header, HTTP_HX_REQUEST=header))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/?q=a%20b", "/?q=a+b"),
        ("/?q=%C3%A9", "/?q=é".encode().decode("latin-1")),
        ("/?q=zoom&utm_source=x", "/?q=zoom"),
        ("/?", "/"),
        ("/products/%7Aoom/", "/products/zoom/"),
    ],
)
def test_two_spellings_are_one_page(one: str, other: str) -> None:
    assert name(one) == name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/?fold=A&fold=B", "/?fold=B&fold=A"),
        ("/?q=", "/"),
        ("/?q=a%26sort%3Dname", "/?q=a&sort=name"),
        ("/", "/editions/1/"),
        ("/editions/1/", "/editions/2/"),
        ("/?as_of=2020-04-15", "/"),
    ],
)
def test_two_states_are_two_pages(one: str, other: str) -> None:
    assert name(one) != name(other)


def test_part_for_htmx_is_a_page_of_its_own_and_a_history_restore_is_not() -> None:
    part = {"HTTP_HX_REQUEST": "true"}
    assert name("/", **part) != name("/")
    assert name("/", **part, HTTP_HX_HISTORY_RESTORE_REQUEST="true") == name("/")
    assert name("/", HTTP_HX_REQUEST="yes") == name("/")


@pytest.mark.parametrize(
    "address",
    ["/static/css/earshot.css", "/admin/", "/healthz", "/readyz", "/favicon.ico", "/nothing/", "/products/zoom"],
)
def test_what_is_no_public_page_passes_by(address: str) -> None:
    assert read_asking(environ_of(address)) is None


def test_request_that_the_site_must_refuse_passes_by() -> None:
    assert read_asking(environ_of("/", HTTP_HOST="elsewhere.example")) is None
    assert read_asking(environ_of("/?" + "&".join(["q=1"] * 2000))) is None


@pytest.mark.parametrize(
    ("address", "lasting"),
    [
        ("/", False),
        ("/editions/1/", True),
        ("/editions/", False),
        ("/products/zoom/publications/1/", False),
        ("/products/zoom/publications/1/document.json", True),
    ],
)
def test_page_of_an_edition_lasts(address: str, lasting: bool) -> None:
    asking = read_asking(environ_of(address))
    assert asking is not None
    assert asking.lasting is lasting


def test_page_is_built_from_nothing_but_the_key() -> None:
    private = {
        "HTTP_COOKIE": "a=b",
        "HTTP_HX_TARGET": "matrix",
        "HTTP_IF_NONE_MATCH": "*",
        "HTTP_RANGE": "bytes=0-1",
        "HTTP_ACCEPT_ENCODING": "br",
        "HTTP_USER_AGENT": "x",
        "HTTP_HX_REQUEST": "true",
    }
    environ = environ_of("/?utm=1&sort=score&q=a", "HEAD", **private)
    asking = read_asking(environ)
    assert asking is not None
    plain = plain_request(environ, asking, "")
    assert (plain["REQUEST_METHOD"], plain["QUERY_STRING"]) == ("GET", "q=a&sort=score")
    assert {key for key in plain if key.startswith("HTTP_")} == {"HTTP_HOST", "HTTP_HX_REQUEST"}
    assert environ["QUERY_STRING"] == "utm=1&sort=score&q=a"


def test_tls_told_by_a_proxy_is_in_the_key(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert name("/", HTTP_X_FORWARDED_PROTO="https") != name("/", HTTP_X_FORWARDED_PROTO="http")
