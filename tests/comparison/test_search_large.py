"""Search among many entries: the database's own index finds, and a query costs no more than among few."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from assessments.models import SearchEntry, SearchSpan
from assessments.search.wanted import read_wanted
from assessments.services.publish import publish_approved
from tests.comparison.pages import read
from tests.factories import NOW, make_assessment, make_catalogue

pytestmark = pytest.mark.django_db
MANY = 5000


@pytest.fixture
def many_entries() -> None:
    """An edition with thousands of claims: every hundredth is about keys, and all are about meetings."""
    make_catalogue()
    make_assessment()
    publish_approved(at=NOW)
    entries = SearchEntry.objects.bulk_create(
        SearchEntry(
            kind="evidence",
            key=f"paper-{number:04}",
            sha256=str(number),
            title_words="",
            title=f"Paper {number:04}",
            text="",
            detail={
                "publisher": "Example",
                "kind": "research",
                "independence": "vendor",
                "published": None,
                "language": "en",
            },
            words=f"paper {number:04} meeting" + " key" * (number % 100 == 0),
        )
        for number in range(MANY)
    )
    SearchSpan.objects.bulk_create(
        SearchSpan(entry=entry, since=date.min, until=date.max, first_edition=1) for entry in entries
    )


@pytest.mark.usefixtures("many_entries")
def test_pages_of_many_results_cost_few_queries(client: Client, django_assert_max_num_queries) -> None:
    for address, words in (
        ("/search/?q=meeting", f"Page 1 of {MANY // 25}"),
        ("/search/?q=meeting&page=200", f"Page 200 of {MANY // 25}"),
        ("/search/?q=key", "Page 1 of 2"),
    ):
        with django_assert_max_num_queries(5):
            page = read(client, address)
        assert words in page.one('//nav[@aria-label="Pages"]').text
        assert len(page.all('//ol[@class="claims"]/li')) == 25


@pytest.mark.postgresql
@pytest.mark.usefixtures("many_entries")
def test_postgresql_finds_words_by_its_index() -> None:
    with connection.cursor() as cursor:
        for model in (SearchEntry, SearchSpan):
            cursor.execute(f"ANALYZE {model._meta.db_table}")
    spans = SearchSpan.objects.in_edition(1).on_day(date.max)
    for text in ("key", '"0100 meeting"', "pap 0100"):
        plan = spans.matching(read_wanted(text)).explain()
        assert "Bitmap Index Scan on assessments_searchentry_vector" in plan, plan
        assert "Seq Scan on assessments_searchentry" not in plan, plan
