"""What would change the grade, and what must be known before there is one."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring import UNKNOWN, Answer, Lift, State, assess, lifts, to_be_graded
from tests.assessments.scoring_cases import (
    cases,
    levels_of,
    make_answers,
    make_gate,
    make_rubric,
)

UNCLEAR = State.UNCLEAR


def test_lifts_names_what_would_raise_the_grade_best_first():
    found = lifts(make_rubric(10, 9, 6, 5), make_answers(2, 2, 3, 1))

    assert found == (
        Lift("1", 2, 3, Fraction(100, 9), Fraction(710, 9), "B"),
        Lift("2", 2, 3, Fraction(10), Fraction(700, 9), "B"),
        Lift("4", 1, 2, Fraction(50, 9), Fraction(220, 3), "B"),
    )


def test_lifts_equal_gains_stand_in_the_order_of_the_rubric():
    found = lifts(make_rubric(1, 1, 1), make_answers(2, 2, 2))

    assert [(lift.criterion, lift.grade) for lift in found] == [("1", "B"), ("2", "B"), ("3", "B")]


def test_lifts_out_of_a_tripped_gate():
    rubric = make_rubric(9, 1, gates=[make_gate("2")])

    found = lifts(rubric, make_answers(3, 0))

    assert found == (Lift("2", 0, 1, Fraction(10, 3), Fraction(280, 3), "A"),)


def test_lifts_none_while_another_gate_holds_the_grade():
    rubric = make_rubric(8, 1, 1, gates=[make_gate("2"), make_gate("3")])

    assert lifts(rubric, make_answers(3, 0, 0)) == ()


def test_lifts_none_where_there_is_no_grade():
    assert lifts(make_rubric(1, 9), make_answers(1, UNCLEAR)) == ()


def test_lifts_none_at_the_top():
    assert lifts(make_rubric(1, 1), make_answers(3, 3)) == ()


@given(cases())
def test_lifts_are_exactly_the_rises_that_change_the_grade(case):
    rubric, answers = case
    now = assess(rubric, answers)

    found = lifts(rubric, answers)

    changing = set()
    for criterion in rubric.criteria:
        answer = answers.get(criterion.code)
        if now.grade is None or answer is None or answer.level in {None, criterion.top}:
            continue
        then = assess(rubric, {**answers, criterion.code: Answer(State.SCORED, answer.level + 1)})
        if then.grade != now.grade:
            changing.add((criterion.code, answer.level, answer.level + 1, then.score - now.score, then.grade))
    assert {(x.criterion, x.from_level, x.to_level, x.gain, x.grade) for x in found} == changing
    assert len(found) == len(changing)
    order = [criterion.code for criterion in rubric.criteria]
    assert list(found) == sorted(found, key=lambda x: (-x.gain, order.index(x.criterion)))
    assert all(x.gain > 0 and x.score == now.score + x.gain for x in found)


def test_to_be_graded_takes_the_heaviest_first():
    assert to_be_graded(make_rubric(2, 3, 1, 4), make_answers(UNCLEAR, UNCLEAR, 0, UNCLEAR)) == ("4", "2")


def test_to_be_graded_equal_weights_stand_in_the_order_of_the_rubric():
    assert to_be_graded(make_rubric(1, 1, 1, 1), {}) == ("1", "2", "3")


def test_to_be_graded_empty_where_coverage_suffices():
    assert to_be_graded(make_rubric(6, 4), make_answers(0)) == ()


def test_to_be_graded_leaves_out_what_is_not_applicable():
    assert to_be_graded(make_rubric(8, 3, 1), make_answers(State.NOT_APPLICABLE)) == ("2",)


def test_to_be_graded_empty_where_nothing_is_applicable():
    assert to_be_graded(make_rubric(1), make_answers(State.NOT_APPLICABLE)) == ()


@given(cases(), st.data())
def test_to_be_graded_suffices_and_no_fewer_would(case, data):
    rubric, answers = case
    unknown = [c for c in rubric.criteria if c.code not in answers or answers[c.code].state in UNKNOWN]
    criteria = {criterion.code: criterion for criterion in unknown}

    needed = to_be_graded(rubric, answers)

    assert set(needed) <= set(criteria)
    then = {**answers, **{code: data.draw(levels_of(criteria[code])) for code in needed}}
    nothing_applicable = not unknown and all(answer.state is State.NOT_APPLICABLE for answer in answers.values())
    assert nothing_applicable or assess(rubric, then).grade is not None
    if needed:
        for fewer in combinations(unknown, len(needed) - 1):
            tried = {**answers, **{criterion.code: Answer(State.SCORED, 0) for criterion in fewer}}
            assert assess(rubric, tried).grade is None
