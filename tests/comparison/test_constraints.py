"""States of saved briefs that the database refuses: one case for each constraint."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from comparison.keepable import KEEPABLE
from comparison.models import KINDS, SavedBrief
from tests.factories import make_edition, make_saved_brief

pytestmark = pytest.mark.django_db
CONSTRAINTS = {
    constraint.name
    for model in apps.get_app_config("comparison").get_models()
    for constraint in model._meta.constraints
}
CASES = {
    "comparison_savedbrief_hashes": [{"token_sha256": "A" * 64}, {"key_sha256": "0" * 63}, {"key_sha256": "the key"}],
    "comparison_savedbrief_kind_word": [{"kind": "matrix"}, {"kind": ""}],
    "comparison_savedbrief_titled": [{"title": ""}],
    "comparison_savedbrief_short": [{"note": "n" * 2_001}],
    "comparison_savedbrief_ends_after_it_begins": [{"kept_until": date(2026, 11, 19)}],
}


@pytest.mark.parametrize(("name", "change"), [(name, change) for name, changes in CASES.items() for change in changes])
def test_database_refuses(name: str, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make_saved_brief(**change)


@pytest.mark.parametrize("field", ["title", "query"])
def test_database_refuses_text_that_is_too_long(field: str) -> None:
    """PostgreSQL by the type of the column already, so that only SQLite names the constraint."""
    longest = SavedBrief._meta.get_field(field).max_length
    assert longest
    with pytest.raises(Exception, match=r"comparison_savedbrief_short|too long"), transaction.atomic():
        make_saved_brief(**{field: "x" * (longest + 1)})


def test_database_accepts_the_longest_text_and_an_end_on_the_first_day() -> None:
    brief = make_saved_brief(title="ß" * 120, note="腾" * 2_000, kept_until=date(2026, 11, 20))
    assert SavedBrief.objects.get() == brief


def test_one_address_leads_to_one_brief() -> None:
    make_saved_brief("same", edition=make_edition())
    with pytest.raises(IntegrityError), transaction.atomic():
        make_saved_brief("same")


def test_every_constraint_has_a_case() -> None:
    assert CASES.keys() == CONSTRAINTS


def test_every_kind_has_a_reader() -> None:
    assert set(KINDS) == KEEPABLE.keys()
