"""What the records of the catalogue's files have in common: kinds of fields, and problems from misfits."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from common.dates import first_day, last_day
from vendors.catalogue.problems import Problem
from vendors.catalogue.yaml_reader import Document, NodePath


class Record(BaseModel):
    """A mapping of a catalogue file; dumping it in JSON mode without unset keys gives the mapping back."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


R = TypeVar("R", bound=Record)
T = TypeVar("T")


def refusal(message: str, remedy: str, *at: str | int) -> PydanticCustomError:
    """The error that a check raises; `at` leads from the record that is checked to the field at fault."""
    return PydanticCustomError("catalogue", "{message}", {"message": message, "remedy": remedy, "at": at})


def most(length: int) -> AfterValidator:
    """A check that the text has no more characters than the column that is to hold it."""

    def check(text: str) -> str:
        if len(text) > length:
            raise refusal(f"the text has more than {length} characters", "Shorten it")
        return text

    return AfterValidator(check)


def refuse_repeats(items: Iterable[object], *, named: str, path: Callable[[int], NodePath]) -> None:
    """Raises a refusal at the first item that stands there twice; `path` leads to an item by its position."""
    seen = set()
    for position, item in enumerate(items):
        if item in seen:
            raise refusal(f"{named} stands here twice", "Keep one of the two", *path(position))
        seen.add(item)


def refuse_before(later: str | None, earlier: str | None, *, field: str, other: str) -> None:
    """Raises a refusal at `field` when the date `later` lies wholly before `earlier`."""
    if later and earlier and last_day(later) < first_day(earlier):
        raise refusal(f"{later} is before {other} ({earlier})", "Mend one of the two dates", field)


def _text(text: str) -> str:
    if not text:
        raise refusal("the text is empty", "Write it, or null where the field may be unknown")
    if text != text.strip():
        raise refusal("the text begins or ends with a space", "Remove the space")
    if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text):
        raise refusal("the text holds a control character", "Remove it")
    return text


def matching(pattern: str, what: str, remedy: str) -> AfterValidator:
    """A check that the text matches the pattern as a whole; `what` says what it then is, such as `a slug`."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise refusal(f"{text!r} is not {what}", remedy)
        return text

    return AfterValidator(check)


def _partial_date(text: str) -> str:
    try:
        first_day(text)
    except ValueError as error:
        message, _, remedy = str(error).partition(": ")
        raise refusal(message, remedy[:1].upper() + remedy[1:]) from None
    return text


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise refusal(f"{text!r} is not a day", "Write YYYY-MM-DD") from None
    return text


def _address(text: str) -> str:
    """Web addresses only, because pages turn them into links."""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
        _ = parts.port
    except ValueError:
        sound = False
    if not sound or not re.fullmatch(r"[^\s\x00-\x20\x7f-\x9f<>\"\\^`{|}\ud800-\udfff]+", text):
        raise refusal(f"{_shown(text)} is not a web address", "Begin it with https:// or http://")
    return text


def _distinct(items: tuple[T, ...]) -> tuple[T, ...]:
    refuse_repeats(items, named="this entry", path=lambda position: (position,))
    return items


Chosen = Annotated[T, Field(strict=False)]
"""A word of a vocabulary: `Chosen[Hosting]`."""

Several = Annotated[tuple[T, ...], Field(strict=False)]
"""A list, empty or not: `Several[CitationRecord]`."""

Distinct = Annotated[tuple[T, ...], Field(strict=False), AfterValidator(_distinct)]
"""A list without repeats: `Distinct[Slug]`."""

Text = Annotated[str, AfterValidator(_text)]
Slug = Annotated[
    str,
    matching("[a-z0-9]+(-[a-z0-9]+)*", "a slug", "Write small letters and digits, single hyphens between"),
]
ShortSlug = Annotated[Slug, most(60)]
"""As long as the slug of a vendor, product or rubric may be."""

OneWord = Annotated[
    str,
    matching("[A-Za-z0-9]+(-[A-Za-z0-9]+)*", "one word", "Write letters and digits, single hyphens between"),
]
Country = Annotated[str, matching("[A-Z]{2}", "a country code", "Write two capitals, such as DE")]
Destination = Annotated[str, matching(r"[A-Z]{2}|\*", "a destination", "Write two capitals or '*'")]
CriterionCode = Annotated[
    str, matching("[A-Z]{1,3}[0-9]{1,3}", "the code of a criterion", "Write it as in the rubric, such as A1")
]
Address = Annotated[str, AfterValidator(_address)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
Day = Annotated[str, matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day", "Write YYYY-MM-DD"), AfterValidator(_day)]


def validate(document: Document, model: type[R]) -> tuple[R | None, list[Problem]]:
    """The record that a document holds, or None and everything in it that does not fit."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, [_problem(document, details) for details in error.errors(include_url=False)]


def _problem(document: Document, details: ErrorDetails) -> Problem:
    context = details.get("ctx", {})
    path = (*details["loc"], *context.get("at", ()))
    return document.problem(path, *_worded(details, context))


_WORDINGS = {
    "missing": ("this key is missing", "Add it"),
    "extra_forbidden": ("this key is not known", "Mend its spelling, or remove it"),
    "enum": ("unknown value {shown}", "Write one of {expected}"),
    "string_type": ("{shown} is not text", "Write text"),
    "int_type": ("{shown} is not a whole number", "Write digits without quotes"),
    "tuple_type": ("{shown} is not a list", "Write a list; [] is the empty one"),
    "model_type": ("{shown} is not a mapping", "Write keys and values below it"),
}
"""Message and remedy by pydantic's type of error."""


def _worded(details: ErrorDetails, context: dict[str, Any]) -> tuple[str, str]:
    """The message and the remedy in plain words."""
    given = details["input"]
    if details["type"] == "catalogue":
        return context["message"], context["remedy"]
    if details["type"] not in _WORDINGS:
        return details["msg"], ""
    message, remedy = _WORDINGS[details["type"]]
    if details["type"] == "string_type" and isinstance(given, int | float):
        remedy = f"Put it in quotes: '{str(given).lower()}'"
    words = {"shown": _shown(given), **context}
    if "expected" in words:
        words["expected"] = words["expected"].replace(" or ", ", ").replace("'", "")
    return message.format_map(words), remedy.format_map(words)


def _shown(value: object) -> str:
    """The value as it can stand in a sentence."""
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
