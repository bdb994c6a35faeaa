"""The files rubric.yaml, rubric-<version>-draft.yaml and profiles.yaml, field by field, as in the YAML.

Whether a rubric's weights, levels, gates and grades go together is for the lint (`assessments.scoring.lint`).
"""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from assessments import must_haves as forms
from assessments.catalogue.schema import RubricVersion
from assessments.vocabulary import RubricStatus
from vendors.catalogue.records import (
    Chosen,
    Country,
    CriterionCode,
    Record,
    Several,
    ShortSlug,
    Text,
    matching,
    most,
    refusal,
)
from vendors.vocabulary import Certificate

SectionCode = Annotated[str, matching("[A-Z]{1,3}", "the code of a section", "Write one to three capitals")]
AnyCode = Annotated[
    str, matching("[A-Z]{1,3}[0-9]{0,3}", "the code of a section or criterion", "Write it as in the rubric")
]
Importance = Annotated[int, Field(ge=0, le=5)]
Place = Annotated[
    str,
    matching(
        f"[A-Z]{{2}}|{forms.ANYWHERE}|{forms.INADEQUATE}",
        "a place",
        f"Write two capitals, {forms.ANYWHERE} or {forms.INADEQUATE}",
    ),
]


def _true(given: bool) -> bool:
    if not given:
        raise refusal("false demands nothing", "Write true, or remove it")
    return given


Demanded = Annotated[bool, AfterValidator(_true)]


class LevelRecord(Record):
    """One level of the scale."""

    value: int
    label: Text
    meaning: Text


class GradeRecord(Record):
    """A grade and the score from which on it is given."""

    grade: Annotated[Text, most(2)]
    at_least: int | float


class GateRecord(Record):
    """A cap on the grade."""

    criterion: CriterionCode
    at_most_level: int
    cap: Text
    because: Text


class CriterionRecord(Record):
    """One criterion; `change` says of a draft whether an answer given under the last version carries over."""

    code: CriterionCode
    title: Annotated[Text, most(200)]
    weight: int | float
    change: Literal["unchanged", "reworded", "new"] = "unchanged"
    question: Text
    ask: Text
    crosswalk: dict[str, str] = {}
    levels: dict[int, Text]
    guidance: Text | None = None


class SectionRecord(Record):
    """A group of criteria."""

    code: SectionCode
    title: Annotated[Text, most(200)]
    weight: int | float
    criteria: Several[CriterionRecord]


class RubricRecord(Record):
    """A file that holds a rubric version; without a status it is published."""

    slug: ShortSlug
    version: Annotated[RubricVersion, most(12)]
    status: Chosen[RubricStatus] = RubricStatus.PUBLISHED
    title: Annotated[Text, most(200)]
    scope: Text
    levels: Several[LevelRecord]
    minimum_coverage: int | float
    grades: Several[GradeRecord]
    gates: Several[GateRecord]
    sections: Several[SectionRecord]


class MustHaveRecord(Record):
    """One demand on a product: `criterion` with `at_least`, or one of the others alone."""

    criterion: CriterionCode | None = None
    at_least: int | None = None
    no_flow_to: Place | None = None
    not_within_reach_of: Country | None = None
    self_hostable: Demanded | None = None
    open_source: Demanded | None = None
    certification: Chosen[Certificate] | None = None
    end_to_end_by_default: Demanded | None = None

    @model_validator(mode="after")
    def _demands_one_thing(self) -> Self:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        for name, other in (("criterion", "at_least"), ("at_least", "criterion")):
            if name in given and other not in given:
                raise refusal("this key is missing", f"Add it to {name}", other)
        demands = [name for name in given if name != "at_least"]
        if not demands:
            raise refusal("nothing is demanded", "Write criterion and at_least, or one of the other forms")
        if len(demands) > 1:
            message = f"{' and '.join(demands)} stand in one must-have"
            raise refusal(message, "Write each on a line of its own", demands[1])
        return self

    @model_serializer(mode="wrap")
    def _what_is_given(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}

    @property
    def must_have(self) -> forms.MustHave:
        """The demand as it is judged."""
        if self.criterion is not None and self.at_least is not None:
            return forms.AtLeast(self.criterion, self.at_least)
        if self.no_flow_to is not None:
            return forms.NoFlowTo(self.no_flow_to)
        if self.not_within_reach_of is not None:
            return forms.NotWithinReachOf(self.not_within_reach_of)
        if self.certification is not None:
            return forms.Certified(self.certification)
        if self.self_hostable:
            return forms.SelfHostable()
        return forms.OpenSource() if self.open_source else forms.EndToEndByDefault()


class ProfileRecord(Record):
    """A starting point for a kind of reader; importances by code of section or criterion, 0 to 5."""

    slug: ShortSlug
    name: Annotated[Text, most(100)]
    for_whom: Text
    why: Text | None = None
    importances: dict[AnyCode, Importance]
    must_haves: Several[MustHaveRecord]


class ProfilesRecord(Record):
    """The file profiles.yaml."""

    profiles: Several[ProfileRecord]
