import pytest

from comparison.static_site.addresses import file_of
from comparison.static_site.links import turn

SITE = "https://earshot.example"


def turned(markup: str, address: str = "/claims/x-a1-1/", base: str = "") -> str:
    return turn(markup, address, file_of, base=base, site=SITE)


@pytest.mark.parametrize(
    ("address", "link", "relative"),
    [
        ("/", "/", "./"),
        ("/", "/products/wire/", "products/wire/"),
        ("/", "?page=2", "page/2/"),
        ("/", "/static/css/earshot.css", "static/css/earshot.css"),
        ("/?page=2", "?page=1", "../../"),
        ("/claims/x-a1-1/", "/", "../../"),
        ("/claims/x-a1-1/", "/products/wire/#A1", "../../products/wire/#A1"),
        ("/claims/x-a1-1/", "/products/wire/?as_of=2020-04-15#A1", "../../as-of/2020-04-15/products/wire/#A1"),
        ("/products/wire/", "/products/wire/document.json", "document.json"),
        ("/?as_of=2020-04-15", "/static/img/mark.svg", "../../static/img/mark.svg"),
    ],
)
def test_turn_makes_links_to_files_relative(address: str, link: str, relative: str) -> None:
    assert turned(f'<a href="{link}">x</a>', address) == f'<a href="{relative}">x</a>'


def test_turn_puts_links_under_a_base() -> None:
    link = '<a href="/products/wire/#A1">x</a><a href="/">y</a>'
    assert turned(link, base="https://cdn.example/earshot/") == (
        '<a href="https://cdn.example/earshot/products/wire/#A1">x</a><a href="https://cdn.example/earshot/">y</a>'
    )


@pytest.mark.parametrize(
    "address", ["/compare/?p=a&amp;p=b", "/editions/1/", "/brief.pdf?p=wire", "/?sort=score#matrix"]
)
def test_turn_leads_to_the_living_site_for_what_is_no_file(address: str) -> None:
    assert turned(f'<a href="{address}">x</a>') == f'<a href="{SITE}{address}">x</a>'


def test_turn_sends_forms_to_the_living_site_and_takes_htmx_out() -> None:
    form = '<form method="get" action="/" hx-get="/" hx-target="#matrix">'
    assert turned(form) == f'<form method="get" action="{SITE}/">'
    assert (
        turned('<meta name="htmx-config" content=\'{"a":1}\'><script src="/static/htmx.min.js" defer></script>') == ""
    )


@pytest.mark.parametrize("link", ["https://example.org/a", "mailto:a@example.org", "#A1", "javascript-is-no-link"])
def test_turn_leaves_other_links_alone(link: str) -> None:
    assert turned(f'<a href="{link}">x</a>') == f'<a href="{link}">x</a>'
