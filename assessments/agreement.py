"""How far raters agree: Krippendorff's alpha and Cohen's weighted kappa (docs/method.md)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

Metric = Literal["nominal", "ordinal", "interval"]
WeightTable = Sequence[Sequence[int | Fraction]]
Weights = Literal["quadratic", "linear"] | WeightTable


def alpha(units: Iterable[Sequence[int | None]], metric: Metric) -> float | None:
    """Krippendorff's alpha: 1 for full agreement, 0 for what chance would give.

    A unit is what was rated, with one place per rater and None where that rater gave no value; units with
    fewer than two values count for nothing. None where no unit is left or all values are the same.
    Krippendorff, Content Analysis (4th edition, 2018), chapter 12.
    """
    return alpha_of_counts(Counter(tuple(unit) for unit in units), metric)


def alpha_of_counts(units: Mapping[tuple[int | None, ...], int], metric: Metric) -> float | None:
    """The same from how often each unit occurs, which takes no longer for a million units than for ten."""
    coincidences: dict[tuple[int, int], Fraction] = {}
    for unit, times in units.items():
        values = Counter(value for value in unit if value is not None)
        partners = values.total() - 1
        if partners < 1:
            continue
        for a, often in values.items():
            for b, other in values.items():
                pairs = times * often * (other - (a == b))
                coincidences[a, b] = coincidences.get((a, b), Fraction(0)) + Fraction(pairs, partners)
    totals: dict[int, Fraction] = {}
    for (a, _), count in coincidences.items():
        totals[a] = totals.get(a, Fraction(0)) + count
    distance = _distance(metric, totals)
    observed = sum(count * distance(a, b) for (a, b), count in coincidences.items())
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in totals for b in totals)
    if not expected:
        return None
    return float(1 - (sum(totals.values()) - 1) * observed / expected)


def weighted_kappa(pairs: Sequence[tuple[int, int]], weights: Weights = "quadratic") -> float | None:
    """Cohen's weighted kappa of two raters: 1 for full agreement, 0 for what chance would give.

    `weights` says how grave a disagreement is: by the difference of the levels, by its square, or by a table
    in which `weights[first][second]` holds the gravity (0 on the diagonal). None where there is no pair or
    chance could not disagree. ValueError names levels outside the table. Cohen, Psychological Bulletin 70
    (1968), pages 213 to 220.
    """
    gravity = _gravity(weights)
    first = Counter(a for a, _ in pairs)
    second = Counter(b for _, b in pairs)
    observed = sum(gravity(a, b) for a, b in pairs)
    expected = sum(first[a] * second[b] * gravity(a, b) for a in first for b in second)
    if not expected:
        return None
    return float(1 - len(pairs) * Fraction(observed) / expected)


def _distance(metric: Metric, totals: Mapping[int, Fraction]) -> Callable[[int, int], Fraction]:
    """The squared difference of two values; an ordinal one counts the values given in between."""

    def nominal(a: int, b: int) -> Fraction:
        return Fraction(a != b)

    def interval(a: int, b: int) -> Fraction:
        return Fraction((a - b) ** 2)

    def ordinal(a: int, b: int) -> Fraction:
        low, high = min(a, b), max(a, b)
        between = sum((often for value, often in totals.items() if low <= value <= high), Fraction(0))
        return (between - (totals[a] + totals[b]) / 2) ** 2

    return {"nominal": nominal, "ordinal": ordinal, "interval": interval}[metric]


def _gravity(weights: Weights) -> Callable[[int, int], int | Fraction]:
    if weights == "linear":
        return lambda a, b: abs(a - b)
    if weights == "quadratic":
        return lambda a, b: (a - b) ** 2
    table = weights

    def looked_up(a: int, b: int) -> int | Fraction:
        if not (0 <= a < len(table) and 0 <= b < len(table[a])):
            raise ValueError(f"the table of weights has no place for levels {a} and {b}")
        return table[a][b]

    return looked_up
