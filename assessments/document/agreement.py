"""How far blind ratings agree, as an edition prints it."""

from collections import defaultdict
from datetime import date

from assessments.agreement import alpha
from assessments.document import types as doc
from assessments.models import Rating
from assessments.vocabulary import AssessmentState, Stage


def figures() -> tuple[doc.Agreement, ...]:
    """Ordinal alpha of the first and second ratings: per day, all criteria together and then each (1 query)."""
    rows = (
        Rating.objects.filter(stage__in=(Stage.FIRST, Stage.SECOND), assessment__state=AssessmentState.PUBLISHED)
        .order_by("assessment__as_of", "criterion__position", "assessment", "stage")
        .values_list("assessment__as_of", "criterion__code", "assessment", "level")
    )
    units: dict[tuple[date, str], dict[int, list[int | None]]] = defaultdict(lambda: defaultdict(list))
    for day, criterion, assessment, level in rows:
        units[day, criterion][assessment].append(level)
    found = []
    for day in sorted({day for day, _ in units}):
        each = {code: list(ratings.values()) for (of, code), ratings in units.items() if of == day}
        found.append(_agreement(day, None, [unit for ratings in each.values() for unit in ratings]))
        found += [_agreement(day, code, ratings) for code, ratings in each.items()]
    return tuple(found)


def _agreement(day: date, criterion: str | None, units: list[list[int | None]]) -> doc.Agreement:
    figure = alpha(units, "ordinal")
    return doc.Agreement(
        as_of=day.isoformat(),
        criterion=criterion,
        alpha=None if figure is None else round(figure, 4),
        pairs=sum(1 for unit in units if len(unit) == 2 and None not in unit),
    )
