"""Which compression a reader takes: RFC 9110, section 12.5.3. Pure."""

import re

PREFERENCE = ("br", "zstd", "gzip", "identity")
"""The smallest first: it goes to a reader who takes several equally well."""

IDENTITY = "identity"
_ITEM = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*(?:;[ \t]*[qQ]=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?", re.ASCII)
_OTHER_NAMES = {"x-gzip": "gzip"}


def acceptable(header: str | None) -> tuple[str, ...]:
    """The codings that an Accept-Encoding takes, best first; identity counts as taken unless it is refused.

    Without the header anything is taken, and plain is the safest. What is malformed in it is passed over.
    """
    if header is None:
        return (IDENTITY,)
    given = _weights(header)
    others = given.get("*")
    weights = {coding: given.get(coding, others) for coding in PREFERENCE}
    if weights[IDENTITY] is None:
        weights[IDENTITY] = -1.0
    taken = [(weight, coding) for coding, weight in weights.items() if weight]
    # sorted() keeps the order of preference among equals.
    return tuple(coding for _, coding in sorted(taken, key=lambda pair: pair[0], reverse=True))


def _weights(header: str) -> dict[str, float]:
    """What each named coding weighs, 0 to 1; the first mention counts."""
    weights: dict[str, float] = {}
    for item in header.split(","):
        found = _ITEM.fullmatch(item.strip(" \t"))
        if found:
            name = found[1].lower()
            weights.setdefault(_OTHER_NAMES.get(name, name), float(found[2] or 1))
    return weights
