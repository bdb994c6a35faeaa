"""manage.py publish: what it says to the one who runs it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessments.models import Edition, Publication
from tests.factories import make_assessment, make_catalogue, make_score
from vendors.models import Product

pytestmark = pytest.mark.django_db


def publish(**options: str) -> str:
    out = StringIO()
    call_command("publish", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def approved() -> None:
    make_catalogue()
    make_score(make_assessment(), "A1", 2)


def test_command_on_an_empty_database_says_to_load_the_catalogue_first() -> None:
    with pytest.raises(CommandError, match=r"no catalogue is loaded: run manage\.py load_catalogue first"):
        publish()


def test_command_without_an_approved_assessment_says_so() -> None:
    make_catalogue()
    with pytest.raises(CommandError, match="no assessment is approved"):
        publish()
    assert not Edition.objects.exists()


@pytest.mark.usefixtures("approved")
def test_command_says_what_was_published_and_the_second_time_that_nothing_changed() -> None:
    assert publish() == "Edition 1: 1 published, 0 unchanged.\n"
    assert publish() == "Edition 1: nothing has changed.\n"


@pytest.mark.usefixtures("approved")
def test_note_is_kept_beside_what_was_published_with_it() -> None:
    publish()
    Product.objects.update(summary="Another product.")
    assert publish(note="The summary was wrong") == "Edition 2: 1 published, 0 unchanged.\n"
    assert list(Publication.objects.order_by("number").values_list("note", flat=True)) == ["", "The summary was wrong"]
