"""What an address may name: codes of the rubric, profiles, jurisdictions and products of the reader's edition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assessments.document.rubric import RubricText
from assessments.document.types import ProfileText
from assessments.models import Publication
from assessments.must_haves import (
    ANYWHERE,
    INADEQUATE,
    AtLeast,
    MustHave,
    NoFlowTo,
    NotWithinReachOf,
    parse_must_have,
)
from common.errors import BadQuery
from comparison.reading import Reading
from comparison.shortlist import codes

TOKENS = "~"
"""What stands before tokens; no slug begins with it."""


@dataclass
class Known:
    """What codes an address may name, and what was found in it that the edition's rubric lacks.

    `version` is the version of the rubric by which the address was made, `told` what else the reader must know.
    """

    reading: Reading
    version: str
    lacking: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def rubric(self) -> RubricText:
        return self.reading.rubric

    @property
    def sections(self) -> dict[str, tuple[str, ...]]:
        return criteria_by_section(self.rubric)

    def miss(self, name: str, value: str, code: str, remedy: str) -> None:
        """Notes a code that the rubric lacks; BadQuery where the address was made by the same version."""
        if self.version == self.rubric.version:
            raise BadQuery(name, value, remedy)
        self.lacking.append(code)

    @property
    def notes(self) -> list[str]:
        """What to tell the reader of an address that was made with another version of the rubric, or elsewhere."""
        if self.version == self.rubric.version:
            return self.told
        made = f"This address was made with version {self.version} of the rubric; this edition judges by version "
        made += f"{self.rubric.version}, so that the same words may be asked otherwise."
        lost = "Everything in it could be carried over."
        if self.lacking:
            lost = f"Not carried over, because there is no such thing here: {', '.join(self.lacking)}."
        return [made, lost, *self.told]


def criteria_by_section(rubric: RubricText) -> dict[str, tuple[str, ...]]:
    """The codes of the criteria of each section."""
    return {section.code: tuple(found.code for found in section.criteria) for section in rubric.sections}


def read_profile(name: str, slug: str, known: Known, *, needed: bool = True) -> ProfileText | None:
    """The profile of that slug, None for an empty one.

    BadQuery where the edition has none such; where it is not `needed`, for the address writes out what it set, a note.
    """
    profiles = known.reading.document.profiles
    found = next((profile for profile in profiles if profile.slug == slug), None)
    if slug and not found:
        if needed or not re.fullmatch(r"[a-z0-9-]{1,60}", slug):
            names = ", ".join(profile.slug for profile in profiles)
            raise BadQuery(name, slug[:60], f"Use one of: {names}." if names else "This edition has no profiles.")
        known.told.append(f"This edition has no profile “{slug}”; what it set is written out in the address.")
    return found


def read_must_have(name: str, code: str, known: Known) -> MustHave | None:
    """The must-have of a code, None where only another version of the rubric knows it; BadQuery otherwise."""
    try:
        must = parse_must_have(code)
    except ValueError as error:
        raise BadQuery(name, code[:60], f"{error}.") from error
    if isinstance(must, AtLeast):
        levels = {criterion.code: criterion.levels for criterion in known.rubric.criteria}
        if must.level not in levels.get(must.criterion, {}):
            known.miss(name, code[:60], code, "The rubric has no such criterion or level.")
            return None
    if (place := _place(must)) and place not in {found.code for found in known.reading.document.jurisdictions}:
        raise BadQuery(name, code[:60], f"No jurisdiction {place} is on record.")
    return must


def _place(must: MustHave) -> str:
    """The code of the jurisdiction that a must-have names, empty where it names none."""
    match must:
        case NoFlowTo(place) if place not in {ANYWHERE, INADEQUATE}:
            return place
        case NotWithinReachOf(jurisdiction):
            return jurisdiction
        case _:
            return ""


def read_products(name: str, values: Sequence[str], reading: Reading) -> tuple[str, ...]:
    """The slugs that an address names, by themselves or as tokens; BadQuery names what stands for no product (1 query
    when the edition's products are not kept, none when nothing is named)."""
    values = [value for value in values if value]
    if not values:
        return ()
    known = known_products(reading.edition.sha256, reading.edition.number)
    slugs: list[str] = []
    for value in values:
        if value.startswith(TOKENS):
            try:
                slugs += codes.read_tokens(value.removeprefix(TOKENS), known)
            except ValueError as error:
                raise BadQuery(name, value[:60], f"{error}.") from error
        elif value in known:
            slugs.append(value)
        else:
            raise BadQuery(name, value[:100], "There is no such product in this edition.")
    return tuple(dict.fromkeys(slugs))


@lru_cache(maxsize=8)
def known_products(sha256: str, number: int) -> frozenset[str]:
    """The slugs of every product of an edition, of any day, kept by its hash because they never change (1 query)."""
    rows = Publication.objects.in_edition(number).order_by().values_list("product_id", flat=True)
    return frozenset(rows.distinct())
