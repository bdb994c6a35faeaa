"""docs/method.md says what the code does: its tables are read and recomputed."""

import re
from fractions import Fraction

import pytest

from assessments.agreement import alpha
from assessments.scoring import State, assess
from tests.assessments.scoring_cases import (
    ROOT,
    assessments,
    make_answers,
    make_gate,
    make_rubric,
    rubric_data,
    shipped_rubric,
)

TEXT = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")


def table(first_heading):
    """The rows of the table whose first heading is given, as lists of cells."""
    lines = TEXT.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {first_heading} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip(" *") for cell in line.strip("|").split("|")])
    return rows


def example():
    rows = table("example criterion")
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    weights = [int(row[1]) for row in rows]
    answers = [int(row[2].removeprefix("level ")) if "level" in row[2] else State(row[2]) for row in rows]
    return weights, make_answers(*answers)


def test_method_worked_figures_are_recomputed():
    weights, answers = example()
    result = assess(make_rubric(*weights), answers)
    figures = {
        "score": result.score,
        "coverage": result.coverage,
        "low end": result.low,
        "high end": result.high,
    }

    rows = {name: (worked, shown) for name, worked, shown in table("figure")}

    assert rows.keys() == figures.keys()
    for name, (worked, shown) in rows.items():
        assert Fraction(worked.rsplit(" = ", 1)[1]) == figures[name]
        assert shown == f"{float(figures[name]):.2f}"


@pytest.mark.parametrize("row", table("gates"), ids=lambda row: row[0])
def test_method_worked_grades_are_recomputed(row):
    weights, answers = example()
    words, state, *grades = row
    found = re.fullmatch(r"level (\d) on criterion (\d) caps at ([A-E])", words)
    gates = [make_gate(found[2], cap=found[3], at_most_level=int(found[1]))] if found else []
    assert found or words == "none"

    result = assess(make_rubric(*weights, gates=gates), answers)

    assert [result.grade, result.at_worst, result.at_best] == grades
    assert [outcome.state for outcome in result.gates] == ([] if state == "-" else [state])


def test_method_lists_every_section_and_criterion_with_title_and_weight():
    expected = []
    for section in rubric_data()["sections"]:
        expected.append([section["code"], section["title"], str(section["weight"])])
        expected += [[c["code"], c["title"], str(c["weight"])] for c in section["criteria"]]

    assert table("criterion") == expected
    assert len(shipped_rubric().criteria) == 22


def test_method_lists_the_levels():
    levels = shipped_rubric().levels

    assert [row[:2] for row in table("level")] == [[str(level.value), level.label] for level in levels]
    for row, level in zip(table("level"), levels, strict=True):
        assert row[2].startswith(level.meaning)


def test_method_states_thresholds_gates_and_minimum():
    rubric = shipped_rubric()
    text = " ".join(TEXT.split())

    first, *others = rubric.grades
    thresholds = [f"{first.grade} from {first.at_least}", *(f"{x.grade} from {x.at_least}" for x in others)]
    assert ", ".join(thresholds) + ";" in text
    assert f"Under a coverage of {rubric.minimum_coverage * 100} %" in text
    assert [(g.criterion, g.at_most_level, g.cap) for g in rubric.gates] == [
        ("A2", 0, "D"),
        ("C3", 0, "D"),
        ("D3", 0, "D"),
        ("F1", 0, "C"),
    ]
    assert "level 0 on A2, C3 or D3 caps the grade at D, level 0 on F1 at C" in text


@pytest.mark.parametrize(("day", "pairs", "shown"), table("day"))
def test_method_agreement_is_recomputed(day, pairs, shown):
    units = [
        [score["first"]["level"], score["second"]["level"]] for data in assessments(day) for score in data["scores"]
    ]

    assert sum(None not in unit for unit in units) == int(pairs)
    assert f"{alpha(units, 'ordinal'):.2f}" == shown
