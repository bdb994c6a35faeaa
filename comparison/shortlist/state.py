"""What a shortlist asks, and the address that says it: the address alone reproduces the whole state."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest

from assessments.document.types import ProfileText
from assessments.must_haves import AtLeast, MustHave, parse_must_have
from common.errors import BadQuery
from comparison.reading import Reading
from comparison.shortlist import codes
from comparison.shortlist.known import TOKENS, Known, known_products, read_must_have, read_products, read_profile

VERSION = "1"
"""The format of the address. An address that names it is read to the letter."""

MOST_MUST_HAVES = 10
MOST_NAMED = 18
"""The most products that are chosen or left out by name."""

SHORT = 90
"""Products are written by their slugs while those take no more characters than this; else by tokens, which do not."""

NO_MUST_HAVES = "none"


@dataclass(frozen=True)
class ShortlistState:
    """The products, importances and must-haves that a reader has chosen.

    `rubric` is the version that the codes are of, `profile` a slug or empty; `importances` hold only what differs
    (`codes.settled`). `chosen` empty = all products, but for those `left_out`. `notes` say what of an address made
    by another version of the rubric could not be carried over.
    """

    rubric: str
    profile: str = ""
    importances: Mapping[str, int] = field(default_factory=dict)
    must_haves: tuple[MustHave, ...] = ()
    chosen: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been chosen yet."""
        return not (self.is_ordered or self.must_haves or self.chosen or self.left_out)

    @property
    def is_ordered(self) -> bool:
        """Whether the reader has said what matters, so that products stand in an order."""
        return bool(self.profile or self.importances)

    def pairs(self) -> list[tuple[str, str]]:
        """The query of the address, the same for the same state; with a profile, what it set is written out, so
        that the address does not change its meaning when the profile does."""
        written = [("v", VERSION), ("r", self.rubric)]
        if self.profile:
            written.append(("profile", self.profile))
        if self.profile or self.importances:
            written.append(("w", codes.write_importances(self.importances, self.importances)))
        if self.profile or self.must_haves:
            written.append(("m", "~".join(must.code for must in self.must_haves) or NO_MUST_HAVES))
        return [*written, *_named("p", self.chosen), *_named("x", self.left_out)]

    def is_as_in(self, profile: ProfileText, sections: Mapping[str, Sequence[str]]) -> bool:
        """Whether importances and must-haves are still those of the profile."""
        importances = codes.settled(profile.importances, sections)
        return self.importances == importances and {must.code for must in self.must_haves} == set(profile.must_haves)


def _named(name: str, slugs: Sequence[str]) -> list[tuple[str, str]]:
    by_name = [(name, slug) for slug in sorted(slugs)]
    if sum(len(f"&{name}={slug}") for name, slug in by_name) <= SHORT:
        return by_name
    return [(name, f"{TOKENS}{codes.write_tokens(slugs)}")]


def read_state(request: HttpRequest, reading: Reading) -> ShortlistState:
    """The state that an address says (2 queries, 1 where it names no product).

    BadQuery names what cannot be used. Where the address was made by another version of the rubric, codes that the
    edition's rubric lacks are told in `notes` instead.
    """
    version = request.GET.get("v", VERSION)
    if version != VERSION:
        raise BadQuery("v", version[:20], f"Addresses are written in format {VERSION}.")
    known = Known(reading, _rubric(request, reading))
    is_written_out = bool(request.GET.get("w") and request.GET.get("m"))
    profile = read_profile("profile", request.GET.get("profile", ""), known, needed=not is_written_out)
    return state_of(
        known,
        profile=request.GET.get("profile", ""),
        importances=_importances(request, known, profile),
        must_haves=_must_haves(request, known, profile),
        chosen=read_products("p", request.GET.getlist("p"), reading),
        left_out=read_products("x", request.GET.getlist("x"), reading),
    )


def state_of(
    known: Known,
    *,
    profile: str,
    importances: Mapping[str, int],
    must_haves: Iterable[MustHave],
    chosen: tuple[str, ...],
    left_out: tuple[str, ...],
) -> ShortlistState:
    """The state in its one form: what says nothing is dropped, and what stands twice stands once.

    BadQuery where it would not fit into an address.
    """
    kept = _strictest(must_haves)
    if len(kept) > MOST_MUST_HAVES:
        raise BadQuery("m", kept[-1].code, f"A shortlist has at most {MOST_MUST_HAVES} must-haves. Remove one first.")
    chosen, left_out = _fewest_named(chosen, left_out, known.reading)
    return ShortlistState(
        rubric=known.rubric.version,
        profile=profile,
        importances=codes.settled(importances, known.sections),
        must_haves=kept,
        chosen=tuple(sorted(chosen)),
        left_out=tuple(sorted(left_out)),
        notes=tuple(known.notes),
    )


def _fewest_named(
    chosen: tuple[str, ...], left_out: tuple[str, ...], reading: Reading
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The products chosen, or those left out: as the reader said, or the other way round where these are too many.

    BadQuery where both are, and where nothing would be left.
    """
    if not left_out and len(chosen) <= MOST_NAMED:
        return chosen, ()
    every = known_products(reading.edition.sha256, reading.edition.number)
    wanted = (set(chosen) or every).difference(left_out)
    if not wanted:
        raise BadQuery("x", f"{len(left_out)} products", "No product would be left. Leave out fewer.")
    if chosen and left_out:
        return _fewest_named(tuple(wanted), (), reading)
    named, rest = chosen or left_out, every.difference(chosen or left_out)
    if len(named) <= MOST_NAMED:
        return chosen, left_out
    if len(rest) <= MOST_NAMED:
        return ((), tuple(rest)) if chosen else (tuple(rest), ())
    remedy = f"Choose at most {MOST_NAMED} products by name, or take all and leave out at most {MOST_NAMED}."
    raise BadQuery("p" if chosen else "x", f"{len(named)} products", remedy)


def _strictest(must_haves: Iterable[MustHave]) -> tuple[MustHave, ...]:
    """The must-haves once each, of several on one criterion the one that asks most; criteria first, then by code."""
    kept: dict[str, MustHave] = {}
    for must in must_haves:
        key = must.criterion if isinstance(must, AtLeast) else must.code
        other = kept.get(key)
        if not (isinstance(must, AtLeast) and isinstance(other, AtLeast) and other.level >= must.level):
            kept[key] = must
    return tuple(sorted(kept.values(), key=lambda must: (not isinstance(must, AtLeast), must.code)))


def _rubric(request: HttpRequest, reading: Reading) -> str:
    version = request.GET.get("r", "") or reading.rubric.version
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4}){0,2}", version):
        raise BadQuery("r", version[:20], f"Write a version of the rubric, for example {reading.rubric.version}.")
    return version


def _importances(request: HttpRequest, known: Known, profile: ProfileText | None) -> Mapping[str, int]:
    """The importances of the address; where it says none, those of the profile."""
    text = request.GET.get("w", "")
    if not text:
        return profile.importances if profile else {}
    try:
        found = codes.read_importances(text)
    except ValueError as error:
        raise BadQuery("w", text[:60], f"{error}.") from error
    allowed = {*known.sections, *(criterion.code for criterion in known.rubric.criteria)}
    for code in found:
        if code not in allowed:
            known.miss("w", text[:60], code, f"There is no section or criterion {code}.")
    return {code: value for code, value in found.items() if code in allowed}


def _must_haves(request: HttpRequest, known: Known, profile: ProfileText | None) -> list[MustHave]:
    """The must-haves of the address; where it says none, those of the profile."""
    text = request.GET.get("m", "")
    if not text:
        return [parse_must_have(code) for code in profile.must_haves] if profile else []
    if text == NO_MUST_HAVES:
        return []
    found = (read_must_have("m", code, known) for code in text.split("~")[: MOST_MUST_HAVES + 1])
    return [must for must in found if must]
