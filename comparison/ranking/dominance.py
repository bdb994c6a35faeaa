"""Which products are beaten whatever the weights are and whatever the unknown answers turn out to be."""

from collections.abc import Mapping, Sequence

from assessments.scoring import UNKNOWN, Answer, Rubric, State

NOT_LOOKED = Answer(State.NOT_LOOKED)


def dominated(rubric: Rubric, candidates: Sequence[tuple[str, Mapping[str, Answer]]]) -> dict[str, tuple[str, ...]]:
    """The products that others dominate: slug to the slugs of those others, all in the order given.

    One product dominates another when it is at least as good on every criterion and better on one, its own unknown
    answers counted as level 0 and the other's as the top: so it holds under every completion. What is not
    applicable to both is left out. What is not applicable to one of the two only leaves them without a common
    measure, and neither dominates: a product's weights are spread over the criteria that apply to it, and under
    some weights either could come out ahead.
    """
    bounds = [(slug, *_bounds(rubric, answers)) for slug, answers in candidates]
    found: dict[str, tuple[str, ...]] = {}
    for slug, applicable, _, best in bounds:
        # The bits of `best` are among those of `worst`, and not all of them: at least as good everywhere, better once.
        others = (
            other
            for other, other_applicable, worst, _ in bounds
            if other_applicable == applicable and worst != best and worst | best == worst
        )
        if dominating := tuple(others):
            found[slug] = dominating
    return found


def _bounds(rubric: Rubric, answers: Mapping[str, Answer]) -> tuple[int, int, int]:
    """The criteria that apply, the lowest and the highest levels they can have, each as the bits of a number.

    A level of 2 out of 3 is written 011, so that one level is at least another where its bits include the other's.
    """
    applicable = worst = best = 0
    for criterion in rubric.criteria:
        answer = answers.get(criterion.code, NOT_LOOKED)
        unknown = answer.state in UNKNOWN
        lowest = answer.level or 0
        highest = criterion.top if unknown else lowest
        applicable = applicable << 1 | (answer.state is not State.NOT_APPLICABLE)
        worst = worst << criterion.top | (1 << lowest) - 1
        best = best << criterion.top | (1 << highest) - 1
    return applicable, worst, best
