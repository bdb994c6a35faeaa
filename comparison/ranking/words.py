"""How firm an order is, in sentences: what the draws showed, with how far that may be off, and no more."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor, sqrt

from assessments.scoring import Rubric
from comparison.figures import figure, percent
from comparison.ranking.stability import WeightInterval
from comparison.ranking.stretches import Stretch

ALL = "all weightings"
KEEPING_THE_ORDER = "the weightings that keep your order of importance"

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
MOST = 0.9
STANDS_OUT = 0.03
"""By how much more than in all weightings a section must weigh on average before it is named."""


def ordinal(rank: int) -> str:
    """The rank in words, 1 for the first: `third`, `12th`."""
    if rank <= len(ORDINALS):
        return ORDINALS[rank - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th") if rank // 10 % 10 != 1 else "th"
    return f"{rank}{ending}"


def share_words(share: float, among: str = ALL) -> str:
    """A share of the weightings to the whole percent, no finer than the draws allow: `62 % of all weightings`."""
    if share <= 0:
        return f"none of {among}"
    return among if share >= 1 else f"{_percent(share)} of {among}"


def _percent(share: float) -> str:
    """The share to the whole percent; what is not none or all is not made so by rounding."""
    if 0 < share < 0.01:
        return f"less than {percent(0.01)}"
    if 0.99 < share < 1:
        return f"more than {percent(0.99)}"
    return percent(round(float(share), 2))


def rank_words(shares: Sequence[float], draws: int, among: str = ALL) -> str:
    """One product's ranks: `first under 62 % of all weightings, in none of the 10,000 draws below third`.

    `shares` by rank, the first rank first. What never happened is said of the draws, which are all that is known.
    """
    taken = [rank for rank, share in enumerate(shares, start=1) if share > 0]
    best, worst = taken[0], taken[-1]
    if best == worst:
        return f"{ordinal(best)} in each of the {draws:,} draws"
    usual = max(taken, key=lambda rank: shares[rank - 1])
    parts = []
    if best == 1:
        parts.append(f"first under {share_words(shares[0], among)}")
    if usual != 1:
        how_often = shares[usual - 1]
        most = f" ({_percent(how_often)})" if parts else f", under {share_words(how_often, among)}"
        parts.append(f"most often {ordinal(usual)}{most}")
    bounds = []
    if best > 1:
        bounds.append(f"above {ordinal(best)}")
    if worst < len(shares):
        bounds.append(f"below {ordinal(worst)}")
    if bounds:
        parts.append(f"in none of the {draws:,} draws {' or '.join(bounds)}")
    return ", ".join(parts)


def span_words(shares: Sequence[float], among: str = ALL) -> str:
    """The fewest neighbouring ranks that hold nine tenths of the draws: `second to fifth under 93 % of all weightings`.

    The better ones where several are as few.
    """
    up_to = [0.0, *accumulate(float(share) for share in shares)]
    runs = []
    first = 0
    for last in range(1, len(up_to)):
        while round(up_to[last] - up_to[first + 1], 9) >= MOST:
            first += 1
        held = round(up_to[last] - up_to[first], 9)
        if held >= MOST:
            runs.append((last - first, first + 1, last, held))
    _, first, last, held = min(runs)
    between = "or" if last == first + 1 else "to"
    ranks = ordinal(first) if first == last else f"{ordinal(first)} {between} {ordinal(last)}"
    return f"{ranks} under {share_words(held, among)}"


def error_words(draws: int, seed: int) -> str:
    """How far the shares may be off, and what it takes to draw them again."""
    points = figure(98 / sqrt(draws))
    unit = "percentage point" if points == "1" else "percentage points"
    return (
        f"From {draws:,} draws with the seed {seed}. The true share lies within {points} {unit} of each share shown,"
        f" 19 times out of 20."
    )


def by_section(rubric: Rubric, weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of criteria summed by section, in the rubric's order."""
    sums = {section.code: 0.0 for section in rubric.sections}
    for criterion in rubric.criteria:
        sums[criterion.section] += weights[criterion.code]
    return sums


def central_words(rubric: Rubric, central: Mapping[str, float], mean: Mapping[str, float]) -> str:
    """For whom a product comes first: which sections weigh more on average where it does than in all draws."""
    here, everywhere = by_section(rubric, central), by_section(rubric, mean)
    titles = {section.code: section.title for section in rubric.sections}
    heavier = sorted((code for code in here if here[code] - everywhere[code] >= STANDS_OUT), key=lambda c: -here[c])
    if not heavier:
        return "Where it comes first, no section weighs much more than it does in all draws."
    named = [
        f"“{titles[code]}” ({percent(round(here[code], 2))} instead of {percent(round(everywhere[code], 2))})"
        for code in heavier
    ]
    return f"Comes first for those who give more weight, on average, to {listed(named)}."


def confidence_words(confidence: float, draws: int) -> str:
    """How often a product is first under the weights that suit it, when only what is unknown varies."""
    weights = "With the average of the weights that put it first, it is first"
    if confidence >= 1:
        return f"{weights} whatever levels were drawn for the unknown answers."
    return f"{weights} under {share_words(confidence, f'the {draws:,} draws')} of levels for the unknown answers."


def interval_words(rubric: Rubric, interval: WeightInterval, name: str) -> str:
    """While which shares of the weight for one section the leader stays first; ends are rounded inwards."""
    title = next(section.title for section in rubric.sections if section.code == interval.section)
    now = percent(float(round(interval.share, 3)))
    if interval.always:
        return f"{name} stays first whatever “{title}” weighs (now {now})."
    stretches = listed([_stretch_words(stretch) for stretch in interval.stretches], "or")
    return f"{name} stays first while “{title}” weighs {stretches} of the whole (now {now})."


def dominance_words(names: Sequence[str]) -> str:
    """What beats a product under every weighting: names of those that dominate it."""
    are = "is" if len(names) == 1 else "are each"
    return (
        f"{listed(names)} {are} at least as good on every criterion and better on one, whatever the unknown answers"
        f" turn out to be, and so behind it under no weighting."
    )


def listed(parts: Iterable[str], word: str = "and") -> str:
    """The parts in one phrase: `a, b and c`."""
    *before, last = parts
    return f"{', '.join(before)} {word} {last}" if before else last


def _stretch_words(stretch: Stretch) -> str:
    low, high = Fraction(ceil(stretch[0] * 1000), 1000), Fraction(floor(stretch[1] * 1000), 1000)
    if low > high:
        low = high = round(sum(stretch, Fraction(0)) / 2, 3)
    if low == high:
        return f"just about {percent(float(low))}"
    if low == 0:
        return f"at most {percent(float(high))}"
    if high == 1:
        return f"at least {percent(float(low))}"
    return f"from {percent(float(low))} to {percent(float(high))}"
