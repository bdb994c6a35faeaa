"""The files rubric.yaml, rubric-<version>-draft.yaml and profiles.yaml, field by field, as in the YAML.

Whether a rubric's weights, levels, gates and grades go together is for the lint (`assessments.scoring.lint`).
"""

from typing import Annotated, Literal

from pydantic import Field

from assessments.catalogue.schema import RubricVersion
from assessments.vocabulary import RubricStatus
from vendors.catalogue.records import Chosen, CriterionCode, Record, Several, ShortSlug, Text, matching, most

SectionCode = Annotated[str, matching("[A-Z]{1,3}", "the code of a section", "Write one to three capitals")]
AnyCode = Annotated[
    str, matching("[A-Z]{1,3}[0-9]{0,3}", "the code of a section or criterion", "Write it as in the rubric")
]
Importance = Annotated[int, Field(ge=0, le=5)]


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
    """A criterion that a product must answer with at least this level."""

    criterion: CriterionCode
    at_least: int


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
