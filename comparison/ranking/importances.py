"""How much a criterion weighs for this officer: the rubric's weight times an importance from 0 to 5, over 3."""

from collections.abc import Mapping
from fractions import Fraction

from assessments.scoring import Criterion, Rubric

DEFAULT = 3
"""The importance at which a criterion keeps the rubric's weight."""

HIGHEST = 5


class NoWeight(Exception):
    """Every criterion has the weight 0, so that nothing can be compared."""


def weights(rubric: Rubric, importances: Mapping[str, int]) -> dict[str, Fraction]:
    """The weight of every criterion of the rubric, by code.

    `importances` by code of a criterion or section; a criterion's own comes before its section's. ValueError
    names an unknown code and a value that is not a whole number from 0 to 5; NoWeight says that all weigh 0.
    """
    _check(rubric, importances)
    found = {c.code: c.weight * Fraction(importance(c, importances), DEFAULT) for c in rubric.criteria}
    if not any(found.values()):
        raise NoWeight
    return found


def importance(criterion: Criterion, importances: Mapping[str, int]) -> int:
    """The criterion's own importance, else its section's, else 3."""
    return importances.get(criterion.code, importances.get(criterion.section, DEFAULT))


def order_of_importance(rubric: Rubric, importances: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """The codes of criteria in classes of equal importance, the most important first.

    Criteria of importance 0 stand in no class: they take no part. Errors as of `weights`.
    """
    weights(rubric, importances)
    classes: dict[int, list[str]] = {}
    for criterion in rubric.criteria:
        classes.setdefault(importance(criterion, importances), []).append(criterion.code)
    return tuple(tuple(classes[value]) for value in sorted(classes, reverse=True) if value)


def _check(rubric: Rubric, importances: Mapping[str, int]) -> None:
    codes = {section.code for section in rubric.sections} | {criterion.code for criterion in rubric.criteria}
    for code, value in importances.items():
        if code not in codes:
            raise ValueError(f"{code} is neither a criterion nor a section of {rubric.slug} {rubric.version}")
        if value not in range(HIGHEST + 1):
            raise ValueError(f"{code} has the importance {value}, which is not a whole number from 0 to {HIGHEST}")
