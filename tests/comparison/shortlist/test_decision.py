"""What a shortlist comes to on the real catalogue."""

from copy import copy
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.document import judgement
from assessments.models import RubricVersion
from comparison.ranking.must_haves import MustHaveState
from comparison.reading import Reading
from comparison.shortlist.decision import Decision, decide
from comparison.shortlist.entry import Entry
from tests.comparison.shortlist.readers import asked, on
from tests.comparison.shortlist.test_state import every_must_have

pytestmark = pytest.mark.usefixtures("site")
SAMPLED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)


def decided(reading: Reading, query: str) -> Decision:
    return decide(reading, asked(reading, query))


def entry(decision: Decision, slug: str) -> Entry:
    return next(found for found in decision.entries if found.slug == slug)


def states(found: Entry) -> dict[str, MustHaveState]:
    return {judged.must_have.code: judged.finding.state for judged in found.judged}


def test_untouched_shortlist_has_every_product_by_name_and_no_order(reading: Reading) -> None:
    decision = decided(reading, "")
    names = [found.name for found in decision.remaining]
    assert len(names) == 32
    assert names == sorted(names, key=str.lower)
    assert {found.place for found in decision.remaining} == {None}
    assert (decision.undecided, decision.excluded, decision.firmness) == ((), (), None)


def test_must_haves_alone_make_groups_and_no_order(reading: Reading) -> None:
    decision = decided(reading, "m=flow.CN")
    assert not decision.is_ordered
    assert decision.firmness is None
    for group in (decision.remaining, decision.undecided, decision.excluded):
        assert group
        assert [found.name.lower() for found in group] == sorted(found.name.lower() for found in group)


@SAMPLED
@given(st.data())
def test_every_product_stands_in_the_one_group_that_its_must_haves_say(reading: Reading, data: st.DataObject) -> None:
    codes = data.draw(st.lists(st.sampled_from(every_must_have(reading)), max_size=4, unique=True))
    decision = decided(reading, f"w=A4&m={'~'.join(codes)}")
    assert sorted(found.slug for found in decision.entries) == sorted(
        reading.publications().values_list("product_id", flat=True)
    )
    for found in decision.remaining:
        assert set(states(found).values()) <= {MustHaveState.MET}
    for found in decision.undecided:
        assert found.not_shown
        assert not found.not_met
    for found in decision.excluded:
        assert found.not_met


@SAMPLED
@given(st.dictionaries(st.sampled_from(["A", "B", "C", "D", "E", "F", "A1", "C4"]), st.integers(0, 5), min_size=1))
def test_groups_stand_best_first_with_those_too_little_known_after_the_rest(
    reading: Reading, importances: dict[str, int]
) -> None:
    decision = decided(reading, "w=" + "".join(f"{code}{value}" for code, value in sorted(importances.items())))
    if not decision.is_ordered:
        return
    placed = [found for found in decision.remaining if found.placed]
    assert list(decision.remaining[: len(placed)]) == placed
    scores = [found.personal.score for found in placed if found.personal]
    assert scores == sorted(scores, reverse=True)
    for found in decision.remaining:
        assert found.personal
        assert found.placed == (found.personal.coverage >= decision.rubric.minimum_coverage)


def test_without_a_difference_from_the_rubric_the_own_score_is_the_rubrics(reading: Reading) -> None:
    for found in decided(reading, "profile=as-the-rubric").entries:
        assert found.own
        assert (found.own.score, found.own.coverage, found.own.range) == (
            found.result.score, found.result.coverage, found.result.range,
        )  # fmt: skip


def test_grade_does_not_move_with_the_importances(reading: Reading) -> None:
    usual, other = (decided(reading, query) for query in ("profile=as-the-rubric", "w=A0B0C5D5E0F0"))
    assert {found.slug: found.result for found in usual.entries} == {
        found.slug: found.result for found in other.entries
    }
    assert [found.slug for found in usual.entries] != [found.slug for found in other.entries]


def test_product_whose_data_goes_to_china_is_ruled_out_by_the_claim_that_says_so(reading: Reading) -> None:
    found = entry(decided(on("2020-04-15", reading), "w=A5&m=flow.CN"), "voov-meeting")
    assert [judged.must_have.code for judged in found.not_met] == ["flow.CN"]
    assert "voov-meeting-c2-1" in found.not_met[0].finding.claims
    assert found.state is MustHaveState.NOT_MET


def test_importances_that_are_all_zero_leave_the_products_by_name(reading: Reading) -> None:
    decision = decided(reading, "w=A0B0C0D0E0F0&m=flow.CN")
    assert decision.no_weight
    assert not decision.is_ordered
    assert decision.firmness is None
    assert {found.own for found in decision.entries} == {None}
    assert decision.excluded


def test_only_the_chosen_are_decided_and_what_was_not_assessed_by_the_day_is_told(reading: Reading) -> None:
    query = "w=A5&p=wire&p=zoom-meetings&p=voov-meeting"
    assert {found.slug for found in decided(reading, query).entries} == {"wire", "zoom-meetings", "voov-meeting"}
    past = decided(on("2020-04-15", reading), query)
    assert {found.slug for found in past.entries} == {"zoom-meetings", "voov-meeting"}
    assert past.absent == ("wire",)
    assert past.day.isoformat() == "2020-04-15"
    assert {found.publication.as_of.isoformat() for found in past.entries} == {"2020-04-15"}


def test_products_left_out_are_not_decided(reading: Reading) -> None:
    decision = decided(reading, "w=A5&x=wire&x=zoom-meetings")
    assert len(decision.entries) == 30
    assert not {"wire", "zoom-meetings"} & {found.slug for found in decision.entries}


def test_firmness_is_of_what_remains_or_is_undecided(reading: Reading) -> None:
    decision = decided(reading, "w=A5&m=flow.CN")
    firm = decision.firmness
    assert firm
    assert set(firm.main.slugs) == {found.slug for found in decision.candidates}
    assert firm.main.seed == decision.seed == int(reading.edition.sha256[:8], 16)
    assert firm.main.draws == 10_000
    assert firm.leader == max(decision.candidates, key=lambda found: (found.placed, found.own.score or 0)).slug
    assert [found.section for found in firm.intervals] == list("ABCDEF")


def test_weightings_that_keep_the_order_stand_first_only_where_there_is_an_order(reading: Reading) -> None:
    unequal, equal = decided(reading, "w=A5").firmness, decided(reading, "profile=as-the-rubric").firmness
    assert unequal
    assert equal
    assert unequal.main is unequal.own_order
    assert equal.own_order is None
    assert equal.main is equal.any_weights


def test_same_order_of_importance_is_drawn_only_once(reading: Reading) -> None:
    one, other = decided(reading, "w=A5").firmness, decided(reading, "w=A4").firmness
    assert one
    assert other
    assert one.own_order is other.own_order
    assert one.intervals != other.intervals


def test_one_product_has_no_firmness(reading: Reading) -> None:
    decision = decided(reading, "w=A5&p=wire")
    assert len(decision.candidates) == 1
    assert decision.firmness is None


def test_too_many_products_have_no_firmness_and_the_decision_says_so(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comparison.shortlist.firmness.MOST_PRODUCTS", 20)
    decision = decided(reading, "w=A5")
    assert decision.has_too_many
    assert decision.firmness is None
    assert not decided(reading, "w=A5&p=wire&p=zoom-meetings").has_too_many


def test_products_judged_by_another_version_stand_apart(reading: Reading) -> None:
    edition = copy(reading.edition)
    edition.rubric = RubricVersion(pk=edition.rubric_id + 1, document=edition.rubric.document, sha256="other")
    decision = decided(Reading(edition, False, None), "w=A5")
    assert decision.entries == ()
    assert len(decision.elsewhere) == 32


def test_what_would_lift_a_grade_is_what_the_document_says(reading: Reading) -> None:
    for found in decided(reading, "").entries:
        document = reading.publications().values_list("document", flat=True).get(pk=found.publication.pk)
        assert f'"to_be_graded":{_json(found.to_be_graded)}' in document
        for lift in found.lifts:
            assert f'"criterion":"{lift.criterion}","from_level":{lift.from_level},"gain":' in document
    assert any(found.lifts for found in decided(reading, "").entries)


def _json(codes: tuple[str, ...]) -> str:
    return "[" + ",".join(f'"{code}"' for code in codes) + "]"


def test_own_figures_are_rounded_as_documents_round_them(reading: Reading) -> None:
    found = entry(decided(reading, "w=A5C0"), "zoom-meetings")
    assert found.own
    assert found.personal
    assert isinstance(found.personal.score, Fraction)
    assert found.own.score == judgement.places4(found.personal.score)
