"""Which addresses of the site become files of the export, and which files."""

import re
from urllib.parse import parse_qsl, urlsplit

from django.urls import Resolver404, resolve

from common.dates import first_day

EXPORTED = frozenset(
    {
        "claim-detail",
        "contradiction-list",
        "edition-list",
        "evidence-detail",
        "jurisdiction-detail",
        "jurisdiction-list",
        "law-detail",
        "method-detail",
        "product-compare",
        "product-detail",
        "product-document",
        "product-list",
        "product-variants",
        "publication-detail",
        "publication-document",
        "reach-csv",
        "reach-list",
        "reach-what-if",
        "rubric-current",
        "rubric-detail",
        "search-list",
        "shortlist-detail",
    }
)
"""The names of the addresses that become files."""

PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def file_of(address: str) -> str | None:
    """The file of an address, relative to the export; None where only the living site can answer.

    An earlier day comes first and a further page last, so that `/claims/x/?as_of=2020-04-15` is
    `as-of/2020-04-15/claims/x/index.html`, and `/?page=2` is `page/2/index.html`.
    """
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    asked = dict(query)
    if len(asked) < len(query) or not asked.keys() <= {"as_of", "page"} or not _is_exported(parts.path):
        return None
    day, number = asked.get("as_of"), asked.get("page")
    if (day is not None and not _is_day(day)) or (number is not None and not PAGE_NUMBER.fullmatch(number)):
        return None
    path = parts.path.removeprefix("/")
    if number not in (None, "1"):
        path += f"page/{number}/"
    if path == "" or path.endswith("/"):
        path += "index.html"
    return f"as-of/{day}/{path}" if day else path


def _is_exported(path: str) -> bool:
    try:
        found = resolve(path)
    except Resolver404:
        return False
    return found.url_name in EXPORTED and "edition" not in found.namespaces


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(first_day(text))
    except ValueError:
        return False
