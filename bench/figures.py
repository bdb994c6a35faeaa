"""What was measured, and what it is held against: plain values, with nothing of how they came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """One thing measured: values by name and unit ("p50 ms"), on a site of so many products on an engine."""

    part: str
    what: str
    products: int
    engine: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Judgement:
    """A value and the bound that it is to keep."""

    what: str
    measured: float
    bound: float
    unit: str
    kind: Literal["at least", "at most"] = "at most"

    @property
    def held(self) -> bool:
        """Whether the bound is kept."""
        return self.measured >= self.bound if self.kind == "at least" else self.measured <= self.bound


@dataclass
class Outcome:
    """All of a run: figures in the order measured, and why anything was left out or failed."""

    figures: list[Figure] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def middle(values: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each value over several runs of the same."""
    return {name: median(one[name] for one in values) for name in values[0]}


def middle_ratio(values: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of two things measured by turns: what the machine does besides bears on both."""
    return median(value / other for value, other in zip(values, others, strict=True))
