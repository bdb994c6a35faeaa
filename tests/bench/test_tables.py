import pytest

from bench.figures import Figure, Judgement
from bench.tables import figure_tables, judgement_table, number, table


def test_table_begins_words_at_the_left_and_numbers_end_at_the_right() -> None:
    assert table(["page", "ms"], [["home", "5"], ["a", "12.5"]]).splitlines() == [
        "page    ms",
        "----  ----",
        "home     5",
        "a     12.5",
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (30, "30"), (0.834, "0.83"), (61.24, "61.2"), (21257.49, "21,257"), (-0.5, "-0.50")]
)
def test_number_has_as_many_digits_as_tell_something(value: float, text: str) -> None:
    assert number(value) == text


def test_figures_of_a_part_with_the_same_values_share_a_table() -> None:
    figures = [
        Figure("load", "all", 30, "SQLite", {"seconds": 5.5}),
        Figure("cold", "home", 30, "SQLite", {"p50 ms": 40}),
        Figure("load", "all", 1000, "PostgreSQL", {"seconds": 12.25}),
    ]
    load, cold = figure_tables(figures).split("\n\n")
    assert [line.split() for line in load.splitlines()[2:]] == [
        ["all", "SQLite", "30", "5.50"],
        ["all", "PostgreSQL", "1,000", "12.2"],
    ]
    assert cold.startswith("cold  engine  products  p50 ms\n")


def test_judgement_says_target_measured_and_whether_it_held() -> None:
    text = judgement_table([Judgement("brief", 450, 300, " ms"), Judgement("warm", 4.5, 4, "", "at least")])
    brief, warm = (line.split() for line in text.splitlines()[2:])
    assert brief == ["brief", "at", "most", "300", "ms", "450", "ms", "NOT", "HELD"]
    assert warm == ["warm", "at", "least", "4", "4.50", "held"]
