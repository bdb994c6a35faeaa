"""Score, coverage, range, gates and grade, case by case."""

from fractions import Fraction

import pytest

from assessments.scoring import UNKNOWN, Answer, Criterion, GateState, Rubric, Section, State, assess
from tests.assessments.scoring_cases import (
    STEPS,
    make_answers,
    make_gate,
    make_rubric,
    shipped_rubric,
)

EXAMPLE = make_answers(2, State.UNCLEAR, 3, 0)


def test_assess_worked_example():
    result = assess(make_rubric(10, 9, 6, 5), EXAMPLE)

    assert result.score == Fraction(3800, 63)
    assert result.coverage == Fraction(7, 10)
    assert (result.low, result.high) == (Fraction(380, 9), Fraction(650, 9))
    assert (result.grade, result.at_worst, result.at_best) == ("C", "D", "B")
    assert result.gates == ()


def test_assess_tripped_gate_caps_grade_and_both_ends():
    result = assess(make_rubric(10, 9, 6, 5, gates=[make_gate("4")]), EXAMPLE)

    assert (result.grade, result.at_worst, result.at_best) == ("D", "D", "D")
    assert [outcome.state for outcome in result.gates] == [GateState.TRIPPED]
    assert result.score == Fraction(3800, 63)


def test_assess_undecided_gate_leaves_grade():
    result = assess(make_rubric(10, 9, 6, 5, gates=[make_gate("2")]), EXAMPLE)

    assert (result.grade, result.at_worst, result.at_best) == ("C", "D", "B")
    assert [outcome.state for outcome in result.gates] == [GateState.UNDECIDED]


def test_assess_undecided_gate_lowers_worst_below_the_low_end():
    rubric = make_rubric(9, 1, gates=[make_gate("2", cap="E")])

    result = assess(rubric, make_answers(3, State.UNCLEAR))

    assert result.low == 90
    assert (result.grade, result.at_worst, result.at_best) == ("A", "E", "A")


def test_assess_passed_gate_does_not_cap():
    result = assess(make_rubric(1, 1, gates=[make_gate("2")]), make_answers(3, 1))

    assert result.gates[0].state is GateState.PASSED
    assert result.grade == "C"


def test_assess_gate_on_not_applicable_criterion_does_not_cap():
    result = assess(make_rubric(1, 1, gates=[make_gate("2")]), make_answers(3, State.NOT_APPLICABLE))

    assert result.gates[0].state is GateState.NOT_APPLICABLE
    assert (result.grade, result.at_worst, result.at_best) == ("A", "A", "A")


def test_assess_worst_of_several_tripped_gates_caps():
    gates = [
        make_gate("1", cap="B", at_most_level=2),
        make_gate("2", cap="D"),
        make_gate("1", cap="C", at_most_level=2),
    ]

    assert assess(make_rubric(9, 1, gates=gates), make_answers(2, 0)).grade == "D"


def test_assess_gate_never_raises_a_grade_below_its_cap():
    assert assess(make_rubric(1, gates=[make_gate("1", cap="B")]), make_answers(0)).grade == "E"


@pytest.mark.parametrize("state", sorted(UNKNOWN))
def test_assess_unknown_states_count_alike(state):
    result = assess(make_rubric(3, 1), make_answers(3, state))

    assert result == assess(make_rubric(3, 1), make_answers(3))
    assert (result.score, result.coverage, result.low, result.high) == (100, Fraction(3, 4), 75, 100)


def test_assess_not_applicable_is_left_out_of_everything():
    result = assess(make_rubric(3, 1), make_answers(3, State.NOT_APPLICABLE))

    assert (result.score, result.coverage, result.low, result.high) == (100, 1, 100, 100)


def test_assess_low_coverage_is_not_graded_but_spans():
    result = assess(make_rubric(59, 41, gates=[make_gate("1")]), make_answers(0))

    assert (result.score, result.coverage) == (0, Fraction(59, 100))
    assert (result.grade, result.at_worst, result.at_best) == (None, "E", "D")


def test_assess_coverage_at_the_minimum_is_graded():
    assert assess(make_rubric(6, 4), make_answers(3)).grade == "A"


def test_assess_threshold_is_reached_exactly():
    assert assess(make_rubric(85, 15), make_answers(3, 0)).grade == "A"


def test_assess_nothing_answered():
    result = assess(make_rubric(1, 2), {})

    assert (result.score, result.coverage, result.low, result.high) == (None, 0, 0, 100)
    assert (result.grade, result.at_worst, result.at_best) == (None, "E", "A")


def test_assess_nothing_applicable():
    rubric = make_rubric(1, 2, gates=[make_gate("1")])

    result = assess(rubric, make_answers(State.NOT_APPLICABLE, State.NOT_APPLICABLE))

    assert (result.score, result.coverage, result.low, result.high) == (None, 0, 0, 100)
    assert (result.grade, result.at_worst, result.at_best) == (None, "E", "A")


def test_assess_sections_by_the_same_formulas():
    rubric = Rubric(
        slug="two",
        version="1",
        sections=(Section("P", "First"), Section("Q", "Second"), Section("R", "Empty")),
        criteria=tuple(
            Criterion(code, code[0], Fraction(weight), 3) for code, weight in (("P1", 2), ("P2", 1), ("Q1", 7))
        ),
        grades=STEPS,
        gates=(),
        minimum_coverage=Fraction(1, 2),
    )

    first, second, empty = assess(rubric, {"P1": Answer(State.SCORED, 1)}).sections

    assert (first.code, first.score, first.coverage) == ("P", Fraction(100, 3), Fraction(2, 3))
    assert (first.low, first.high) == (Fraction(200, 9), Fraction(500, 9))
    assert (second.code, second.score, second.coverage, second.low, second.high) == ("Q", None, 0, 0, 100)
    assert (empty.score, empty.coverage) == (None, 0)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"9": Answer(State.UNCLEAR)}, "9 is not a criterion of example 1"),
        ({"1": Answer(State.SCORED, 4)}, "1 has level 4, outside 0 to 3"),
        ({"1": Answer(State.SCORED, -1)}, "1 has level -1, outside 0 to 3"),
        ({"1": Answer(State.SCORED)}, "1 is scored and has no level"),
        ({"1": Answer(State.UNCLEAR, 0)}, "1 is unclear and yet has level 0"),
    ],
)
def test_assess_refuses_answers_that_do_not_fit(answers, words):
    with pytest.raises(ValueError, match=words):
        assess(make_rubric(1), answers)


def test_assess_all_at_the_top_of_the_shipped_rubric():
    rubric = shipped_rubric()

    result = assess(rubric, {criterion.code: Answer(State.SCORED, 3) for criterion in rubric.criteria})

    assert (result.score, result.coverage, result.grade) == (100, 1, "A")
    assert [section.score for section in result.sections] == [100] * 6
