"""What is written at publication so that it can be found: one entry for what was said, and its days and editions."""

from datetime import date

import pytest
from django.db import connection

from assessments.models import Edition, Publication, SearchEntry, SearchSpan
from assessments.search.index import index_published
from assessments.search.wanted import read_wanted
from assessments.services.publish import publish_approved
from tests.factories import (
    NOW,
    make_assessment,
    make_catalogue,
    make_citation,
    make_claim,
    make_evidence,
    make_law,
    make_product,
    make_rubric,
    make_score,
)
from vendors.models import AccessLaw, Claim, Evidence, Product

pytestmark = pytest.mark.django_db
EARLIER, TODAY = date(2020, 4, 15), date(2026, 11, 15)


def publish() -> int:
    return publish_approved(at=NOW).edition.number


def found(text: str, edition: int, day: date = date.max) -> set[str]:
    """What holds the text in an edition, as kind and key."""
    rows = SearchSpan.objects.in_edition(edition).on_day(day).matching(read_wanted(text))
    return {f"{kind} {key}" for kind, key in rows.values_list("entry__kind", "entry__key")}


def written() -> list[tuple]:
    """Every row, without its number in the table."""
    entry = ("kind", "key", "sha256", "current", "words", "day", "contradicted", "product")
    spans = SearchSpan.objects.values_list(
        *(f"entry__{name}" for name in entry), "since", "until", "first_edition", "last_edition"
    )
    return sorted(spans, key=repr)


@pytest.fixture
def alpha() -> Product:
    """A product with one claim that rests on one document, assessed on two days and ready to publish."""
    make_catalogue()
    rubric, product = make_rubric(), make_product("alpha", name="Alpha Call", edition="EU")
    claim = make_claim(product, statement="Keys stay with participants.", as_of="2020-03")
    make_citation(claim, make_evidence("paper", title="White paper on keys", published="2020-03-02"))
    for day in (EARLIER, TODAY):
        make_score(make_assessment(product, rubric, day), "A1", 2, claim)
    return product


def test_product_claim_evidence_and_what_all_share_are_found(alpha: Product) -> None:
    make_law(name="Interception Act", summary="It compels keys.")
    publish()
    assert found("key", 1) == {"claim alpha-a1-1", "evidence paper", "law us-law"}
    assert found("alpha eu", 1) == {"product alpha", "claim alpha-a1-1"}
    assert found("acme inc", 1) == {"product alpha"}
    assert found("country us", 1) == {"jurisdiction US", "law us-law"}
    assert found("criterion A1", 1) | found("A1", 1) >= {"criterion A1"}


def test_no_phrase_reaches_from_a_name_into_the_text(alpha: Product) -> None:
    publish()
    assert found('"alpha call eu"', 1) == {"product alpha", "claim alpha-a1-1"}
    assert found('"eu keys stay"', 1) == found('"participants alpha"', 1) == set()


def test_what_is_said_on_two_days_is_written_once(alpha: Product) -> None:
    publish()
    assert Publication.objects.count() == 2
    claim = SearchSpan.objects.get(entry__kind="claim")
    assert (claim.since, claim.until) == (EARLIER, date.max)
    assert (claim.first_edition, claim.last_edition) == (1, None)
    assert found("participants", 1, date(2020, 4, 14)) == set()
    assert found("participants", 1, EARLIER) == {"claim alpha-a1-1"}


def test_claim_that_begins_later_is_not_part_of_an_earlier_day(alpha: Product) -> None:
    make_citation(make_claim(alpha, 2, statement="A new promise.", as_of="2026-05"))
    publish()
    assert found("promise", 1, TODAY) == {"claim alpha-a1-2"}
    assert found("promise", 1, EARLIER) == set()


def test_second_edition_writes_only_what_changed_and_the_first_stays(alpha: Product) -> None:
    publish()
    before = SearchEntry.objects.count()
    Claim.objects.update(statement="Keys lie with the vendor.")
    assert publish() == 2
    assert SearchEntry.objects.count() == before + 1
    assert found("participants", 1) == found("vendor", 2) == {"claim alpha-a1-1"}
    assert found("participants", 2) == found("vendor", 1) == set()
    assert SearchSpan.objects.filter(first_edition=2).count() == 1


def test_what_is_said_again_is_found_again_without_a_new_entry(alpha: Product) -> None:
    publish()
    for statement in ("Keys lie with the vendor.", "Keys stay with participants."):
        Claim.objects.update(statement=statement)
        publish()
    assert SearchEntry.objects.filter(kind="claim").count() == 2
    assert [bool(found("participants", edition)) for edition in (1, 2, 3)] == [True, False, True]
    spans = SearchSpan.objects.filter(entry__kind="claim").order_by("first_edition")
    assert list(spans.values_list("first_edition", "last_edition")) == [(1, 1), (2, 2), (3, None)]


def test_document_of_two_products_is_one_entry_and_stays_while_one_holds_it(alpha: Product) -> None:
    beta = make_product("beta")
    claim = make_claim(beta)
    make_citation(claim, Evidence.objects.get())
    make_score(make_assessment(beta, Publication.objects.first() or alpha.assessments.first().rubric), "A1", 1, claim)
    publish()
    assert found("white", 1) == {"evidence paper"}
    Evidence.objects.update(note="Pages 1 to 9.")
    publish()
    assert SearchSpan.objects.in_edition(2).filter(entry__kind="evidence").count() == 1
    assert found('"pages 1"', 2) == {"evidence paper"}


def test_document_that_no_product_cites_any_more_is_found_in_its_editions_only(alpha: Product) -> None:
    publish()
    make_citation(Claim.objects.get(), make_evidence("other", title="Another"))
    Claim.objects.get().citations.get(evidence="paper").delete()
    publish()
    assert found("white", 1) == {"evidence paper"}
    assert found("white", 2) == set()


def test_what_only_the_earlier_assessment_holds_is_found_on_its_days_only(alpha: Product) -> None:
    later = make_claim(alpha, 2, statement="Said in hindsight.", as_of="2027")
    make_citation(later, make_evidence("memo", title="Memo"))
    make_score(alpha.assessments.get(as_of=EARLIER), "A2", 1, later)
    publish()
    for text, key in (("hindsight", "claim alpha-a1-2"), ("memo", "evidence memo")):
        assert found(text, 1, EARLIER) == found(text, 1, date(2026, 11, 14)) == {key}
        assert found(text, 1, TODAY) == set()


def test_new_assessment_ends_the_days_of_the_one_before(alpha: Product) -> None:
    alpha.assessments.filter(as_of=TODAY).update(state="draft")
    later = make_claim(alpha, 2, statement="Said in hindsight.", as_of="2027")
    make_citation(later)
    make_score(alpha.assessments.get(as_of=EARLIER), "A2", 1, later)
    publish()
    alpha.assessments.filter(as_of=TODAY).update(state="approved")
    publish()
    assert found("hindsight", 1, TODAY) == found("hindsight", 2, EARLIER) == {"claim alpha-a1-2"}
    assert found("hindsight", 2, TODAY) == set()


def test_law_that_changes_or_ends_on_record_changes_with_the_edition(alpha: Product) -> None:
    make_law(summary="It compels.")
    publish()
    AccessLaw.objects.update(summary="It compels help.")
    publish()
    assert (found("compels", 1), found('"compels help"', 1)) == ({"law us-law"}, set())
    assert found('"compels help"', 2) == {"law us-law"}


def test_publication_without_a_change_writes_nothing(alpha: Product) -> None:
    publish()
    before = written()
    publish()
    assert written() == before


def test_rows_can_be_written_again_from_what_was_published(alpha: Product) -> None:
    make_law(summary="It compels.")
    publish()
    Claim.objects.update(statement="Keys lie with the vendor.")
    make_citation(Claim.objects.get(), make_evidence("other", title="Another"))
    publish()
    AccessLaw.objects.update(summary="It compels help.")
    publish()
    before = written()
    SearchSpan.objects.all().delete()
    SearchEntry.objects.all().delete()
    for number in Edition.objects.order_by("number").values_list("number", flat=True):
        index_published(number)
    assert written() == before
    assert found("vendor", 2) == {"claim alpha-a1-1"}


def test_index_of_the_database_follows_its_rows(alpha: Product) -> None:
    publish()
    SearchEntry.objects.filter(kind="claim").update(words="otherwise")
    assert found("otherwise", 1) == {"claim alpha-a1-1"}
    assert found("participants", 1) == set()
    SearchSpan.objects.all().delete()
    SearchEntry.objects.all().delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO assessments_searchindex(assessments_searchindex) VALUES ('integrity-check')")
            cursor.execute(
                "SELECT count(*) FROM assessments_searchindex WHERE assessments_searchindex MATCH 'otherwise'"
            )
            assert cursor.fetchone() == (0,)
