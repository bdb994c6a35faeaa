"""The fields of the form, as a browser sends them, and the state that they say."""

import pytest
from django.test import RequestFactory

from assessments.must_haves import AtLeast, NoFlowTo
from common.errors import BadQuery
from comparison.reading import Reading
from comparison.shortlist.form import is_form
from tests.comparison.shortlist.readers import asked, filled_in

pytestmark = pytest.mark.usefixtures("site")
UNTOUCHED = (
    "take=only&w_A=3&w_A1=&w_A2=&w_B=3&add_criterion=&add_level=2&add_flow=&add_reach=&add_certificate=&add_fact="
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", False),
        ("as_of=2020-04-15", False),
        ("v=1&r=1.0", False),
        ("v=1&r=1.0&w=A5&must=e2ee", False),
        ("profile=school", True),
        ("p=wire", True),
        ("w_A=5", True),
        ("w=&m=", False),
    ],
)
def test_address_that_asks_something_and_names_no_format_is_a_form(query: str, expected: bool) -> None:
    assert is_form(RequestFactory().get(f"/shortlist/?{query}")) is expected


def test_form_as_it_stands_says_the_untouched_state(reading: Reading) -> None:
    assert filled_in(reading, UNTOUCHED).is_untouched


def test_importances_of_sections_and_criteria_are_read(reading: Reading) -> None:
    state = filled_in(reading, "w_A=5&w_A1=0&w_A2=&w_B=3&w_C=0")
    assert dict(state.importances) == {"A": 5, "A1": 0, "C": 0}


def test_must_haves_stay_while_ticked_and_are_added_from_every_menu(reading: Reading) -> None:
    added = "add_criterion=C2&add_level=3&add_flow=flow.CN&add_reach=reach.US&add_certificate=cert.soc-2&add_fact=e2ee"
    state = filled_in(reading, f"must=A1.2&must=open-source&{added}")
    assert [must.code for must in state.must_haves] == [
        "A1.2", "C2.3", "cert.soc-2", "e2ee", "flow.CN", "open-source", "reach.US",
    ]  # fmt: skip


def test_level_alone_adds_nothing_and_a_criterion_alone_asks_for_a_fair_level(reading: Reading) -> None:
    assert filled_in(reading, "w_A=3&add_criterion=&add_level=3").must_haves == ()
    assert filled_in(reading, "w_A=3&add_criterion=C2").must_haves == (AtLeast("C2", 2),)


def test_starting_from_a_profile_replaces_importances_and_must_haves_and_keeps_the_products(reading: Reading) -> None:
    state = filled_in(reading, "from=school&profile=health-care&w_A=0&must=flow.CN&take=without&p=wire")
    assert state == asked(reading, "profile=school&x=wire")


def test_changing_a_weight_keeps_the_profile_and_its_must_haves(reading: Reading) -> None:
    state = filled_in(reading, "profile=school&w_A=5&must=B1.2&must=flow.CN")
    assert (state.profile, dict(state.importances)) == ("school", {"A": 5})
    assert state.must_haves == (AtLeast("B1", 2), NoFlowTo("CN"))


def test_ticked_products_are_those_taken_or_those_left_out(reading: Reading) -> None:
    assert filled_in(reading, "take=only&p=wire&p=jitsi-meet").chosen == ("jitsi-meet", "wire")
    assert filled_in(reading, "take=without&p=wire").left_out == ("wire",)
    assert filled_in(reading, "take=only").is_untouched


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("w_A=6", "w_A", "6"),
        ("w_A=٣", "w_A", "٣"),
        ("w_B2=-1", "w_B2", "-1"),
        ("from=pirate", "from", "pirate"),
        ("take=half&p=wire", "take", "half"),
        ("add_flow=flow.ZZ", "add_flow", "flow.ZZ"),
        ("add_criterion=Z9", "add_criterion", "Z9.2"),
        ("must=A1.2%00", "must", "A1.2\0"),
        ("take=only&p=zoom", "p", "zoom"),
        ("w_A=3&profile=%3Cb%3E", "profile", "<b>"),
    ],
)
def test_field_that_cannot_be_used_is_refused_by_name(reading: Reading, query: str, name: str, value: str) -> None:
    with pytest.raises(BadQuery, match=name) as refused:
        filled_in(reading, query)
    assert (refused.value.name, refused.value.value) == (name, value)
