"""Home with hundreds of products: it costs no more, and turns pages."""

from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.services.publish import publish_approved
from comparison.reading import read_edition_document
from tests.comparison.pages import product_names, read
from tests.factories import NOW, make_assessment, make_catalogue, make_product, make_rubric, make_score, make_vendor

pytestmark = pytest.mark.django_db
MANY = 300


@pytest.fixture
def many_products() -> None:
    make_catalogue()
    rubric, vendor = make_rubric(), make_vendor()
    levels = count()
    for number in range(MANY):
        product = make_product(f"product-{number:03}", vendor=vendor)
        assessment = make_assessment(product, rubric)
        for code in ("A1", "A2"):
            make_score(assessment, code, (None, 0, 1, 2, 3)[next(levels) % 5])
    publish_approved(at=NOW)


@pytest.mark.usefixtures("many_products")
def test_home_with_hundreds_of_products_costs_few_queries_and_turns_pages(client: Client) -> None:
    found: list[str] = []
    for number in (1, 2, 3):
        read_edition_document.cache_clear()
        with CaptureQueriesContext(connection) as queries:
            page = read(client, f"/?page={number}&sort=-name")
        assert len(queries) <= 8
        assert f"Page {number} of 3" in page.one('//nav[@aria-label="Pages"]').text
        found += product_names(page)
    assert found == [f"product-{number:03}" for number in reversed(range(MANY))]
    assert read(client, "/?page=2&sort=score").one('//nav[@aria-label="Pages"]').queried == [
        {"sort": ["score"], "page": ["1"]},
        {"sort": ["score"], "page": ["3"]},
    ]
    assert "from 1 to 3" in read(client, "/?page=4", 400).text
