"""Whether a reader needs the page at all: conditional requests by RFC 9110, section 13."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.http import parse_http_date_safe

OK = 200
NOT_MODIFIED = 304
PRECONDITION_FAILED = 412
ANY = "*"
_TAG = re.compile(r'(W/)?("[\x21\x23-\x7e\x80-\xff]*")[ \t]*(?:,[ \t,]*|$)')


def outcome(environ: Mapping[str, Any], tag: str, modified: int) -> int:
    """200 where the page is to be sent, 304 where the reader has it, 412 where a precondition fails.

    `tag` is the strong entity tag with its quotation marks, `modified` in seconds since 1970.
    """
    get = environ.get
    if (match := get("HTTP_IF_MATCH")) is not None:
        if not _matches(match, tag, weakly=False):
            return PRECONDITION_FAILED
    elif (since := get("HTTP_IF_UNMODIFIED_SINCE")) is not None:
        moment = parse_http_date_safe(since)
        if moment is not None and modified > moment:
            return PRECONDITION_FAILED
    if (match := get("HTTP_IF_NONE_MATCH")) is not None:
        return NOT_MODIFIED if match == tag or _matches(match, tag, weakly=True) else OK
    if (since := get("HTTP_IF_MODIFIED_SINCE")) is not None:
        moment = parse_http_date_safe(since)
        return NOT_MODIFIED if moment is not None and modified <= moment else OK
    return OK


def entity_tags(header: str) -> list[tuple[bool, str]]:
    """The tags of an If-Match or If-None-Match, each with whether it is weak; none where the list is malformed."""
    header = header.strip(" \t,")
    tags = []
    position = 0
    while position < len(header):
        found = _TAG.match(header, position)
        if found is None:
            return []
        tags.append((found[1] is not None, found[2]))
        position = found.end()
    return tags


def _matches(header: str, tag: str, *, weakly: bool) -> bool:
    return header.strip(" \t") == ANY or any(
        found == tag and (weakly or not is_weak) for is_weak, found in entity_tags(header)
    )
