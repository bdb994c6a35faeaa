"""On which days something is part of an edition: pure functions over assessed days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `since` on, and before `until`; without end where that is the last day there is."""

    since: date
    until: date


ALWAYS = Span(date.min, date.max)


def spans(held: Iterable[tuple[str, date]], days: Mapping[str, Sequence[date]]) -> list[Span]:
    """The days on which one of the assessments speaks for its product, in their order, as few spans as do.

    `held` names assessments by product and day, `days` gives each product's assessed days in their order: an
    assessment speaks from its day until the next one of its product.
    """
    found: list[Span] = []
    for span in sorted(Span(day, _next(day, days[product])) for product, day in held):
        if found and span.since <= found[-1].until:
            found[-1] = Span(found[-1].since, max(found[-1].until, span.until))
        else:
            found.append(span)
    return found


def _next(day: date, days: Sequence[date]) -> date:
    return next((later for later in days if later > day), date.max)
