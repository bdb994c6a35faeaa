from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.figures import figure, percent


@pytest.mark.parametrize(
    ("value", "words"), [(60.3175, "60.3"), (40.0, "40"), (0.25, "0.2"), (99.96, "100"), (0.0, "0"), (0.35, "0.4")]
)
def test_figure_has_one_decimal_at_most_and_rounds_half_to_even(value: float, words: str) -> None:
    assert figure(value) == words


@given(st.integers(0, 10_000_000))
def test_figure_is_never_off_by_more_than_half_a_tenth(ten_thousandths: int) -> None:
    value = ten_thousandths / 10_000
    assert abs(Decimal(figure(value)) - Decimal(repr(value))) <= Decimal("0.05")


def test_percent_keeps_number_and_sign_on_one_line() -> None:
    assert percent(0.43) == "43\u00a0%"
    assert percent(0.7667) == "76.7\u00a0%"
