"""How firm an order is, as the page prints it, for products made to show it."""

from dataclasses import replace

import pytest

from assessments.scoring import Answer, State
from comparison.ranking.personal import personal_result
from comparison.reading import Reading
from comparison.shortlist import firm_page as firm_page_module
from comparison.shortlist.decision import Decision, decide
from comparison.shortlist.firm_page import FirmPage, firm_page
from tests.comparison.shortlist.readers import asked

pytestmark = pytest.mark.usefixtures("site")


def with_levels(reading: Reading, levels: list[int], query: str = "profile=as-the-rubric") -> Decision:
    """A decision between products that have one level each on every criterion, in the order given."""
    decision = decide(reading, asked(reading, query))
    assert decision.weights
    entries = []
    for entry, level in zip(decision.entries, levels, strict=False):
        answers = {criterion.code: Answer(State.SCORED, level) for criterion in decision.rubric.criteria}
        personal = personal_result(decision.rubric, decision.weights, answers)
        entries.append(replace(entry, answers=answers, personal=personal, place=1))
    return replace(decision, remaining=tuple(entries), undecided=(), excluded=())


def page_of(decision: Decision) -> FirmPage:
    page = firm_page(decision)
    assert page
    return page


def test_product_that_is_better_on_everything_is_first_under_every_weighting(reading: Reading) -> None:
    decision = with_levels(reading, [3, 0])
    best, worst = decision.remaining
    page = page_of(decision)
    row = page.row(best.slug)
    assert row
    assert row.words == "first in each of the 10,000 draws"
    assert page.leader is best
    assert next(found.words for found in page.intervals).startswith(f"{best.name} stays first whatever")
    assert [(entry, words.split(" is at least")[0]) for entry, words in page.dominated] == [(worst, best.name)]
    assert page.row("no-such-product") is None


def test_of_many_that_dominate_only_the_first_are_named(reading: Reading) -> None:
    decision = with_levels(reading, [3, 3, 3, 3, 3, 3, 3, 0])
    entry, said = page_of(decision).dominated[-1]
    assert entry is decision.remaining[-1]
    assert "and 2 others are each at least as good" in said


def test_equal_products_share_the_first_ranks_evenly(reading: Reading) -> None:
    page = page_of(with_levels(reading, [2, 2, 2]))
    assert [shares for _, shares in page.tables[0].rows] == [(pytest.approx(1 / 3),) * 3] * 3


def test_table_of_very_many_ranks_puts_the_last_together_and_says_how_many_it_leaves_out(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(firm_page_module, "MOST_RANKS", 4)
    monkeypatch.setattr(firm_page_module, "MOST_ROWS", 5)
    page = page_of(decide(reading, asked(reading, "w=A5")))
    table = page.tables[0]
    assert (list(table.ranks), table.rest, len(table.rows), page.left_out) == ([1, 2, 3, 4], True, 5, 27)
    for _, shares in table.rows:
        assert sum(shares) == pytest.approx(1)


def test_weightings_that_keep_the_order_stand_before_all_weightings(reading: Reading) -> None:
    unequal, equal = (page_of(decide(reading, asked(reading, query))) for query in ("w=A5", "profile=as-the-rubric"))
    assert [table.caption for table in unequal.tables] == [
        "the weightings that keep your order of importance",
        "all weightings",
    ]
    assert [table.caption for table in equal.tables] == ["all weightings"]
