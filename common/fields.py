"""Small building blocks that the models share."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from common.dates import PATTERN, first_day


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    """The members of a vocabulary as Django choices: stored word and label."""
    return [(word.value, getattr(word, "label", word.value)) for word in words]


def one_of(field: str, words: type[StrEnum], *, blank: bool = False) -> models.CheckConstraint:
    """A check constraint: the field holds a word of the vocabulary, or nothing where that is allowed."""
    allowed = [word.value for word in words] + ([""] if blank else [])
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": allowed}), name=f"%(app_label)s_%(class)s_{field}_word"
    )


def dated(*fields: str) -> Iterable[models.CheckConstraint]:
    """Check constraints: each field is empty or shaped like a partial date."""
    for field in fields:
        yield models.CheckConstraint(
            condition=models.Q(**{field: ""}) | models.Q(**{f"{field}__regex": PATTERN}),
            name=f"%(app_label)s_%(class)s_{field}_date",
        )


def is_partial_date(value: str) -> None:
    """Passes for YYYY, YYYY-MM and YYYY-MM-DD; raises ValidationError for anything else."""
    try:
        first_day(value)
    except ValueError as error:
        raise ValidationError(str(error)) from error


if TYPE_CHECKING:
    _Text = models.CharField[str, str]
else:
    _Text = models.CharField


class PartialDateField(_Text):
    """A date as precise as its source: a year, a month or a day, kept as text; empty = not known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, is_partial_date]
