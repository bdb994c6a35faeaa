import pytest

from comparison.static_site.addresses import EXPORTED, file_of
from earshot import urls


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/?page=1", "index.html"),
        ("/?page=2", "page/2/index.html"),
        ("/?as_of=2020-04-15", "as-of/2020-04-15/index.html"),
        ("/?as_of=2020-04-15&page=3", "as-of/2020-04-15/page/3/index.html"),
        ("/products/zoom-meetings/", "products/zoom-meetings/index.html"),
        ("/products/zoom-meetings/document.json", "products/zoom-meetings/document.json"),
        ("/products/wire/document.json?as_of=2020-04-15", "as-of/2020-04-15/products/wire/document.json"),
        ("/products/wire/publications/2/", "products/wire/publications/2/index.html"),
        ("/reach.csv", "reach.csv"),
        ("/rubric/1.0/", "rubric/1.0/index.html"),
        ("/editions/", "editions/index.html"),
    ],
)
def test_file_of_address_that_asks_nothing_of_the_living_site(address: str, file: str) -> None:
    assert file_of(address) == file


@pytest.mark.parametrize(
    "address",
    [
        "/?q=zoom",
        "/?sort=score",
        "/?page=0",
        "/?page=-1",
        "/?page=2&page=3",
        "/?as_of=2020-13-01",
        "/?as_of=../../etc",
        "/?as_of=2020",
        "/compare/?p=wire&p=zoom-meetings",
        "/brief.pdf?p=wire",
        "/reach/what-if/?law=us-cloud-act",
        "/editions/1/",
        "/editions/1/products/wire/",
        "/admin/",
        "/healthz",
        "/nothing/",
        "/products/../secrets/",
        "",
    ],
)
def test_file_of_anything_else_is_none(address: str) -> None:
    assert file_of(address) is None


def test_exported_names_are_addresses_of_the_site() -> None:
    names = {pattern.name for part in urls.urlpatterns[:2] for pattern in part.url_patterns}
    assert names >= EXPORTED


def test_no_two_addresses_share_a_file() -> None:
    files = [
        file_of(f"{path}{query}") for path in ("/", "/reach/", "/editions/") for query in ("", "?page=2", "?page=3")
    ]
    assert len(set(files)) == len(files)
