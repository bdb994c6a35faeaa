"""A change of parent changes who is within earshot, from that day."""

from datetime import date

import pytest

from assessments.document.build import build, ready_to_build
from assessments.document.common import read_common_facts
from assessments.document.types import PublicationDocument
from assessments.models import Assessment
from tests.factories import (
    make_assessment,
    make_catalogue,
    make_evidence,
    make_jurisdiction,
    make_law,
    make_product,
    make_rubric,
    make_score,
    make_vendor,
)
from vendors.models import Ownership

pytestmark = pytest.mark.django_db
SOLD = date(2024, 8, 31)


@pytest.fixture
def sold() -> None:
    """A German vendor that a Chinese parent bought on 31 August 2024, judged the day before and on the day."""
    make_catalogue()
    evidence = make_evidence()
    china = make_jurisdiction("CN", name="China")
    parent = make_vendor("parent", headquartered_in=china)
    germany = make_jurisdiction("DE", name="Germany")
    vendor = make_vendor("acme", headquartered_in=germany, parent=parent)
    make_law(jurisdiction=china, reach="corporate-control", in_force="2017")
    Ownership.objects.create(vendor=vendor, parent=parent, since="2024-08-31", evidence=evidence, locator="notice")
    product, rubric = make_product(vendor=vendor), make_rubric()
    for day in (date(2024, 8, 30), SOLD):
        assessment = make_assessment(product, rubric, as_of=day)
        for criterion in ("A1", "A2"):
            make_score(assessment, criterion, None)


def built() -> list[PublicationDocument]:
    """The documents of all assessments, the earlier day first."""
    keys = Assessment.objects.values_list("pk", flat=True)
    return [build(ready, read_common_facts()) for ready in ready_to_build(keys)]


@pytest.mark.usefixtures("sold")
def test_exposure_follows_the_parent_of_the_day() -> None:
    before, after = (
        build(row, read_common_facts()) for row in ready_to_build(Assessment.objects.values_list("pk", flat=True))
    )
    assert [owner.slug for owner in before.owners] == []
    assert [(road.jurisdiction, road.road) for road in before.exposures] == []
    assert [owner.slug for owner in after.owners] == ["parent"]
    assert [(road.jurisdiction, road.road) for road in after.exposures] == [("CN", "control")]
    assert after.exposures[0].links == ("Parent is the parent of Acme", "Parent is headquartered in CN")


@pytest.mark.usefixtures("sold")
def test_document_tells_when_each_tie_began_and_proves_it() -> None:
    before, after = (
        build(row, read_common_facts()) for row in ready_to_build(Assessment.objects.values_list("pk", flat=True))
    )
    for document in (before, after):
        (tie,) = document.ownership
        assert (tie.vendor, tie.parent, tie.since, tie.until) == ("acme", "parent", "2024-08-31", None)
        assert tie.evidence in {item.slug for item in document.evidence}
