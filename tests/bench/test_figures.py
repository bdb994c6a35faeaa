import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Judgement, middle, middle_ratio

SPEEDS = st.lists(st.floats(1, 1e6), min_size=1, max_size=9)


def test_middle_is_the_median_of_each_value() -> None:
    runs = [{"p50 ms": 3.0, "p99 ms": 9.0}, {"p50 ms": 1.0, "p99 ms": 70.0}, {"p50 ms": 2.0, "p99 ms": 8.0}]
    assert middle(runs) == {"p50 ms": 2.0, "p99 ms": 9.0}


def test_middle_ratio_is_that_of_what_was_measured_together() -> None:
    assert middle_ratio([100, 10, 60], [50, 20, 20]) == 2


@given(SPEEDS, st.floats(0.1, 10))
def test_middle_ratio_is_not_moved_by_what_slows_both(speeds: list[float], factor: float) -> None:
    slowed = [speed / (index + 1) for index, speed in enumerate(speeds)]
    assert middle_ratio([speed * factor for speed in slowed], slowed) == pytest.approx(factor)


@pytest.mark.parametrize(
    ("kind", "measured", "held"),
    [("at most", 60, True), ("at most", 60.1, False), ("at least", 60, True), ("at least", 59.9, False)],
)
def test_judgement_holds_at_its_bound(kind: str, measured: float, held: bool) -> None:
    assert Judgement("a page", measured, 60, " ms", kind).held is held
