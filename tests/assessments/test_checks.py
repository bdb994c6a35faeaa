"""The check that claims name criteria of a rubric."""

import pytest
from django.core.checks import run_checks

from tests.factories import make_claim, make_product, make_rubric

pytestmark = pytest.mark.django_db


def found(**options):
    return [message for message in run_checks(**options) if message.id == "assessments.W001"]


def test_check_finds_nothing_where_claims_name_criteria_or_none():
    make_rubric()
    product = make_product()
    make_claim(product, 1, criterion="A2")
    make_claim(product, 2, criterion="")

    assert found(databases=["default"]) == []


def test_check_names_claims_whose_criterion_no_rubric_has():
    make_rubric()
    make_claim(criterion="Z9")

    (message,) = found(databases=["default"])
    assert message.msg == "Claims name criteria that no rubric has: alpha-a1-1 (Z9)."


def test_check_names_ten_of_many():
    make_rubric()
    product = make_product()
    for number in range(1, 13):
        make_claim(product, number, criterion="Z9")

    (message,) = found(databases=["default"])
    assert message.msg.count("(Z9)") == 10
    assert message.msg.endswith("and more.")


def test_check_is_silent_without_rubrics_and_without_a_database():
    make_claim(criterion="Z9")

    assert found(databases=["default"]) == []
    make_rubric()
    assert found() == []
