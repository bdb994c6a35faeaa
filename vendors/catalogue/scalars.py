"""What text without quotes means in the catalogue's YAML, and what it is not allowed to mean."""

import re
from collections.abc import Mapping
from math import isfinite

import yaml

IN_QUOTES = "Put it in quotes: '{}'"

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+(e[+-][0-9]+)?")
_RESOLVERS: Mapping[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
_UNUSUAL = ("{} without quotes is an unusual number", IN_QUOTES + ", or write decimal digits alone")
_MISREAD = {
    "timestamp": ("{} is a date without quotes", "Write the date in quotes: '{}'"),
    "bool": ("{} without quotes means true or false", IN_QUOTES + ", or write true or false"),
    "null": ("{} without quotes means null", IN_QUOTES + ", or write null"),
    "int": _UNUSUAL,
    "float": _UNUSUAL,
    "merge": ("{} has a special meaning in YAML", IN_QUOTES),
    "value": ("{} has a special meaning in YAML", IN_QUOTES),
}
"""Message and remedy for text without quotes that YAML 1.1 takes for something else, by its tag there."""


class Misread(Exception):
    """Text without quotes that means something else than it seems; args: message, remedy."""


def plain_value(text: str) -> str | int | float | bool | None:
    """The value of text without quotes; raises Misread."""
    if text in _WORDS:
        return _WORDS[text]
    if not text[0].isalpha():
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and isfinite(number := float(text)):
            return number
    for tag, pattern in _RESOLVERS.get(text[0], ()):
        if pattern.match(text):
            message, remedy = _MISREAD[tag.rpartition(":")[2]]
            raise Misread(message.format(text), remedy.format(text))
    return text
