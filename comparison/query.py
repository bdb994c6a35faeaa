"""Values of the address, checked: what cannot be used is refused with a message that names it."""

import unicodedata
from collections.abc import Collection

from django.http import HttpRequest

from common.errors import BadQuery

LONGEST_TEXT = 100


def choice(request: HttpRequest, name: str, allowed: Collection[str], default: str = "") -> str:
    """The value of a parameter that takes one of a few words; BadQuery lists them otherwise."""
    value = request.GET.get(name, "") or default
    if value != default and value not in allowed:
        raise BadQuery(name, value, f"Use one of: {', '.join(allowed)}.")
    return value


def choices(request: HttpRequest, name: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The values of a parameter that may be repeated, once each, in the order given."""
    values = tuple(dict.fromkeys(request.GET.getlist(name)))
    for value in values:
        if value not in allowed:
            raise BadQuery(name, value, f"Use one of: {', '.join(allowed)}.")
    return values


def text(request: HttpRequest, name: str) -> str:
    """Words to look for, without white space around them; BadQuery when too long or not printable."""
    value = request.GET.get(name, "").strip()
    if len(value) > LONGEST_TEXT:
        raise BadQuery(name, f"{value[:LONGEST_TEXT]}…", f"Use at most {LONGEST_TEXT} characters.")
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
        raise BadQuery(name, value.encode("unicode_escape").decode(), "Use letters, digits and signs only.")
    return value


def slugs(request: HttpRequest, name: str, most: int) -> tuple[str, ...]:
    """The slugs of a parameter that may be repeated, once each; BadQuery for what is no slug or too many."""
    values = tuple(dict.fromkeys(value for value in request.GET.getlist(name) if value))
    for value in values:
        if not (value.isascii() and value.replace("-", "").isalnum() and len(value) <= LONGEST_TEXT):
            raise BadQuery(name, value[:LONGEST_TEXT], "Use the name as in the product's address.")
    if len(values) > most:
        raise BadQuery(name, ", ".join(values), f"Choose at most {most}.")
    return values
