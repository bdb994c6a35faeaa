"""Home: the matrix of products and criteria."""

import gzip
import re
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Publication, PublishedAnswer
from tests.comparison.pages import EARLIER, HTMX, Page, product_names, read
from vendors.models import Product
from vendors.vocabulary import Hosting, ProductKind

pytestmark = pytest.mark.usefixtures("site")
KILOBYTE = 1024
RESTORED = HTMX | {"HTTP_HX_HISTORY_RESTORE_REQUEST": "true"}


def row(page: Page, slug: str) -> Page:
    return page.one(f'//tbody/tr[.//input[@value="{slug}"]]')


def today() -> dict[str, Publication]:
    return {row.product_id: row for row in Publication.objects.filter(as_of__year=2026)}


def test_home_holds_every_product_in_alphabetical_order(client: Client) -> None:
    names = [row.name.lower() for row in today().values()]
    page = read(client, "/")
    assert len(product_names(page)) == len(names) == 32
    assert [today()[slug].name.lower() for slug in product_names(page)] == sorted(names)


def test_home_says_why_there_is_no_league_table_and_who_rated(client: Client) -> None:
    page = read(client, "/")
    assert "Products stand in alphabetical order" in page.text
    assert "No person has confirmed them yet" in page.text


def test_hosting_and_edition_stand_beside_each_name(client: Client) -> None:
    page = read(client, "/")
    for product in Product.objects.all():
        heading = row(page, product.slug).one('.//th[@scope="row"]').text
        assert product.name in heading
        assert product.edition in heading
        assert Hosting(product.hosting).label in heading or product.edition == product.hosting
        assert (ProductKind(product.kind).label in heading) or product.kind == ProductKind.MEETING


def test_grade_never_stands_without_its_span(client: Client) -> None:
    page = read(client, "/")
    for slug, publication in today().items():
        result = publication.summary["result"]
        verdict = row(page, slug).one('./td[contains(@class, "verdict")]').text
        letters = re.findall(r"\b[A-E]\b", verdict)
        if result["grade"]:
            assert letters.pop(0) == result["grade"]
        else:
            assert verdict.startswith("not graded")
        assert set(letters) == {result["at_worst"], result["at_best"]}
    assert "not graded at best D, at worst E" in row(page, "voov-meeting").text


def test_every_cell_says_its_level_in_words_and_leads_to_its_proof(client: Client) -> None:
    page = read(client, "/")
    words = ["Exposed", "Weak", "Fair", "Strong"]
    for slug, publication in today().items():
        cells = row(page, slug).all('./td[contains(concat(" ", @class, " "), " c ")]')
        assert len(cells) == len(publication.summary["cells"]) == 22
        for cell, (code, (state, level)) in zip(cells, publication.summary["cells"].items(), strict=True):
            assert cell.links == [f"/products/{slug}/#{code}"]
            assert cell.one('.//span[@class="hidden"]').text == (
                words[level] if level is not None else state.replace("-", " ")
            )


def test_home_is_sorted_by_score_both_ways_with_the_unknown_last(client: Client) -> None:
    scores = {slug: publication.score for slug, publication in today().items()}
    for sort, backwards in (("score", True), ("-score", False)):
        order = [scores[slug] for slug in product_names(read(client, f"/?sort={sort}"))]
        known = [score for score in order if score is not None]
        assert known == sorted(known, reverse=backwards)
        assert order == known + [None] * (len(order) - len(known))


@pytest.mark.parametrize("code", ["A1", "E1", "F3"])
def test_home_is_sorted_by_a_criterion_both_ways_with_the_unknown_last(client: Client, code: str) -> None:
    answers = PublishedAnswer.objects.filter(criterion=code, publication__as_of__year=2026)
    levels = dict(answers.values_list("publication__product", "level"))
    assert None in levels.values()
    for sort, backwards in ((code, True), (f"-{code}", False)):
        page = read(client, f"/?sort={sort}")
        order = [levels[slug] for slug in product_names(page)]
        known = [level for level in order if level is not None]
        assert known == sorted(known, reverse=backwards)
        assert order == known + [None] * (len(order) - len(known))
        direction = "descending" if backwards else "ascending"
        assert page.strings('//th[contains(@class, "code")][@aria-sort]/@aria-sort') == [direction]


@pytest.mark.parametrize(
    ("sort", "backwards"), [("name", False), ("-name", True), ("vendor", False), ("-vendor", True)]
)
def test_home_is_sorted_by_words_both_ways(client: Client, sort: str, backwards: bool) -> None:
    field = "vendor_name" if "vendor" in sort else "name"
    order = [getattr(today()[slug], field).lower() for slug in product_names(read(client, f"/?sort={sort}"))]
    assert order == sorted(order, reverse=backwards)


def test_home_is_filtered_by_hosting(client: Client) -> None:
    both = {slug for slug, row in today().items() if row.hosting == "both"}
    for hosting in ("vendor-cloud", "self-hosted"):
        expected = {slug for slug, row in today().items() if row.hosting == hosting} | both
        assert set(product_names(read(client, f"/?hosting={hosting}"))) == expected != both


@pytest.mark.parametrize("kind", list(ProductKind))
def test_home_is_filtered_by_kind(client: Client, kind: str) -> None:
    expected = {slug for slug, row in today().items() if row.kind == kind}
    assert set(product_names(read(client, f"/?kind={kind}"))) == expected != set()


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("ZOOM", {"zoom-meetings", "zoom-for-government"}),
        ("voov", {"voov-meeting"}),
        ("tencent", {"voov-meeting", "tencent-meeting", "tencent-ai-si", "wechat", "wecom"}),
    ],
)
def test_home_is_filtered_by_part_of_a_name_or_vendor(client: Client, text: str, slugs: set[str]) -> None:
    page = read(client, f"/?q={text}")
    assert set(product_names(page)) == slugs
    assert f"{len(slugs)} product" in page.one('//*[@role="status"]').text


@pytest.mark.parametrize("text", ["no product has this name", "%", "_", "腾讯", "<script>", "a" * 100])
def test_empty_result_says_so_and_how_to_go_on(client: Client, text: str) -> None:
    page = read(client, f"/?q={quote(text)}")
    assert product_names(page) == []
    assert f"No product matches “{text}”" in page.text
    assert page.one('//a[text()="Show all"]').links == ["/"]
    assert page.all("//main//script") == []


def test_folded_section_shows_its_score_alone_and_unfolds_again(client: Client) -> None:
    page = read(client, "/?fold=A&q=zoom")
    whole = read(client, "/?q=zoom")
    assert "A1" in [link.text.split()[0] for link in whole.all('//th[contains(@class, "code")]/a')]
    assert "A1" not in [link.text.split()[0] for link in page.all('//th[contains(@class, "code")]/a')]
    assert len(page.all('//td[contains(@class, "folded")]')) == 2
    addresses = page.strings('//th[contains(@class, "group")]/a/@href')
    assert {"q": ["zoom"]} in [parse_qs(urlsplit(address).query) for address in addresses]


def test_past_day_shows_what_was_assessed_by_then(client: Client) -> None:
    assert len(product_names(read(client, f"/?{EARLIER}"))) == 11
    assert product_names(read(client, "/?as_of=2020-04-14")) == []
    assert len(product_names(read(client, "/?as_of=2025-01-01"))) == 11
    assert len(product_names(read(client, "/?as_of=2026-11-23"))) == 32


def test_links_of_a_past_day_stay_on_it(client: Client) -> None:
    page = read(client, f"/?{EARLIER}&sort=score").one("//table")
    assert page.queried
    assert [query for query in page.queried if query.get("as_of") != ["2020-04-15"]] == []


def test_columns_keep_filter_and_folding_when_sorted(client: Client) -> None:
    page = read(client, "/?q=zoom&hosting=vendor-cloud&fold=B&sort=A1")
    sort = page.strings('//th[contains(@class, "verdict")]/a/@href')
    assert [parse_qs(urlsplit(address).query) for address in sort] == [
        {"q": ["zoom"], "hosting": ["vendor-cloud"], "fold": ["B"], "sort": ["score"]}
    ]


def test_fragment_is_the_matrix_and_not_a_page(client: Client) -> None:
    response = client.get("/?q=zoom", **HTMX)
    text = response.content.decode()
    assert "<html" not in text
    assert text.strip().startswith('<div id="matrix">')
    assert product_names(Page.of(text)) == ["zoom-for-government", "zoom-meetings"]
    assert "HX-Request" in response.headers["Vary"]
    assert "HX-Request" in client.get("/").headers["Vary"]


def test_fragment_and_page_show_the_same_matrix(client: Client) -> None:
    fragment = Page.of(client.get("/?sort=score&fold=C", **HTMX).content.decode())
    assert fragment.part("matrix").text == read(client, "/?sort=score&fold=C").part("matrix").text


def test_history_restored_by_htmx_gets_the_whole_page(client: Client) -> None:
    assert client.get("/?q=zoom", **RESTORED).content == client.get("/?q=zoom").content


def test_fragment_has_an_etag_of_its_own(client: Client) -> None:
    tag = client.get("/").headers["ETag"]
    assert client.get("/", HTTP_IF_NONE_MATCH=tag, **HTMX).status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("sort", "sideways", "sideways"),
        ("hosting", "moon", "moon"),
        ("kind", "fax", "fax"),
        ("fold", "Z", "Z"),
        ("page", "2", "2"),
        ("page", "first", "first"),
        ("q", "a\0b", "a\\x00b"),
        ("q", "x" * 101, "x" * 100),
    ],
)
def test_bad_query_is_refused_by_name(client: Client, name: str, value: str, shown: str) -> None:
    for headers in ({}, HTMX):
        page = read(client, f"/?{name}={quote(value)}", HTTPStatus.BAD_REQUEST, **headers)
        assert f"“{name}” is given as {shown}" in page.text


def test_home_with_everything_it_loads_is_small(client: Client) -> None:
    markup = client.get("/").content
    sources = Page.of(markup.decode()).strings('//script/@src | //link[@rel="stylesheet"]/@href')
    files = [Path(finders.find(source.removeprefix("/static/"))).read_bytes() for source in sources]
    assert len(files) == 2
    assert sum(len(gzip.compress(content)) for content in (markup, *files)) < 60 * KILOBYTE


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["", "vendor-cloud", "self-hosted"]),
    st.sampled_from(["", *ProductKind]),
    st.text("aeotz ", max_size=3),
)
def test_filters_only_ever_narrow(client: Client, hosting: str, kind: str, text: str) -> None:
    some = product_names(read(client, f"/?hosting={hosting}&kind={kind}&q={quote(text)}", **HTMX))
    assert set(some) <= set(product_names(read(client, f"/?hosting={hosting}", **HTMX)))
    assert all(text.strip() in f"{today()[slug].name} {today()[slug].vendor_name}".lower() for slug in some)
