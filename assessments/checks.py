"""A check that no constraint can make: claims name criteria, and the facts know nothing of rubrics."""

from collections.abc import Sequence
from typing import Any

from django.apps.config import AppConfig
from django.core import checks
from django.db import connections

MOST_NAMED = 10


@checks.register(checks.Tags.database)
def claims_name_criteria_of_a_rubric(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **options: Any
) -> list[checks.CheckMessage]:
    """A warning when claims name criteria that no rubric version has; nothing before the tables are there."""
    from assessments.models import Criterion
    from vendors.models import Claim

    warnings: list[checks.CheckMessage] = []
    for alias in databases or ():
        tables = set(connections[alias].introspection.table_names())
        if not {Claim._meta.db_table, Criterion._meta.db_table} <= tables:
            continue
        codes = Criterion.objects.using(alias).order_by().values("code")
        if not codes.exists():
            continue
        lost = Claim.objects.using(alias).exclude(criterion="").exclude(criterion__in=codes).order_by("pk")
        if names := [f"{claim} ({code})" for claim, code in lost.values_list("pk", "criterion")[: MOST_NAMED + 1]]:
            more = " and more" if len(names) > MOST_NAMED else ""
            warnings.append(
                checks.Warning(
                    f"Claims name criteria that no rubric has: {', '.join(names[:MOST_NAMED])}{more}.",
                    hint="Correct their criterion, or leave it empty for background.",
                    id="assessments.W001",
                )
            )
    return warnings
