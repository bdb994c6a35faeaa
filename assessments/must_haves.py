"""The forms of must-haves, each with the code by which addresses, profiles and files name it.

The words of the forms are docs/method.md's. Whether a product meets one is judged in `comparison.ranking`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from common.words import country
from vendors.vocabulary import Certificate

ANYWHERE = "any"
"""In place of a jurisdiction: what may go to any country."""

INADEQUATE = "inadequate"
"""In place of a jurisdiction: every country without an EU adequacy decision."""

END_TO_END = ("A1", 3)
"""The criterion about end-to-end encryption, and its level that says "on by default"."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A criterion answered with at least this level."""

    criterion: str
    level: int

    @property
    def code(self) -> str:
        return f"{self.criterion}.{self.level}"

    def words(self, names: Mapping[str, str]) -> str:
        title = f" {names[self.criterion]}" if self.criterion in names else ""
        word = f" ({names[str(self.level)]})" if str(self.level) in names else ""
        return f"{self.criterion}{title}: level {self.level}{word} or higher"


@dataclass(frozen=True, slots=True)
class NoFlowTo:
    """No data flow to a jurisdiction, to "any" country, or to one that is "inadequate"."""

    place: str

    @property
    def code(self) -> str:
        return f"flow.{self.place}"

    def words(self, names: Mapping[str, str]) -> str:
        if self.place == ANYWHERE:
            return "No data flow that may go to any country"
        if self.place == INADEQUATE:
            return "No data flow to a country without an EU adequacy decision"
        return f"No data flow to {country(names.get(self.place, self.place))}"


@dataclass(frozen=True, slots=True)
class NotWithinReachOf:
    """No road on record by which the jurisdiction comes within earshot."""

    jurisdiction: str

    @property
    def code(self) -> str:
        return f"reach.{self.jurisdiction}"

    def words(self, names: Mapping[str, str]) -> str:
        return f"Not within reach of {country(names.get(self.jurisdiction, self.jurisdiction))}"


@dataclass(frozen=True, slots=True)
class SelfHostable:
    """The customer may operate the service."""

    code: ClassVar[str] = "self-hostable"

    def words(self, names: Mapping[str, str]) -> str:
        return "Self-hostable"


@dataclass(frozen=True, slots=True)
class OpenSource:
    """Clients and server under an open licence."""

    code: ClassVar[str] = "open-source"

    def words(self, names: Mapping[str, str]) -> str:
        return "Open source"


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate of this name that covers the product."""

    certificate: Certificate

    @property
    def code(self) -> str:
        return f"cert.{self.certificate}"

    def words(self, names: Mapping[str, str]) -> str:
        return f"Certified: {self.certificate.label}"


@dataclass(frozen=True, slots=True)
class EndToEndByDefault:
    """End-to-end encryption on by default."""

    code: ClassVar[str] = "e2ee"

    def words(self, names: Mapping[str, str]) -> str:
        return "End-to-end encryption on by default"


MustHave = AtLeast | NoFlowTo | NotWithinReachOf | SelfHostable | OpenSource | Certified | EndToEndByDefault
"""What a reader may demand of a product.

`code` and `parse_must_have` undo each other. `words` takes the names of criteria and jurisdictions by code, and
those of levels by their digit; what it lacks stands as its code.
"""

_ALONE: Mapping[str, MustHave] = {form.code: form for form in (SelfHostable(), OpenSource(), EndToEndByDefault())}
_CERTIFICATES: Mapping[str, Certificate] = {word.value: word for word in Certificate}
_LEVEL = re.compile(r"([A-Z]{1,3}[0-9]{1,3})\.([1-9])")
_FLOW = re.compile(rf"flow\.([A-Z]{{2}}|{ANYWHERE}|{INADEQUATE})")
_REACH = re.compile(r"reach\.([A-Z]{2})")


def parse_must_have(text: str) -> MustHave:
    """The must-have of a code; ValueError says in words why it is none.

    Whether the criterion and the jurisdiction are on record is the caller's to know.
    """
    if text in _ALONE:
        return _ALONE[text]
    if found := _LEVEL.fullmatch(text):
        return AtLeast(found[1], int(found[2]))
    if found := _FLOW.fullmatch(text):
        return NoFlowTo(found[1])
    if found := _REACH.fullmatch(text):
        return NotWithinReachOf(found[1])
    kind, _, name = text.partition(".")
    if kind == "cert":
        if name in _CERTIFICATES:
            return Certified(_CERTIFICATES[name])
        raise ValueError(f"there is no certificate {name!r}: write one of {', '.join(Certificate)}")
    raise ValueError(
        f"{text!r} is no must-have: write one such as A1.2, flow.CN, flow.any, flow.inadequate, reach.US, "
        "self-hostable, open-source, cert.iso-27001 or e2ee"
    )
