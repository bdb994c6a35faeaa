"""The strips of ranks and the bars of intervals."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from comparison.charts.interval_bar import interval_bar
from comparison.charts.rank_strip import MOST_CELLS, rank_strip

SHARES = st.lists(st.integers(0, 100), min_size=1, max_size=200).filter(any).map(lambda n: [x / sum(n) for x in n])
SHARE = st.fractions(0, 1, max_denominator=1000)


def cells(shares: list[float]) -> list[dict[str, float]]:
    picture = etree.fromstring(rank_strip(shares, max(shares), "often first"))
    return [{name: float(value) for name, value in cell.attrib.items()} for cell in picture.iter("rect")]


@given(SHARES)
def test_rank_strip_stays_within_its_picture_and_within_its_cells(shares: list[float]) -> None:
    found = cells(shares)
    assert 0 < len(found) <= min(len(shares), MOST_CELLS)
    for cell in found:
        assert 0 <= cell["x"] < 100
        assert cell["x"] + cell["width"] <= 100.1
        assert 0 < cell["fill-opacity"] <= 1


def test_rank_strip_is_darkest_where_the_share_is_largest_and_empty_where_there_is_none() -> None:
    assert [(cell["x"], cell["fill-opacity"]) for cell in cells([0.5, 0.25, 0, 0.25])] == [
        (0, 1), (25, 0.5), (75, 0.5),
    ]  # fmt: skip


def test_rank_strip_says_in_words_what_it_draws_and_escapes_them() -> None:
    picture = etree.fromstring(rank_strip([1], 1, "first <always>"))
    assert picture.get("role") == "img"
    assert picture.findtext("title") == "first <always>"


@given(st.lists(st.tuples(SHARE, SHARE).map(sorted).map(tuple), max_size=3), SHARE)
def test_interval_bar_stays_within_its_picture(stretches: list[tuple[Fraction, Fraction]], now: Fraction) -> None:
    picture = etree.fromstring(interval_bar(stretches, now, "stays first"))
    bars = [path.get("d") for path in picture.iter("path")][1:-1]
    assert len(bars) == len(stretches)
    for bar in bars:
        start, length = bar.removeprefix("M").split(" 4h")
        assert 0 <= float(start) <= 100
        assert float(length) > 0
        assert float(start) + float(length) <= 101
    assert picture.findtext("title") == "stays first"
