"""How a shortlist is written in an address: importances as `A5C5C15`, many products as short tokens. Pure."""

import re
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from comparison.ranking.importances import DEFAULT, HIGHEST

PLAIN = "3"
"""What is written for importances that are all as the rubric weighs."""

TOKEN = 5
"""Characters of a product's token: 30 bits, so that one shortlist in 500 of a 1,000-product site could clash at all."""

_PAIR = re.compile(r"([A-Za-z]+[0-9]*)([0-9])(?![0-9])")


def write_importances(importances: Mapping[str, int], order: Iterable[str]) -> str:
    """Each code followed by its importance, without anything between, in the order of the codes."""
    return "".join(f"{code}{importances[code]}" for code in order if code in importances) or PLAIN


def read_importances(text: str) -> dict[str, int]:
    """The importances that a text says; ValueError names the part that says none.

    The last digit before the next letter is the importance, whatever digits the code ends in.
    """
    if text == PLAIN:
        return {}
    found: dict[str, int] = {}
    end = 0
    for pair in _PAIR.finditer(text):
        code, value = pair[1], int(pair[2])
        if pair.start() != end:
            break
        if value > HIGHEST:
            raise ValueError(f"{code} has {value}; an importance is a number from 0 to {HIGHEST}")
        if code in found:
            raise ValueError(f"{code} stands twice")
        found[code] = value
        end = pair.end()
    if end != len(text):
        raise ValueError(f"“{text[end:][:20]}” is no code with an importance; write for example A5C5C10")
    return found


def settled(importances: Mapping[str, int], sections: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The fewest importances that say the same, in the rubric's order.

    Left out are a section all of whose criteria have their own, a criterion that has what its section has, and a
    section at 3.
    """
    kept: dict[str, int] = {}
    for section, criteria in sections.items():
        shared = importances.get(section, DEFAULT)
        if all(code in importances for code in criteria):
            shared = DEFAULT
        if shared != DEFAULT:
            kept[section] = shared
        kept |= {code: importances[code] for code in criteria if importances.get(code, shared) != shared}
    return kept


def token(slug: str) -> str:
    """The short name of a product in an address: the same in every edition."""
    return urlsafe_b64encode(sha256(slug.encode()).digest()).decode()[:TOKEN]


def write_tokens(slugs: Iterable[str]) -> str:
    """The tokens of products, without anything between."""
    return "".join(sorted(token(slug) for slug in slugs))


def read_tokens(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The slugs, among those known, that tokens stand for; ValueError names one that stands for none or several."""
    by_token: dict[str, list[str]] = defaultdict(list)
    for slug in known:
        by_token[token(slug)].append(slug)
    slugs = []
    for start in range(0, len(text), TOKEN):
        part = text[start : start + TOKEN]
        match by_token.get(part, []):
            case [slug]:
                slugs.append(slug)
            case []:
                raise ValueError(f"“{part}” stands for no product of this edition")
            case several:
                raise ValueError(f"“{part}” stands for several products: {', '.join(sorted(several))}")
    return tuple(dict.fromkeys(slugs))
