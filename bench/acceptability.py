"""How long the firmness of an order takes to compute; run it as `python -m bench.acceptability`.

Products with random answers to 22 criteria, at several shares of unknown answers. Memory is what the computation
itself holds at its peak, beside what it starts with.
"""

import random
import time
import tracemalloc
from fractions import Fraction

from assessments.scoring import Answer, Criterion, GradeStep, Rubric, Section, State
from comparison.ranking.acceptability import DRAWS, acceptability

CRITERIA = 22
REPEATS = 5


def rubric() -> Rubric:
    """A rubric of equally heavy criteria, with four levels each."""
    criteria = tuple(Criterion(f"S{number}", "S", Fraction(1), 3) for number in range(CRITERIA))
    return Rubric("bench", "1", (Section("S", "All"),), criteria, (GradeStep("A", Fraction(0)),), (), Fraction(1, 2))


def products(
    number: int, unknown: float, not_applicable: float, *, seed: int = 1
) -> list[tuple[str, dict[str, Answer]]]:
    """So many products, the given shares of their answers unknown and not applicable, the others at any level."""
    pick = random.Random(seed)  # noqa: S311 (nothing secret)
    found = []
    for product in range(number):
        answers = {}
        for criterion in rubric().criteria:
            chance = pick.random()
            if chance < unknown:
                answers[criterion.code] = Answer(State.NOTHING_FOUND)
            elif chance < unknown + not_applicable:
                answers[criterion.code] = Answer(State.NOT_APPLICABLE)
            else:
                answers[criterion.code] = Answer(State.SCORED, pick.randint(0, 3))
        found.append((f"product-{product}", answers))
    return found


def measure(number: int, unknown: float, not_applicable: float) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, the best of some runs each, and bytes held at the peak of a run."""
    judged, candidates = rubric(), products(number, unknown, not_applicable)
    clock, processor = [], []
    for _ in range(REPEATS):
        began, busy = time.perf_counter(), time.process_time()
        acceptability(judged, candidates, seed=1)
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
    tracemalloc.start()
    acceptability(judged, candidates, seed=1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return min(clock), min(processor), peak


def main() -> None:
    """Print the table."""
    print(f"{CRITERIA} criteria, {DRAWS} draws, the best of {REPEATS} runs")
    print("products  unknown  not applicable   clock ms  processor ms  peak MB")
    for number in (5, 30, 100, 300, 1000):
        for unknown, not_applicable in ((0, 0), (0.3, 0), (0.3, 0.05), (1, 0)):
            clock, processor, peak = measure(number, unknown, not_applicable)
            print(
                f"{number:8} {unknown:8.0%} {not_applicable:15.0%} {clock * 1000:10.0f} {processor * 1000:13.0f}"
                f" {peak / 1e6:8.0f}"
            )


if __name__ == "__main__":
    main()
