"""Constant work: a page costs the same queries whether there are twenty products or sixty, and lists use indexes."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from assessments.models import Edition, Publication, PublishedContradiction, PublishedExposure, PublishedFlow
from assessments.services.publish import publish_approved
from comparison import roads, selection
from comparison.contradiction_page import contradicted
from comparison.destinations import with_flows
from comparison.matrix import MatrixQuery, select
from comparison.reading import Reading, kept_documents, read_edition_document
from comparison.views import editions
from tests.comparison.pages import read
from tests.factories import NOW

FEW, MANY = 20, 60
ADDRESSES = [
    "/",
    "/?q=product&sort=vendor",
    "/?sort=-A1&hosting=vendor-cloud",
    "/products/product-0009/",
    "/products/product-0009/variants/",
    "/products/product-0003/?as_of=2020-04-15",
    "/products/no-such-product/",
    "/compare/?q=product",
    "/compare/?p=product-0001&p=product-0002",
    "/jurisdictions/",
    "/jurisdictions/us/",
    "/laws/us-cloud-act/",
    "/reach/",
    "/reach/?to=us&reached=readable",
    "/reach/what-if/?law=us-cloud-act",
    "/reach/what-if/?adequacy=US",
    "/reach.csv",
    "/contradictions/",
    "/contradictions/?q=product",
    "/claims/product-0001-a1-1/",
    "/evidence/product-0001-doc-1/",
    "/rubric/",
    "/method/",
    "/editions/",
]


@pytest.fixture(scope="module")
def costs(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[int, dict[str, int]]:
    """The queries of each address on made-up catalogues of few and of many products."""
    with django_db_blocker.unblock():
        found = {}
        for count in (FEW, MANY):
            with transaction.atomic():
                publish_made_up(tmp_path_factory.mktemp("catalogue"), count)
                found[count] = {address: queries_of(address) for address in ADDRESSES}
                transaction.set_rollback(True)
    return found


def publish_made_up(folder: Path, products: int) -> None:
    call_command("make_catalogue", str(folder / "made"), products=products, stdout=StringIO())
    call_command("load_catalogue", str(folder / "made"), verbosity=0)
    publish_approved(at=NOW)


def queries_of(address: str) -> int:
    read_edition_document.cache_clear()
    kept_documents.clear()
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        assert response.getvalue()
    assert response.status_code in {200, 404}
    return len(queries)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.django_db
def test_page_costs_the_same_queries_for_few_products_and_for_many(
    costs: dict[int, dict[str, int]], address: str
) -> None:
    assert costs[FEW][address] == costs[MANY][address] <= 16


@pytest.fixture(scope="module")
def _made_up(
    costs: dict[int, dict[str, int]],
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        # The costs were counted before, on a database that holds none of these.
        publish_made_up(tmp_path_factory.mktemp("catalogue"), MANY)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
                # Sixty rows are read faster without any index: what is shown is that one serves.
                for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin", "sort", "material"):
                    cursor.execute(f"SET LOCAL enable_{way} = off")
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def made_up(_made_up: None, db: None) -> Reading:
    """A site of sixty made-up products, at its current edition."""
    return Reading(Edition.objects.get(), False, None)


LISTS = {
    "matrix": lambda reading: select(reading.publications(), MatrixQuery("", "", "", "name", ())).values("pk")[:100],
    "by vendor": lambda reading: select(reading.publications(), MatrixQuery("", "", "", "vendor", ())).values("pk")[:9],
    "exposures": lambda reading: roads.towards("QA").filter(is_open=True).values("publication"),
    "flows": lambda reading: PublishedFlow.objects.filter(place__in=["QA", "QB"]).values("publication"),
    "claim": lambda reading: PublishedContradiction.objects.filter(claim="QA"),
    "editions": lambda reading: Publication.objects.filter(first_edition=1).order_by("name").values("pk")[:9],
    "of a day": lambda reading: PublishedExposure.objects.filter(publication__in=reading.publications()).values("pk"),
}
INDEXES = {
    "matrix": "publication_by_name",
    "by vendor": "publication_by_vendor",
    "exposures": "publishedexposure_place",
    "flows": "publishedflow_place",
    "claim": "publishedcontradiction_claim",
    "editions": "publication_new_in_edition",
    "of a day": "publication_standing",
}


@pytest.fixture
def crowded(made_up: Reading) -> Reading:
    """The same with so many flows, exposures and contradictions that reading all of them would cost more."""
    rows = list(made_up.publications())
    places = [f"{first}{second}" for first in "QXZ" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    for row in rows:
        PublishedFlow.objects.bulk_create(
            PublishedFlow(publication=row, claim="c", place=place, stands=True) for place in places
        )
        PublishedExposure.objects.bulk_create(
            PublishedExposure(publication=row, jurisdiction=place, road="place", detail={}) for place in places
        )
        PublishedContradiction.objects.bulk_create(
            PublishedContradiction(publication=row, claim=place, found=NOW.date(), since=NOW.date(), is_own=True)
            for place in places
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made_up


@pytest.mark.postgresql
@pytest.mark.parametrize("name", LISTS)
def test_list_reads_its_index(crowded: Reading, name: str) -> None:
    plan = LISTS[name](crowded).explain()
    assert INDEXES[name] in plan, plan


def test_matrix_walks_through_an_index_and_sorts_nothing(made_up: Reading) -> None:
    plan = str(LISTS["matrix"](made_up).explain())
    if connection.vendor == "sqlite":
        assert "SCAN assessments_publication USING INDEX publication_by_name" in plan
        assert "USING COVERING INDEX publication_standing" in plan
        assert "TEMP B-TREE" not in plan


def test_products_are_chosen_by_name_where_there_are_many(
    made_up: Reading, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(read(client, "/compare/").strings("//main//input[@name='p']/@value")) == MANY
    monkeypatch.setattr(selection, "MOST_CHOICES", 20)
    page = read(client, "/compare/?p=product-0005")
    assert page.strings("//main//input[@name='p']/@value") == ["product-0005"]
    page = read(client, "/compare/?p=product-0005&q=product+001")
    found = [f"product-001{n}" for n in range(10)]
    assert page.strings("//main//input[@name='p']/@value") == ["product-0005", *found]
    assert page.strings("//main//input[@name='p'][@checked]/@value") == ["product-0005"]
    assert "No product has “nothing” in its name" in read(client, "/compare/?q=nothing").text
    monkeypatch.setattr(selection, "MOST_FOUND", 3)
    assert "Only the first are shown" in read(client, "/compare/?q=product").text


def test_contradictions_are_filtered_by_name_where_there_are_many(
    made_up: Reading, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = contradicted(made_up)[0]["claim"][: len("product-0001")]
    assert read(client, "/contradictions/").strings("//select[@name='product']/option/@value")
    monkeypatch.setattr("comparison.views.contradictions.MOST_CHOICES", 3)
    page = read(client, f"/contradictions/?q={product[-4:]}")
    assert not page.strings("//select[@name='product']/option/@value")
    assert page.strings("//article/@id")
    assert {claim[: len(product)] for claim in page.strings("//article/@id")} == {product}


def test_long_lists_name_the_first_and_count_the_others(
    made_up: Reading, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roads, "MOST_LISTED", 2)
    monkeypatch.setattr(editions, "PUBLICATIONS_AN_EDITION", 4)
    page = read(client, "/jurisdictions/us/")
    [link] = [link for link in page.links if "to=us" in link]
    rows = read(client, link).one("//caption").text
    assert f"All {rows.split()[0]}, and by which roads" in page.text
    assert f"{rows.split()[0]} products with a road to United States" in rows
    history = read(client, "/editions/")
    assert len(history.all("//details//li/a[contains(@href, '/publications/')]")) == 4
    assert f"and {MANY + 6 - 4} more" in history.text


def test_index_of_flows_finds_what_the_documents_hold(made_up: Reading) -> None:
    held = {row.product_id for row in with_flows(made_up, {"US"})}
    texts = made_up.publications().defer(None).values_list("product_id", "document")
    assert held == {slug for slug, text in texts if '"destinations":["US"]' in text} != set()
