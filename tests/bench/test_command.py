"""Which sites the command measures, and what it says and writes."""

import json
from pathlib import Path

import pytest

from bench.__main__ import arguments, report, sites, write
from bench.figures import Figure, Outcome
from bench.judging import judge
from bench.run import PARTS

OUTCOME = Outcome([Figure("cold", "brief", 30, "SQLite", {"p50 ms": 450})], ["pages: wrk was not found."])
FACTS = {"cores": 2, "Python": "3.13.1"}


def test_sites_are_every_size_on_every_engine() -> None:
    found = list(sites(["cold"], [1000, 30], ["SQLite", "PostgreSQL"]))
    assert [(size, engine) for size, engine, _ in found] == [
        (30, "SQLite"),
        (30, "PostgreSQL"),
        (1000, "SQLite"),
        (1000, "PostgreSQL"),
    ]


def test_kept_pages_are_measured_on_one_engine_and_lighthouse_on_the_shipped_catalogue() -> None:
    assert list(sites(["lighthouse", "pages"], [30, 1000], ["SQLite", "PostgreSQL"])) == [
        (30, "SQLite", {"lighthouse", "pages"}),
        (1000, "SQLite", {"pages"}),
    ]


def test_ten_thousand_products_bring_the_hundred_that_they_are_held_against() -> None:
    found = {size: parts for size, _, parts in sites(["cold", "load"], [10_000], ["SQLite"])}
    assert found == {100: {"cold"}, 10_000: {"cold", "load"}}


@pytest.mark.parametrize(
    ("parts", "sizes", "words"), [(["heat"], [30], "There is no part heat"), (["cold"], [0, 30], "--products is 0")]
)
def test_what_cannot_be_measured_is_refused(parts: list[str], sizes: list[int], words: str) -> None:
    with pytest.raises(SystemExit, match=words):
        list(sites(parts, sizes, ["SQLite"]))


def test_help_names_every_part() -> None:
    text = arguments().format_help()
    assert [part for part in PARTS if f"  {part} " not in text] == []


def test_report_names_machine_figures_gaps_and_judgement() -> None:
    text = report(FACTS, OUTCOME, judge(OUTCOME.figures))
    assert text.startswith("cores 2, Python 3.13.1\n\ncold   engine")
    assert "Left out:\n- pages: wrk was not found." in text
    assert "NOT HELD" in text


def test_written_file_holds_the_same(tmp_path: Path) -> None:
    file = tmp_path / "bench" / "run.json"
    write(file, FACTS, OUTCOME, judge(OUTCOME.figures))
    found = json.loads(file.read_text())
    assert found["machine"] == FACTS
    assert found["figures"][0]["values"] == {"p50 ms": 450}
    assert found["left_out"] == OUTCOME.left_out
    assert (found["judgements"][0]["what"], found["judgements"][0]["held"]) == ("cold brief, 30 products", False)
