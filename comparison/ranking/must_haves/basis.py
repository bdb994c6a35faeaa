"""What a product is judged on, as of the day of its publication."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.scoring import Answer
from common.words import country
from vendors.exposure import Exposure, Law


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One jurisdiction on record; `adequacy` is a word of `vendors.vocabulary.Adequacy`."""

    code: str
    name: str
    member_of: tuple[str, ...]
    adequacy: str

    @property
    def in_words(self) -> str:
        """The name as it stands inside a sentence."""
        return country(self.name)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all products of an edition share: jurisdictions by code, laws with their names by slug, and the day of
    which adequacy is on record."""

    jurisdictions: Mapping[str, Jurisdiction]
    laws: tuple[Law, ...]
    law_names: Mapping[str, str]
    read: date

    def members(self, code: str) -> frozenset[str]:
        """The jurisdiction itself and, where it is a bloc, its members."""
        return frozenset({code, *(place.code for place in self.jurisdictions.values() if code in place.member_of)})

    def blocs(self, code: str) -> frozenset[str]:
        """The blocs on record that the jurisdiction belongs to."""
        return frozenset(self.jurisdictions[code].member_of) & self.jurisdictions.keys()


@dataclass(frozen=True, slots=True)
class Flow:
    """One data flow that stands; `destinations` as in `vendors.exposure`.

    `on_record` says whether the recipient is a company on record, `contradicted` whether other evidence contradicts
    the claim.
    """

    claim: str
    destinations: tuple[str, ...]
    recipient_kind: str
    on_record: bool
    contradicted: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """What one standing claim that nothing contradicts says of one certificate: `held`, or lacking."""

    name: str
    held: bool
    claim: str
    asserted_by: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Basis:
    """What one publication is judged on.

    `answers` has every criterion of the rubric by which the product was judged, and `score_claims` the claims that
    each answer rests on. `unestablished` names the vendor and those ancestors of it of which a country is not
    established. Of `exposures`, the kinds of data and the links are not kept.
    """

    slug: str
    day: date
    hosting: str
    licence: str | None
    answers: Mapping[str, Answer]
    score_claims: Mapping[str, tuple[str, ...]]
    flows: tuple[Flow, ...]
    exposures: tuple[Exposure, ...]
    unestablished: tuple[str, ...]
    certificates: tuple[Certificate, ...]
    shared: Shared
