"""What the shortlist's form prints: profiles, importances, must-haves and products, as the state has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Lower
from django.http import HttpRequest

from assessments.document.rubric import CriterionText, SectionText
from assessments.document.types import Jurisdiction, ProfileText
from assessments.must_haves import ANYWHERE, INADEQUATE, EndToEndByDefault, MustHave, OpenSource, SelfHostable
from comparison import query
from comparison.basis import names
from comparison.ranking.importances import DEFAULT, HIGHEST
from comparison.reading import Reading
from comparison.shortlist.state import ShortlistState
from vendors.vocabulary import Certificate

MOST_BOXES = 100
"""Where the edition has more products than this, the form offers those that a text finds, and not all."""

SCALE = tuple(range(HIGHEST + 1))
USUAL_LEVEL = 2
"""The level that a must-have on a criterion asks for unless the reader says otherwise."""


@dataclass(frozen=True)
class CriterionField:
    """One criterion's importance; None = as its section."""

    criterion: CriterionText
    value: int | None


@dataclass(frozen=True)
class SectionField:
    """One section's importance, and those of its criteria."""

    section: SectionText
    value: int
    criteria: tuple[CriterionField, ...]

    @property
    def unfolded(self) -> bool:
        """Whether a criterion has an importance of its own, which must be seen."""
        return any(field.value is not None for field in self.criteria)


@dataclass(frozen=True)
class MustHaveField:
    """One must-have with its words."""

    must_have: MustHave
    words: str


@dataclass(frozen=True)
class Box:
    """One product that can be ticked."""

    slug: str
    name: str
    ticked: bool


@dataclass(frozen=True)
class Fields:
    """Everything that the form prints. `places` are jurisdictions by name, `boxes` products; where `more` are left
    out, a text finds them."""

    profiles: tuple[ProfileText, ...]
    sections: tuple[SectionField, ...]
    must_haves: tuple[MustHaveField, ...]
    facts: tuple[MustHaveField, ...]
    places: tuple[Jurisdiction, ...]
    boxes: tuple[Box, ...]
    more: int
    find: str

    scale = SCALE
    usual_level = USUAL_LEVEL
    certificates = tuple(Certificate)
    anywhere = ANYWHERE
    inadequate = INADEQUATE


def fields(request: HttpRequest, reading: Reading, state: ShortlistState) -> Fields:
    """The form as the state has it (1 query, up to 3 where only some products are offered)."""
    words = names(reading)
    boxes, more, find = _boxes(request, reading, {*state.chosen, *state.left_out})
    return Fields(
        profiles=reading.document.profiles,
        sections=tuple(_section(section, state.importances) for section in reading.rubric.sections),
        must_haves=tuple(MustHaveField(must, must.words(words)) for must in state.must_haves),
        facts=tuple(
            MustHaveField(must, must.words(words)) for must in (EndToEndByDefault(), OpenSource(), SelfHostable())
        ),
        places=tuple(sorted(reading.document.jurisdictions, key=lambda place: place.name)),
        boxes=boxes,
        more=more,
        find=find,
    )


def _section(section: SectionText, importances: Mapping[str, int]) -> SectionField:
    return SectionField(
        section,
        importances.get(section.code, DEFAULT),
        tuple(CriterionField(criterion, importances.get(criterion.code)) for criterion in section.criteria),
    )


def _boxes(request: HttpRequest, reading: Reading, ticked: set[str]) -> tuple[tuple[Box, ...], int, str]:
    """The products to tick by name, how many more there are, and the text that was looked for."""
    find = query.text(request, "find")
    publications = reading.publications().order_by(Lower("name"), "product_id")
    found = publications.filter(name__icontains=find) if find else publications
    shown = list(found.values_list("product_id", "name")[:MOST_BOXES])
    more = found.count() - MOST_BOXES if len(shown) == MOST_BOXES else 0
    missing = ticked - {slug for slug, _ in shown}
    kept = publications.filter(product__in=missing).values_list("product_id", "name") if missing else ()
    return tuple(Box(slug, name, slug in ticked) for slug, name in (*kept, *shown)), more, find
