"""Publishing: what becomes a publication, what an edition holds, and what never changes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.document.canonical import sha256
from assessments.models import Assessment, Edition, Publication, PublishedAnswer, PublishedExposure, PublishedFact
from assessments.services import publish
from assessments.services.publish import NothingToPublish, Outcome, publish_approved
from assessments.vocabulary import AssessmentState
from tests.factories import (
    NOW,
    make_assessment,
    make_catalogue,
    make_citation,
    make_claim,
    make_law,
    make_product,
    make_rubric,
    make_score,
)
from vendors.models import AccessLaw, Catalogue, Claim, Evidence

pytestmark = pytest.mark.django_db
EARLIER = date(2020, 4, 15)
QUERIES_A_PUBLICATION = 8
"""The row, its answers, facts and exposures, and the end of the one before."""


def approve(number: int, as_of: date | None = None) -> Assessment:
    """An approved assessment of a product of its own, with one claim and both criteria answered."""
    product = make_product(f"product-{number}")
    claim = make_claim(product)
    make_citation(claim)
    return judge(product, claim, as_of)


def judge(product, claim: Claim, as_of: date | None = None) -> Assessment:
    rubric = Assessment.objects.first().rubric if Assessment.objects.exists() else make_rubric()
    assessment = make_assessment(product, rubric, **({"as_of": as_of} if as_of else {}))
    make_score(assessment, "A1", 2, claim)
    make_score(assessment, "A2", None)
    return assessment


def run(note: str = "") -> Outcome:
    return publish_approved(at=NOW, note=note)


def counts() -> list[int]:
    return [
        model.objects.count() for model in (Edition, Publication, PublishedAnswer, PublishedFact, PublishedExposure)
    ]


@pytest.fixture
def three() -> list[Assessment]:
    make_catalogue()
    return [approve(number) for number in (1, 2, 3)]


def test_first_run_publishes_every_approved_assessment_as_edition_1(three: list[Assessment]) -> None:
    outcome = run()
    assert outcome.new_edition
    assert (outcome.edition.number, len(outcome.published), outcome.unchanged) == (1, 3, 0)
    for row in Publication.objects.all():
        assert (row.number, row.first_edition, row.last_edition, row.published_at) == (1, 1, None, NOW)
        assert row.sha256 == sha256(row.document)
    assert {row.state for row in Assessment.objects.all()} == {AssessmentState.PUBLISHED}


def test_assessment_that_is_not_approved_is_not_published(three: list[Assessment]) -> None:
    Assessment.objects.filter(pk=three[0].pk).update(state=AssessmentState.DRAFT)
    assert {row.assessment_id for row in run().published} == {three[1].pk, three[2].pk}


def test_second_run_changes_nothing(three: list[Assessment]) -> None:
    first = run()
    before = list(Publication.objects.order_by("pk").values())
    outcome = publish_approved(at=NOW.replace(year=2027), note="again")
    assert not outcome.new_edition
    assert (outcome.edition, outcome.published, outcome.unchanged) == (first.edition, (), 3)
    assert list(Publication.objects.order_by("pk").values()) == before
    assert Edition.objects.count() == 1


def test_changed_claim_makes_only_its_document_new(three: list[Assessment]) -> None:
    run()
    Claim.objects.filter(product="product-2").update(statement="It is otherwise.")
    outcome = run(note="A claim was corrected")
    assert [(row.product_id, row.number) for row in outcome.published] == [("product-2", 2)]
    assert (outcome.edition.number, outcome.unchanged) == (2, 2)
    old, new = Publication.objects.filter(product="product-2").order_by("number")
    assert (old.first_edition, old.last_edition) == (1, 1)
    assert (new.first_edition, new.last_edition, new.note) == (2, None, "A claim was corrected")
    assert "Fact 1 is so." in old.document
    assert "It is otherwise." in new.document


def test_publications_of_a_product_are_counted_over_all_its_days(three: list[Assessment]) -> None:
    judge(three[0].product, Claim.objects.get(product="product-1"), EARLIER)
    run()
    rows = Publication.objects.filter(product="product-1").order_by("number")
    assert [(row.number, row.as_of) for row in rows] == [(1, EARLIER), (2, three[0].as_of)]


def test_edition_holds_what_was_current_in_it_and_no_more(three: list[Assessment]) -> None:
    run()
    Claim.objects.filter(product="product-2").update(statement="It is otherwise.")
    approve(4)
    run()
    first, second = (set(Publication.objects.in_edition(n).values_list("product", "number")) for n in (1, 2))
    assert first == {("product-1", 1), ("product-2", 1), ("product-3", 1)}
    assert second == {("product-1", 1), ("product-2", 2), ("product-3", 1), ("product-4", 1)}


def test_publication_speaks_for_the_days_until_the_next_assessment(three: list[Assessment]) -> None:
    judge(three[0].product, Claim.objects.get(product="product-1"), EARLIER)
    run()

    def spoken(day: date) -> dict[str, date]:
        return dict(Publication.objects.standing_on(day, 1).values_list("product", "as_of"))

    assert spoken(date(2020, 4, 14)) == {}
    assert spoken(EARLIER) == spoken(date(2026, 11, 14)) == {"product-1": EARLIER}
    assert spoken(three[0].as_of) == {f"product-{number}": three[0].as_of for number in (1, 2, 3)}


def test_law_that_no_document_holds_makes_an_edition_without_publications(three: list[Assessment]) -> None:
    run()
    make_law()
    outcome = run()
    assert outcome.new_edition
    assert (outcome.edition.number, outcome.published, outcome.unchanged) == (2, (), 3)
    AccessLaw.objects.update(summary="It compels more.")
    assert run().edition.number == 3
    assert set(Publication.objects.values_list("first_edition", "last_edition")) == {(1, None)}


def test_failure_in_the_middle_leaves_nothing(three: list[Assessment], monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def fail(publication: Publication, document: object) -> None:
        done.append(publication)
        if len(done) == 2:
            raise RuntimeError("the disk is full")

    monkeypatch.setattr(publish, "index_publication", fail)
    with pytest.raises(RuntimeError):
        run()
    assert counts() == [0, 0, 0, 0, 0]
    assert {row.state for row in Assessment.objects.all()} == {AssessmentState.APPROVED}


def test_failure_of_a_correction_leaves_the_current_publications_current(
    three: list[Assessment], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    before = counts()
    Claim.objects.update(statement="It is otherwise.")
    monkeypatch.setattr(Edition.objects, "create", lambda **values: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run()
    assert counts() == before
    assert set(Publication.objects.values_list("last_edition", flat=True)) == {None}


def test_nothing_approved_is_refused_with_what_to_do() -> None:
    make_catalogue()
    make_assessment(state=AssessmentState.DRAFT)
    with pytest.raises(NothingToPublish, match="load_catalogue"):
        run()
    assert Edition.objects.count() == 0


def test_database_without_a_catalogue_is_refused() -> None:
    with pytest.raises(Catalogue.DoesNotExist):
        run()


def test_progress_hears_of_every_batch(three: list[Assessment], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "BATCH", 2)
    heard = []
    publish_approved(at=NOW, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(2, 3), (3, 3)]
    assert Publication.objects.count() == 3


def test_index_holds_what_the_document_holds(three: list[Assessment]) -> None:
    publication = run().published[0]
    assert dict(publication.answers.values_list("criterion", "level")) == {"A1": 2, "A2": None}
    assert set(publication.facts.values_list("kind", "key")) == {("claim", "product-1-a1-1"), ("evidence", "paper")}
    assert publication.summary["cells"] == {"A1": ["scored", 2], "A2": ["nothing-found", None]}
    assert float(publication.score) == publication.summary["result"]["score"] == 66.6667


def test_evidence_that_changes_makes_every_document_that_cites_it_new(three: list[Assessment]) -> None:
    run()
    Evidence.objects.update(title="Another title")
    assert len(run().published) == 3


def queries_of(more: int, start: int) -> tuple[int, int]:
    """The queries of a run with so many new assessments, and of one with nothing new."""
    for number in range(start, start + more):
        approve(number)
    with CaptureQueriesContext(connection) as writing:
        assert len(run().published) == more
    with CaptureQueriesContext(connection) as checking:
        assert not run().new_edition
    return len(writing), len(checking)


def test_queries_grow_only_with_what_is_written() -> None:
    make_catalogue()
    few_writing, few_checking = queries_of(2, 1)
    many_writing, many_checking = queries_of(30, 10)
    assert many_checking == few_checking
    assert many_writing - few_writing <= 28 * QUERIES_A_PUBLICATION
