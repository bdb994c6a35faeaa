"""The words of a rubric version, as pages and briefs print them."""

from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Part(BaseModel):
    """A frozen part of a rubric; fields that pages do not print are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class LevelText(Part):
    value: int
    label: str
    meaning: str


class GradeText(Part):
    grade: str
    at_least: float


class GateText(Part):
    criterion: str
    at_most_level: int
    cap: str
    because: str


class CriterionText(Part):
    """One criterion; `levels` gives the wording of each level, `crosswalk` other rubrics' numbers by their slug."""

    code: str
    title: str
    weight: float
    question: str
    ask: str
    levels: dict[int, str]
    guidance: str | None = None
    crosswalk: dict[str, str] = {}
    section: str = ""


class SectionText(Part):
    code: str
    title: str
    weight: float
    criteria: tuple[CriterionText, ...]

    @model_validator(mode="before")
    @classmethod
    def tell_criteria_their_section(cls, data: Any) -> Any:
        """Writes the section's code into its criteria, which the catalogue leaves to the nesting."""
        if isinstance(data, dict):
            criteria = [{**criterion, "section": data.get("code")} for criterion in data.get("criteria", ())]
            return {**data, "criteria": criteria}
        return data


class RubricText(Part):
    """One rubric version: its scale, gates, grades (highest first) and criteria by section."""

    slug: str
    version: str
    title: str
    scope: str
    levels: tuple[LevelText, ...]
    minimum_coverage: float
    grades: tuple[GradeText, ...]
    gates: tuple[GateText, ...]
    sections: tuple[SectionText, ...]

    @property
    def criteria(self) -> tuple[CriterionText, ...]:
        """All criteria in the rubric's order."""
        return tuple(criterion for section in self.sections for criterion in section.criteria)

    def criterion(self, code: str) -> CriterionText:
        """The criterion of that code; raises KeyError, naming it."""
        for criterion in self.criteria:
            if criterion.code == code:
                return criterion
        raise KeyError(code)

    @property
    def weight(self) -> float:
        """The total weight, 100 in a published rubric."""
        return sum(section.weight for section in self.sections)

    def level(self, value: int) -> LevelText:
        """The level of that value; raises KeyError, naming it."""
        for level in self.levels:
            if level.value == value:
                return level
        raise KeyError(value)

    def word(self, level: int) -> str:
        """The label of a level: Exposed, Weak, Fair, Strong."""
        return self.level(level).label


@lru_cache(maxsize=16)
def read_rubric_text(document: str) -> RubricText:
    """The rubric's words from a version's canonical JSON; kept, because a published version never changes."""
    return RubricText.model_validate_json(document)
