"""The page that `?page=` asks for."""

import pytest
from django.test import RequestFactory

from common.errors import BadQuery
from comparison.paging import page_of
from tests.factories import make_jurisdiction
from vendors.models import Jurisdiction

pytestmark = pytest.mark.django_db


def page(number: str | None = None, size: int = 2):
    request = RequestFactory().get("/", {} if number is None else {"page": number})
    return page_of(request, Jurisdiction.objects.order_by("code"), size)


@pytest.fixture
def five() -> None:
    for code in ("AT", "BE", "CH", "DE", "EE"):
        make_jurisdiction(code)


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(("number", "codes"), [(None, ["AT", "BE"]), ("1", ["AT", "BE"]), ("3", ["EE"])])
def test_page_holds_its_rows(number: str | None, codes: list[str]) -> None:
    assert [place.code for place in page(number)] == codes


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("number", ["0", "4", "-1", "1.5", "", "last", "٣", "1" * 400, "1e1", " 1", "\0"])
def test_page_that_is_none_is_refused_with_what_there_is(number: str) -> None:
    with pytest.raises(BadQuery, match="from 1 to 3") as refusal:
        page(number)
    assert (refusal.value.name, refusal.value.value) == ("page", number)


def test_page_one_of_nothing_is_empty() -> None:
    assert list(page("1")) == []


def test_page_two_of_nothing_is_refused() -> None:
    with pytest.raises(BadQuery, match="from 1 to 1"):
        page("2")
