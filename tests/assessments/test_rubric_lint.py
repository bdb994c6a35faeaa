"""The lint of a rubric, and reading one."""

import copy
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring import Answer, Level, Problem, State, assess, lint, read_rubric
from assessments.scoring.reachable import reachable_grades
from tests.assessments.scoring_cases import make_gate, make_rubric, rubric_data, rubrics, shipped_rubric

SHIPPED = rubric_data()


def spoilt(path, value):
    """The shipped rubric with the value at `path` replaced, or removed where the value is `...`."""
    data = copy.deepcopy(SHIPPED)
    *parents, last = path
    inner = data
    for step in parents:
        inner = inner[step]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return data


@pytest.mark.parametrize("name", ["rubric.yaml", "rubric-1.1-draft.yaml"])
def test_lint_finds_nothing_in_the_shipped_rubrics(name):
    assert lint(rubric_data(name)) == ()


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("sections", 1, "weight"), 21, "sections[1].weight"),
        (("sections", 1, "criteria", 0, "weight"), 0, "sections[1].criteria[0].weight"),
        (("sections", 1, "criteria", 0, "weight"), -5, "sections[1].criteria[0].weight"),
        (("sections", 1, "criteria", 0, "code"), "C9", "sections[1].criteria[0].code"),
        (("sections", 1, "criteria", 0, "code"), "B", "sections[1].criteria[0].code"),
        (("sections", 1, "criteria", 0, "code"), "B2", "sections[1].criteria[1].code"),
        (("sections", 1, "criteria", 0, "levels", 2), ..., "sections[1].criteria[0].levels"),
        (("sections", 1, "criteria", 0, "levels", 2), " ", "sections[1].criteria[0].levels"),
        (("sections", 1, "criteria", 0, "levels", 4), "Beyond.", "sections[1].criteria[0].levels"),
        (("sections", 1, "code"), "A", "sections[1].code"),
        (("gates", 0, "criterion"), "A9", "gates[0].criterion"),
        (("gates", 0, "at_most_level"), 3, "gates[0].at_most_level"),
        (("gates", 0, "at_most_level"), -1, "gates[0].at_most_level"),
        (("gates", 0, "cap"), "F", "gates[0].cap"),
        (("gates", 0, "cap"), "A", "gates[0].cap"),
        (("grades", 1, "at_least"), 85, "grades[1].at_least"),
        (("grades", 0, "at_least"), 101, "grades[0].at_least"),
        (("grades", 4, "at_least"), 1, "grades[4].at_least"),
        (("grades", 1, "grade"), "A", "grades[1].grade"),
        (("minimum_coverage",), 0, "minimum_coverage"),
        (("minimum_coverage",), 1.1, "minimum_coverage"),
        (("levels", 1, "value"), 0, "levels"),
        (("levels",), [{"value": 0, "label": "Only", "meaning": "one level"}], "levels"),
    ],
)
def test_lint_finds_a_broken_rule(path, value, where):
    assert where in [problem.where for problem in lint(spoilt(path, value))]


def test_lint_says_what_the_weights_sum_to():
    assert lint(spoilt(("sections", 1, "weight"), 20.5)) == (
        Problem("sections[1].weight", "is 20.5, its criteria sum to 20"),
        Problem("sections", "have weights that sum to 100.5, not 100"),
    )


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("slug",), ..., Problem("slug", "is missing")),
        (("version",), 1.0, Problem("version", "is not text")),
        (("sections",), ..., Problem("sections", "is missing")),
        (("sections",), [], Problem("sections", "is empty")),
        (("sections",), "A", Problem("sections", "is not a list")),
        (("sections", 0), "A", Problem("sections[0]", "is not a mapping")),
        (("sections", 0, "title"), " ", Problem("sections[0].title", "is empty")),
        (
            ("sections", 0, "criteria", 2, "weight"),
            "6",
            Problem("sections[0].criteria[2].weight", "is not a number"),
        ),
        (
            ("sections", 0, "criteria", 2, "weight"),
            True,
            Problem("sections[0].criteria[2].weight", "is not a number"),
        ),
        (("sections", 0, "weight"), float("nan"), Problem("sections[0].weight", "is not a plain number")),
        (("sections", 0, "weight"), 10**7, Problem("sections[0].weight", "is far too large")),
        (
            ("sections", 0, "criteria", 2, "levels"),
            ["x"],
            Problem("sections[0].criteria[2].levels", "is not a mapping"),
        ),
        (("gates",), ..., Problem("gates", "is missing")),
        (("gates", 1, "at_most_level"), 0.5, Problem("gates[1].at_most_level", "is not a whole number")),
        (("gates", 1, "at_most_level"), 10**7, Problem("gates[1].at_most_level", "is far too large")),
        (("minimum_coverage",), None, Problem("minimum_coverage", "is missing")),
    ],
)
def test_lint_finds_what_cannot_be_read(path, value, problem):
    data = spoilt(path, value)

    assert lint(data) == (problem,)
    with pytest.raises(ValueError, match="^" + problem.where.replace("[", r"\[")):
        read_rubric(data)


def test_lint_of_a_number_too_long_to_print():
    assert lint(spoilt(("sections", 0, "weight"), 10**5000)) == (
        Problem("sections[0].weight", "is not a plain number"),
    )


def test_lint_gates_may_be_none():
    assert lint(spoilt(("gates",), [])) == ()


@pytest.mark.parametrize("data", [None, [], "rubric", 3])
def test_lint_of_what_is_no_mapping(data):
    assert lint(data) == (Problem("rubric", "is not a mapping"),)


keys = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
scalars = keys | st.floats() | st.decimals()
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@st.composite
def places(draw):
    """The path to some value inside the shipped rubric."""
    path, inner = [], SHIPPED
    while not path or (isinstance(inner, dict | list) and draw(st.booleans())):
        path.append(draw(st.sampled_from(list(inner) if isinstance(inner, dict) else range(len(inner)))))
        inner = inner[path[-1]]
    return path


@given(anything)
def test_lint_never_raises_on_anything(data):
    assert lint(data)


@given(places(), anything)
def test_lint_never_raises_on_a_spoilt_rubric(path, value):
    data = spoilt(path, value)

    if not lint(data):
        read_rubric(data)


def test_lint_finds_a_grade_that_a_heavy_gated_criterion_puts_out_of_reach():
    # Whoever is not capped at E has earned at least 90 points by the gated criterion alone.
    weights, thresholds = (90, 10), (85, 70, 55, 40, 0)
    data = small_rubric(weights, thresholds, gates=[gate_data("S1", at_most_level=2, cap="E")])

    assert [problem.where for problem in lint(data)] == ["grades[1]", "grades[2]", "grades[3]"]


def test_lint_finds_a_grade_between_two_neighbouring_scores():
    # The highest scores are 100 and five sixths of it, 83.33.
    data = small_rubric((50, 50), (100, 83.34, 0))

    assert lint(data) == (Problem("grades[1]", "B is reached by no answers"),)
    assert lint(small_rubric((50, 50), (100, 83.33, 0))) == ()


def test_lint_counts_a_grade_reached_by_a_cap_alone():
    assert lint(small_rubric((50, 50), (100, 99, 0), gates=[gate_data("S1", at_most_level=2, cap="B")])) != ()
    assert lint(small_rubric((50, 50), (83, 82, 0), gates=[gate_data("S1", at_most_level=2, cap="B")])) == ()


def test_lint_refuses_weights_too_finely_divided():
    assert [p.where for p in lint(small_rubric((50.0000001, 49.9999999), (50, 0)))] == ["sections"]


def gate_data(criterion, *, at_most_level, cap):
    return {"criterion": criterion, "at_most_level": at_most_level, "cap": cap, "because": "of it"}


def small_rubric(weights, thresholds, gates=()):
    levels = SHIPPED["levels"]
    criteria = [
        {"code": f"S{n}", "weight": weight, "levels": {level["value"]: "Words." for level in levels}}
        for n, weight in enumerate(weights, 1)
    ]
    return {
        "slug": "small",
        "version": "1",
        "levels": levels,
        "minimum_coverage": 0.5,
        "grades": [{"grade": grade, "at_least": at} for grade, at in zip("ABCDE", thresholds, strict=False)],
        "gates": list(gates),
        "sections": [{"code": "S", "title": "Section", "weight": 100, "criteria": criteria}],
    }


@given(rubrics(), st.data())
def test_reachable_grades_holds_whatever_grade_full_answers_get(rubric, data):
    answers = {c.code: Answer(State.SCORED, data.draw(st.integers(0, c.top))) for c in rubric.criteria}

    assert assess(rubric, answers).grade in reachable_grades(rubric)


def test_reachable_grades_are_no_more_than_trying_all_answers_finds():
    rubric = make_rubric(7, 2, gates=[make_gate("1", cap="C", at_most_level=1)])

    tried = {
        assess(rubric, {"1": Answer(State.SCORED, a), "2": Answer(State.SCORED, b)}).grade
        for a in range(4)
        for b in range(4)
    }

    assert reachable_grades(rubric) == tried


def test_read_rubric_keeps_decimals_exact():
    data = small_rubric((33.3, Decimal("66.7")), (50, 0))

    rubric = read_rubric(data)

    assert [criterion.weight for criterion in rubric.criteria] == [Fraction(333, 10), Fraction(667, 10)]
    assert rubric.minimum_coverage == Fraction(1, 2)


def test_read_rubric_of_the_shipped_one():
    rubric = shipped_rubric()

    assert (rubric.slug, rubric.version) == ("meeting-privacy", "1.0")
    assert [section.code for section in rubric.sections] == list("ABCDEF")
    assert (len(rubric.criteria), sum(criterion.weight for criterion in rubric.criteria)) == (22, 100)
    assert {criterion.top for criterion in rubric.criteria} == {3}
    assert (rubric.grades[0].grade, rubric.grades[0].at_least) == ("A", 85)
    assert rubric.minimum_coverage == Fraction(3, 5)
    assert rubric.levels[0] == Level(0, "Exposed", "people are exposed and can do nothing about it")


def test_read_rubric_that_may_not_be_published_is_read():
    assert read_rubric(spoilt(("sections", 1, "weight"), 21)).slug == "meeting-privacy"


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("gates", 0, "cap"), "F", "gates cap at its grades"),
        (("gates", 0, "criterion"), "A9", "gates refer to its criteria"),
        (("grades", 4, "at_least"), 1, "the last threshold is 0"),
        (("grades", 1, "at_least"), 90, "thresholds strictly fall"),
        (("minimum_coverage",), 2, "the minimum coverage is above 0 and at most 1"),
        (("sections", 0, "criteria", 0, "weight"), 0, "weights are positive"),
        (("sections", 0, "criteria", 0, "code"), "A2", "criteria have codes of their own"),
    ],
)
def test_read_rubric_refuses_what_cannot_be_reckoned_with(path, value, words):
    with pytest.raises(ValueError, match=words):
        read_rubric(spoilt(path, value))
