"""What holds for every rubric and every set of answers."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.scoring import UNKNOWN, Answer, GateState, State, assess
from tests.assessments.scoring_cases import UNKNOWN_STATES, cases, levels_of, place


def with_one(draw, rubric, answers, wanted):
    """One criterion whose answer is as wanted."""
    fitting = [c for c in rubric.criteria if c.code in answers and wanted(c, answers[c.code])]
    assume(fitting)
    return draw(st.sampled_from(fitting))


@given(cases())
def test_assess_stays_within_bounds(case):
    rubric, answers = case

    result = assess(rubric, answers)

    for figures in (result, *result.sections):
        assert 0 <= figures.coverage <= 1
        assert 0 <= figures.low <= figures.high <= 100
        if figures.score is None:
            assert figures.coverage == 0
        else:
            assert figures.low <= figures.score <= figures.high
        if figures.coverage == 1:
            assert figures.low == figures.score == figures.high


@given(cases())
def test_assess_grade_lies_between_worst_and_best(case):
    rubric, answers = case

    result = assess(rubric, answers)

    worst, best = place(rubric, result.at_worst), place(rubric, result.at_best)
    assert best <= worst
    assert (result.grade is None) == (result.score is None or result.coverage < rubric.minimum_coverage)
    if result.grade is not None:
        assert best <= place(rubric, result.grade) <= worst


@given(cases(), st.data())
def test_assess_higher_level_never_lowers_anything(case, data):
    rubric, answers = case
    criterion = with_one(data.draw, rubric, answers, lambda c, a: a.level is not None and a.level < c.top)
    higher = data.draw(st.integers(answers[criterion.code].level + 1, criterion.top))
    before = assess(rubric, answers)

    after = assess(rubric, {**answers, criterion.code: Answer(State.SCORED, higher)})

    assert after.coverage == before.coverage
    assert after.score > before.score
    assert after.low > before.low
    assert after.high > before.high
    for grade in ("grade", "at_worst", "at_best"):
        if getattr(before, grade) is not None:
            assert place(rubric, getattr(after, grade)) <= place(rubric, getattr(before, grade))


@given(cases(), st.data(), st.sampled_from(UNKNOWN_STATES))
def test_assess_losing_a_level_only_widens_the_range(case, data, state):
    rubric, answers = case
    criterion = with_one(data.draw, rubric, answers, lambda c, a: a.level is not None)
    before = assess(rubric, answers)

    after = assess(rubric, {**answers, criterion.code: Answer(state)})

    assert after.low <= before.low <= before.high <= after.high
    assert after.coverage < before.coverage
    assert place(rubric, after.at_best) <= place(rubric, before.at_best)
    assert place(rubric, before.at_worst) <= place(rubric, after.at_worst)


@given(cases(), st.data(), st.sampled_from(UNKNOWN_STATES))
def test_assess_unknown_answer_does_not_touch_the_score(case, data, state):
    rubric, answers = case
    code = data.draw(st.sampled_from(rubric.criteria)).code

    unknown = assess(rubric, {**answers, code: Answer(state)})
    left_out = assess(rubric, {**answers, code: Answer(State.NOT_APPLICABLE)})

    assert unknown.score == left_out.score


@given(cases(), st.data())
def test_assess_whatever_the_unknown_turn_out_to_be_stays_within_the_span(case, data):
    rubric, answers = case
    before = assess(rubric, answers)
    missing = [c for c in rubric.criteria if c.code not in answers or answers[c.code].state in UNKNOWN]
    assume(any(answer.state is not State.NOT_APPLICABLE for answer in answers.values()) or missing)

    after = assess(rubric, {**answers, **{c.code: data.draw(levels_of(c)) for c in missing}})

    assert before.low <= after.score <= before.high
    assert place(rubric, before.at_best) <= place(rubric, after.grade) <= place(rubric, before.at_worst)


@given(cases())
def test_assess_ends_of_the_range_are_attained(case):
    rubric, answers = case
    missing = [c for c in rubric.criteria if c.code not in answers or answers[c.code].state in UNKNOWN]
    assume(missing)
    span = assess(rubric, answers)

    lowest = assess(rubric, {**answers, **{c.code: Answer(State.SCORED, 0) for c in missing}})
    highest = assess(rubric, {**answers, **{c.code: Answer(State.SCORED, c.top) for c in missing}})

    assert (lowest.score, lowest.grade) == (span.low, span.at_worst)
    assert (highest.score, highest.grade) == (span.high, span.at_best)


@given(cases())
def test_assess_gates_only_ever_lower(case):
    rubric, answers = case

    gated, free = assess(rubric, answers), assess(replace(rubric, gates=()), answers)

    assert (gated.score, gated.coverage, gated.low, gated.high) == (
        free.score,
        free.coverage,
        free.low,
        free.high,
    )
    for grade in ("grade", "at_worst", "at_best"):
        if getattr(free, grade) is not None:
            assert place(rubric, getattr(gated, grade)) >= place(rubric, getattr(free, grade))
    for outcome in gated.gates:
        if outcome.state is GateState.TRIPPED and gated.grade is not None:
            assert place(rubric, gated.grade) >= place(rubric, outcome.gate.cap)


@given(cases(), st.randoms(use_true_random=False))
def test_assess_order_of_criteria_has_no_effect(case, random):
    rubric, answers = case
    criteria = list(rubric.criteria)
    random.shuffle(criteria)

    assert assess(replace(rubric, criteria=tuple(criteria)), answers) == assess(rubric, answers)


@given(cases(), st.fractions(min_value="1/1000", max_value=1000))
def test_assess_scaling_all_weights_has_no_effect(case, factor):
    rubric, answers = case
    scaled = tuple(replace(criterion, weight=criterion.weight * factor) for criterion in rubric.criteria)

    assert assess(replace(rubric, criteria=scaled), answers) == assess(rubric, answers)
