"""The address of a shortlist: it says the whole state, the same for the same state, and is short enough to mail."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assessments.must_haves import AtLeast, Certified, NoFlowTo, NotWithinReachOf, parse_must_have
from common.errors import BadQuery
from comparison.reading import Reading
from comparison.shortlist.known import Known, known_products
from comparison.shortlist.state import (
    MOST_MUST_HAVES,
    MOST_NAMED,
    ShortlistState,
    state_of,
)
from tests.comparison.shortlist.readers import asked, on, with_profiles, with_version
from vendors.vocabulary import Certificate

pytestmark = pytest.mark.usefixtures("site")
SITE = "https://" + "x" * 32
LONGEST = 500
ON_THE_SITE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


def every_must_have(reading: Reading) -> list[str]:
    places = [place.code for place in reading.document.jurisdictions]
    return [
        *(f"{criterion.code}.{level}" for criterion in reading.rubric.criteria for level in (1, 2, 3)),
        *(f"flow.{place}" for place in [*places, "any", "inadequate"]),
        *(f"reach.{place}" for place in places),
        *(f"cert.{name}" for name in Certificate),
        *("self-hostable", "open-source", "e2ee"),
    ]


def draw_state(data: st.DataObject, reading: Reading) -> ShortlistState:
    """Any state that a reader can make."""
    codes = [
        code for section in reading.rubric.sections for code in (section.code, *(c.code for c in section.criteria))
    ]
    slugs = sorted(known_products(reading.edition.sha256, reading.edition.number))
    must_haves = st.lists(st.sampled_from(every_must_have(reading)), max_size=MOST_MUST_HAVES, unique=True)
    products = st.lists(st.sampled_from(slugs), max_size=len(slugs), unique=True).map(tuple)
    profile = data.draw(st.sampled_from(["", *(profile.slug for profile in reading.document.profiles)]))
    chosen, left_out = data.draw(products), data.draw(products)
    assume(not (set(chosen) or set(slugs)) <= set(left_out))
    return state_of(
        Known(reading, reading.rubric.version),
        profile=profile,
        importances=data.draw(st.dictionaries(st.sampled_from(codes), st.integers(0, 5))),
        must_haves=[parse_must_have(code) for code in data.draw(must_haves)],
        chosen=chosen,
        left_out=left_out,
    )


@ON_THE_SITE
@given(st.data())
def test_address_alone_says_the_whole_state(reading: Reading, data: st.DataObject) -> None:
    state = draw_state(data, reading)
    again = asked(reading, state.pairs())
    assert again == state
    assert again.pairs() == state.pairs()


@ON_THE_SITE
@given(st.data())
def test_address_of_any_state_is_short_enough_to_mail(reading: Reading, data: st.DataObject) -> None:
    past = on("2020-04-15", Reading(replace_number(reading, 9999), True, None))
    address = SITE + past.address("shortlist-detail", draw_state(data, reading).pairs())
    assert len(address) < LONGEST
    assert dict(parse_qsl(urlsplit(address).query))["as_of"] == "2020-04-15"


def replace_number(reading: Reading, number: int) -> object:
    """An edition of which only the number matters."""
    edition = type(reading.edition)(number=number)
    edition.rubric = reading.edition.rubric
    return edition


def test_longest_address_of_all_is_short_enough(reading: Reading) -> None:
    slugs = sorted(known_products(reading.edition.sha256, reading.edition.number), key=len)
    state = ShortlistState(
        rubric="10.10",
        profile=max((profile.slug for profile in reading.document.profiles), key=len),
        importances={criterion.code: 5 for criterion in reading.rubric.criteria},
        must_haves=tuple(
            parse_must_have(code) for code in sorted(every_must_have(reading), key=len)[-MOST_MUST_HAVES:]
        ),
        chosen=tuple(slugs[-MOST_NAMED:]),
    )
    past = on("2020-04-15", Reading(replace_number(reading, 9999), True, None))
    assert 400 < len(SITE + past.address("shortlist-detail", state.pairs())) < LONGEST


def test_address_of_a_small_state_can_be_read(reading: Reading) -> None:
    state = asked(reading, "w=A5C5C10&m=A1.2~flow.CN&p=zoom-meetings&p=wire")
    assert reading.address("shortlist-detail", state.pairs()) == (
        "/shortlist/?v=1&r=1.0&w=A5C5C10&m=A1.2~flow.CN&p=wire&p=zoom-meetings"
    )
    assert state.must_haves == (AtLeast("A1", 2), NoFlowTo("CN"))


def test_address_without_a_query_is_the_untouched_state(reading: Reading) -> None:
    state = asked(reading, "")
    assert state.is_untouched
    assert not state.is_ordered
    assert asked(reading, state.pairs()).is_untouched


def test_profile_sets_what_the_address_does_not_say(reading: Reading) -> None:
    school = next(profile for profile in reading.document.profiles if profile.slug == "school")
    whole, own = asked(reading, "profile=school"), asked(reading, "profile=school&w=A0&m=reach.CN")
    assert [must.code for must in whole.must_haves] == list(school.must_haves)
    assert whole.importances["B"] == school.importances["B"] == 5
    assert (dict(own.importances), own.must_haves) == ({"A": 0}, (NotWithinReachOf("CN"),))


def test_address_keeps_its_meaning_when_a_later_edition_changes_the_profile(reading: Reading) -> None:
    state = asked(reading, "profile=school")
    changed = tuple(
        profile.model_copy(update={"importances": {"F": 0}, "must_haves": ("e2ee",)})
        for profile in reading.document.profiles
    )
    later = with_profiles(reading, reading.document.model_copy(update={"profiles": changed}))
    assert asked(later, state.pairs()) == state
    neutral = asked(reading, "profile=as-the-rubric")
    assert asked(later, neutral.pairs()) == neutral
    assert neutral.is_ordered


@pytest.mark.parametrize(
    ("query", "name", "value", "remedy"),
    [
        ("v=2", "v", "2", "format 1"),
        ("r=banana", "r", "banana", "Write a version of the rubric, for example 1.0"),
        ("profile=pirate", "profile", "pirate", "Use one of: as-the-rubric, international-body"),
        ("w=A9", "w", "A9", "from 0 to 5"),
        ("w=Z5", "w", "Z5", "no section or criterion Z"),
        ("w=A5,B5", "w", "A5,B5", "“,B5” is no code"),
        ("m=A1.2~A9.1", "m", "A9.1", "no such criterion or level"),
        ("m=A1.4", "m", "A1.4", "no such criterion or level"),
        ("m=cheap", "m", "cheap", "'cheap' is no must-have"),
        ("m=flow.ZZ", "m", "flow.ZZ", "No jurisdiction ZZ is on record"),
        ("m=reach.ZZ", "m", "reach.ZZ", "No jurisdiction ZZ is on record"),
        ("m=cert.gold", "m", "cert.gold", "no certificate"),
        ("p=zoom", "p", "zoom", "no such product in this edition"),
        ("x=%00", "x", "\0", "no such product in this edition"),
        ("p=~zzzzz", "p", "~zzzzz", "“zzzzz” stands for no product"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(
    reading: Reading, query: str, name: str, value: str, remedy: str
) -> None:
    with pytest.raises(BadQuery, match=name) as refused:
        asked(reading, query)
    assert (refused.value.name, refused.value.value) == (name, value)
    assert remedy in refused.value.remedy


def test_more_must_haves_than_fit_are_refused(reading: Reading) -> None:
    codes = [f"{criterion.code}.2" for criterion in reading.rubric.criteria]
    assert len(asked(reading, f"m={'~'.join(codes[:MOST_MUST_HAVES])}").must_haves) == MOST_MUST_HAVES
    with pytest.raises(BadQuery, match=f"at most {MOST_MUST_HAVES} must-haves"):
        asked(reading, f"m={'~'.join(codes[: MOST_MUST_HAVES + 1])}")


def test_of_several_must_haves_on_one_criterion_the_strictest_stays(reading: Reading) -> None:
    assert asked(reading, "m=A1.1~A1.3~A1.2~e2ee~e2ee").must_haves == (AtLeast("A1", 3), parse_must_have("e2ee"))


def test_products_are_named_the_shorter_way_round(reading: Reading) -> None:
    slugs = sorted(known_products(reading.edition.sha256, reading.edition.number))
    few = state_with(reading, chosen=tuple(slugs[:MOST_NAMED]))
    many = state_with(reading, chosen=tuple(slugs[:-3]))
    assert (few.chosen, few.left_out) == (tuple(slugs[:MOST_NAMED]), ())
    assert (many.chosen, many.left_out) == ((), tuple(slugs[-3:]))
    assert state_with(reading, left_out=tuple(slugs[3:])).chosen == tuple(slugs[:3])
    assert state_with(reading, chosen=tuple(slugs[:3]), left_out=tuple(slugs[:1])).chosen == tuple(slugs[1:3])


def test_more_products_than_fit_either_way_are_refused(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    slugs = tuple(f"product-{number}" for number in range(MOST_NAMED * 2 + 2))
    monkeypatch.setattr("comparison.shortlist.state.known_products", lambda sha256, number: frozenset(slugs))
    with pytest.raises(BadQuery, match="leave out at most") as refused:
        state_with(reading, chosen=slugs[: MOST_NAMED + 1])
    assert refused.value.value == "19 products"


def state_with(reading: Reading, chosen: tuple[str, ...] = (), left_out: tuple[str, ...] = ()) -> ShortlistState:
    known = Known(reading, reading.rubric.version)
    return state_of(known, profile="", importances={}, must_haves=(), chosen=chosen, left_out=left_out)


def test_leaving_out_every_product_is_refused(reading: Reading) -> None:
    every = tuple(known_products(reading.edition.sha256, reading.edition.number))
    with pytest.raises(BadQuery, match="No product would be left"):
        state_with(reading, left_out=every)
    with pytest.raises(BadQuery, match="No product would be left"):
        state_with(reading, chosen=("wire",), left_out=("wire",))


def test_address_outlives_the_profile_that_it_started_from(reading: Reading) -> None:
    state = asked(reading, "profile=school")
    later = with_profiles(reading, reading.document.model_copy(update={"profiles": ()}))
    again = asked(later, state.pairs())
    assert again.pairs() == state.pairs()
    assert again.notes == ("This edition has no profile “school”; what it set is written out in the address.",)
    with pytest.raises(BadQuery, match="This edition has no profiles"):
        asked(later, "profile=school")


def test_address_of_an_older_rubric_opens_with_a_note_of_what_is_lost(reading: Reading) -> None:
    state = asked(reading, "v=1&r=0.9&w=A5Z2Z14&m=A1.2~Z1.2~flow.CN&p=wire")
    assert dict(state.importances) == {"A": 5}
    assert [must.code for must in state.must_haves] == ["A1.2", "flow.CN"]
    told = " ".join(state.notes)
    assert "made with version 0.9 of the rubric; this edition judges by version 1.0" in told
    assert "Not carried over, because there is no such thing here: Z, Z1, Z1.2." in told
    assert asked(reading, state.pairs()) == replace(state, notes=())


def test_address_of_another_rubric_says_when_everything_could_be_carried_over(reading: Reading) -> None:
    later = with_version(reading, "1.1")
    state = asked(later, asked(reading, "w=A5&m=A1.2").pairs())
    assert state.rubric == "1.1"
    assert state.notes[-1] == "Everything in it could be carried over."


def test_every_certificate_can_be_demanded(reading: Reading) -> None:
    assert asked(reading, "m=cert.soc-2").must_haves == (Certified(Certificate.SOC_2),)
