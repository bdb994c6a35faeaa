"""The exported site: every link leads somewhere, every page is the living site's, and little is made twice."""

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from assessments.models import Edition, Publication
from assessments.services.publish import publish_approved
from comparison.static_site import export
from comparison.static_site.addresses import file_of
from comparison.static_site.links import turn
from comparison.views.robots import ROBOTS
from tests.comparison.pages import Page
from tests.factories import (
    NOW,
    make_assessment,
    make_catalogue,
    make_citation,
    make_claim,
    make_edition,
    make_product,
    make_rubric,
    make_score,
)
from vendors.models import Claim

pytestmark = pytest.mark.django_db
SITE = "https://earshot.example"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site of two products, and the folder that it is exported to."""
    make_catalogue()
    rubric = make_rubric()
    for slug in ("alpha", "beta"):
        product = make_product(slug)
        claim = make_claim(product)
        make_citation(claim)
        make_score(make_assessment(product, rubric), "A1", 2, claim)
    publish_approved(at=NOW)
    return tmp_path / "site"


def run(folder: Path, **options: str) -> str:
    out = io.StringIO()
    call_command("export_site", folder, workers=1, stdout=out, **{"live": SITE, **options})
    return out.getvalue()


def pages(folder: Path) -> Iterator[tuple[str, Page]]:
    """Every page of the export by the address that a file server gives it."""
    for file in sorted((folder / "current").rglob("*.html")):
        name = file.relative_to(folder / "current").as_posix()
        yield f"http://files.example/{name.removesuffix('index.html')}", Page.of(file.read_text())


def change_alpha() -> None:
    Claim.objects.filter(product="alpha").update(statement="It says something new.")
    publish_approved(at=NOW)


def test_export_holds_every_page_and_no_dead_link(published: Path) -> None:
    assert "0 kept" in run(published)
    seen = set()
    for address, page in pages(published):
        for link in page.strings("//@href | //@src | //@action"):
            target = urldefrag(urljoin(address, link)).url
            if not target.startswith("http://files.example/"):
                continue
            path = unquote(target.removeprefix("http://files.example/"))
            file = published / "current" / (path + "index.html" if path.endswith("/") or not path else path)
            assert file.is_file(), f"{address} leads to {link}"
            seen.add(path)
    assert {"", "products/alpha/", "reach.csv", "claims/beta-a1-1/", "evidence/paper/", "editions/"} <= seen


def test_export_answers_as_the_living_site_does(published: Path, client: Client) -> None:
    run(published)
    for address in ("/", "/products/alpha/", "/claims/alpha-a1-1/", "/evidence/paper/", "/method/", "/editions/"):
        live = client.get(address).content.decode()
        file = published / "current" / str(file_of(address))
        assert file.read_text() == turn(live, address, file_of, base="", site=SITE)
    document = published / "current" / "products/alpha/document.json"
    assert document.read_text() == Publication.objects.get(product="alpha").document


def test_export_again_makes_nothing(published: Path) -> None:
    run(published)
    assert ": 0 pages made" in run(published)


def test_export_after_a_change_keeps_what_still_shows_the_same(published: Path, client: Client) -> None:
    run(published)
    kept_before = (published / "current/products/beta/index.html").stat().st_ino
    change_alpha()
    run(published)
    current = published / "current"
    assert "It says something new." in (current / "products/alpha/index.html").read_text()
    assert (current / "products/beta/index.html").stat().st_ino == kept_before
    for file in sorted(current.rglob("*.html")):
        name = file.relative_to(current).as_posix()
        if name != "404.html":
            address = f"/{name.removesuffix('index.html')}"
            live = client.get(address).content.decode()
            assert file.read_text() == turn(live, address, file_of, base="", site=SITE), address


def test_export_with_other_choices_is_made_anew(published: Path) -> None:
    run(published)
    assert ", 0 kept" in run(published, base="https://cdn.example/")
    assert 'href="https://cdn.example/products/alpha/"' in (published / "current/index.html").read_text()


def test_export_has_a_page_for_what_is_missing_and_notes_for_file_servers(published: Path) -> None:
    run(published)
    current = published / "current"
    assert "nothing at this address" in (current / "404.html").read_text()
    assert f"form-action 'self' {SITE};" in (current / "_headers").read_text()
    assert "/favicon.ico /static/img/mark.svg 302" in (current / "_redirects").read_text()
    assert (current / "static/css/earshot.css").is_file()
    assert (current / "robots.txt").read_text() == ROBOTS


def test_export_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nothing has been published"):
        run(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_export_that_is_overtaken_by_an_edition_changes_nothing(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(published)
    change_alpha()
    monkeypatch.setattr(export, "write_assets", lambda folder, site: make_edition(3, Edition.objects.first().rubric))
    with pytest.raises(CommandError, match="export again"):
        run(published)
    assert "It says something new." not in (published / "current/products/alpha/index.html").read_text()


def test_export_to_a_place_that_cannot_be_written_names_it(published: Path) -> None:
    published.parent.joinpath("file").touch()
    with pytest.raises(CommandError, match="nothing has changed"):
        run(published.parent / "file" / "site")


def test_export_turns_the_pages_of_a_long_list(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparison.views.products.PRODUCTS_A_PAGE", 1)
    run(published)
    second = published / "current/page/2/index.html"
    assert "Beta" in second.read_text()
    change_alpha()
    run(published)
    assert (published / "current/page/2/index.html").is_file()
