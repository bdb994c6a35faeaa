from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.ranking.stretches import WHOLE, in_both, joined, not_negative

SCAN = [Fraction(step, 60) for step in range(61)]
COEFFICIENTS = st.integers(-20, 20)
STRETCHES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
        lambda ends: tuple(Fraction(end, 60) for end in sorted(ends))
    ),
    max_size=5,
)


def contain(stretches, point):
    return any(low <= point <= high for low, high in stretches)


@given(COEFFICIENTS, COEFFICIENTS, COEFFICIENTS)
def test_not_negative_agrees_with_a_scan(square, linear, constant):
    found = not_negative(square, linear, constant)

    for point in SCAN:
        assert contain(found, point) == (square * point * point + linear * point + constant >= 0)
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("coefficients", "stretches"),
    [
        ((0, 0, 0), WHOLE),
        ((0, 0, -1), ()),
        ((0, 3, -1), ((Fraction(1, 3), 1),)),
        ((-4, 4, -1), ((Fraction(1, 2), Fraction(1, 2)),)),
        ((8, -6, 1), ((0, Fraction(1, 4)), (Fraction(1, 2), 1))),
        ((0, 1, 0), WHOLE),
        ((0, -1, 0), ((0, 0),)),
    ],
)
def test_not_negative_has_exact_ends(coefficients, stretches):
    assert not_negative(*coefficients) == stretches


def test_not_negative_has_ends_that_are_no_fractions_nearly():
    ((low, high),) = not_negative(-2, 0, 1)
    assert low == 0
    assert abs(2 * high * high - 1) < Fraction(1, 10**18)


@given(STRETCHES, STRETCHES)
def test_in_both_holds_the_shared_points(one, other):
    shared = in_both(one, other)
    for point in SCAN:
        assert contain(shared, point) == (contain(one, point) and contain(other, point))


@given(STRETCHES)
def test_joined_holds_the_same_points_in_stretches_apart(stretches):
    found = joined(stretches)
    for point in SCAN:
        assert contain(found, point) == contain(stretches, point)
    assert all(before[1] < after[0] for before, after in pairwise(found))
