"""No query string makes a page fail: it is answered, or refused with a page that says why."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.comparison.pages import FILES, HTMX, PAGES

pytestmark = pytest.mark.usefixtures("site")
SERVED = [*(address for address in FILES if address.endswith(".json")), "/brief.pdf"]
ANSWERS = {200, 302, 304, 400, 404, 422}
NAMES = [
    "as_of", "page", "sort", "kind", "hosting", "fold", "p", "rows", "q", "product",
    "v", "r", "w", "m", "x", "w_A", "must",
]  # fmt: skip
USEFUL = {
    "as_of": ["2020-04-15", "2026-11-23", "0001-01-01", "9999-12-31", "2020-02-30", "-001-01-01"],
    "page": ["1", "2", "0", "-1", "9" * 9, "9" * 30, "1e3", "٣"],
    "sort": ["name", "-name", "vendor", "-score", "score", "A1", "-F3", "--A1", "a1"],
    "kind": ["meeting", "interpretation", "Meeting", "claim", "evidence"],
    "hosting": ["vendor-cloud", "self-hosted", "both"],
    "fold": ["A", "B", "F", "AB", ""],
    "p": ["zoom-meetings", "voov-meeting", "wire", "Zoom", "-", "zoom_meetings"],
    "rows": ["all", "differences", "Differences"],
    "product": ["zoom-meetings", "wire", "zoom"],
    "q": [
        "zoom",
        "end-to-end",
        '"zoom',
        "NEAR(a b)",
        "a AND",
        "words:zoom",
        "^zoom*",
        "!(a|b)",
        "%",
        "_",
        "\\",
        "'",
        '"',
        "腾讯",
        "\u202e",
        "\ufdd0",
        "İ",
        "ß",
    ],
    "v": ["1", "2"],
    "r": ["1.0", "0.9", "99"],
    "w": ["A5C10", "3", "A", "A9", "Z5"],
    "m": ["A1.2~flow.CN", "none", "~", "cert.", "A1.2~A1.2"],
    "x": ["wire", "~", "~zzzzz", "~A"],
    "w_A": ["0", "6", "٣"],
    "must": ["e2ee", "flow.any", "flow.zz"],
}
ODD = st.one_of(
    st.text(max_size=30).map(lambda text: quote(text.encode("utf-8", "surrogatepass"))),
    st.binary(max_size=30).map(quote),
    st.sampled_from(
        ["%", "%zz", "%00", "%ED%A0%80", "%FF", "%F4%90%80%80", "+", "x" * 9000, "%5B%5D", "1%0A", "%u0041"]
    ),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
    st.text("&=;%+#/\\", max_size=8).map(lambda text: text.replace("#", "%23")),
)


@st.composite
def pairs(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(NAMES))
    value = draw(st.one_of(st.sampled_from(USEFUL[name]).map(quote), ODD))
    name = draw(st.one_of(st.just(name), st.just(name), st.just(name), ODD))
    return draw(st.sampled_from([f"{name}={value}", f"{name}={value}", f"{name}[]={value}", name]))


QUERIES = st.lists(pairs(), min_size=1, max_size=5).map("&".join)


def check(client: Client, address: str, query: str, **headers: str) -> None:
    path, _, given_query = address.partition("?")
    response = client.get(path, QUERY_STRING="&".join(filter(None, [given_query, query])), **headers)
    assert response.status_code in ANSWERS
    assert response.content or response.status_code == 302
    if response.status_code == 400:
        assert b"Traceback" not in response.content
        assert b"cannot be answered" in response.content


@pytest.mark.parametrize("address", [page for page in PAGES if not page.startswith(("/rubric/1", "/method"))])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_no_query_makes_a_page_fail(client: Client, address: str, query: str) -> None:
    check(client, address, query)


@pytest.mark.parametrize("address", ["/rubric/1.0/", "/method/", "/compare/", "/editions/1/", "/nothing/", *SERVED])
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_no_query_makes_a_page_or_file_fail(client: Client, address: str, query: str) -> None:
    check(client, address, query)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_no_query_makes_the_fragment_fail(client: Client, query: str) -> None:
    check(client, "/", query, **HTMX)
    check(client, "/shortlist/", query, **HTMX)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(
        ["/products/{}/", "/jurisdictions/{}/", "/claims/{}/", "/evidence/{}/", "/rubric/{}/", "/editions/{}/", "/{}"]
    ),
    word=ODD,
)
def test_no_word_in_a_path_makes_a_page_fail(client: Client, path: str, word: str) -> None:
    assert client.get(path.format(word.replace("?", "%3F"))).status_code in ANSWERS | {301}


def test_more_parameters_than_a_reader_could_mean_are_refused(client: Client) -> None:
    for address in ("/", "/compare/", "/jurisdictions/"):
        check(client, address, "&".join(f"p={number}" for number in range(5000)))
        assert client.get(address, QUERY_STRING="&".join(["a=1"] * 5000)).status_code == 400
