"""How far blind ratings agree, as an edition prints it."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import Count, Min, OuterRef, Subquery

from assessments.agreement import alpha_of_counts
from assessments.document import types as doc
from assessments.models import Rating
from assessments.vocabulary import AssessmentState, Stage

Pairs = Counter[tuple[int | None, ...]]
"""How often each pair of first and second level occurs; None where a rater gave none."""


def figures() -> tuple[doc.Agreement, ...]:
    """Ordinal alpha of the first and second ratings: per day, all criteria together and then each (1 query)."""
    second = Rating.objects.filter(
        assessment=OuterRef("assessment"), criterion=OuterRef("criterion"), stage=Stage.SECOND
    ).order_by()
    rows = (
        Rating.objects.filter(stage=Stage.FIRST, assessment__state=AssessmentState.PUBLISHED)
        .order_by()
        .annotate(second=Subquery(second.values("level")[:1]))
        .values("assessment__as_of", "criterion__code", "level", "second")
        .annotate(times=Count("pk"), position=Min("criterion__position"))
        .order_by("assessment__as_of", "position", "criterion__code", "level", "second")
    )
    units: dict[date, dict[str, Pairs]] = defaultdict(lambda: defaultdict(Counter))
    for row in rows:
        pair = (row["level"], row["second"])
        units[row["assessment__as_of"]][row["criterion__code"]][pair] += row["times"]
    found = []
    for day, each in units.items():
        found.append(_agreement(day, None, sum(each.values(), Counter())))
        found += [_agreement(day, code, pairs) for code, pairs in each.items()]
    return tuple(found)


def _agreement(day: date, criterion: str | None, pairs: Pairs) -> doc.Agreement:
    figure = alpha_of_counts(pairs, "ordinal")
    return doc.Agreement(
        as_of=day.isoformat(),
        criterion=criterion,
        alpha=None if figure is None else round(figure, 4),
        pairs=sum(times for pair, times in pairs.items() if None not in pair),
    )
