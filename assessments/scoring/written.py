"""A rubric as it was written: the values of scoring, each with its path, and what only the lint needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.scoring.part import Part, Problem
from assessments.scoring.types import Criterion, Gate, GradeStep, Level, Rubric, Section


@dataclass(frozen=True, slots=True)
class WrittenCriterion:
    """A criterion and the wording of its levels, by level."""

    where: str
    criterion: Criterion
    wordings: Mapping[object, object]


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section, the weight it is said to have, and its criteria."""

    where: str
    section: Section
    weight: Fraction
    criteria: tuple[WrittenCriterion, ...]


@dataclass(frozen=True, slots=True)
class WrittenRubric:
    """Every piece of a rubric, in the order of writing, before any rule is checked."""

    slug: str
    version: str
    minimum_coverage: Fraction
    levels: tuple[Level, ...]
    grades: tuple[GradeStep, ...]
    gates: tuple[Gate, ...]
    sections: tuple[WrittenSection, ...]

    @property
    def criteria(self) -> tuple[WrittenCriterion, ...]:
        """The criteria of all sections."""
        return tuple(written for section in self.sections for written in section.criteria)

    def rubric(self) -> Rubric:
        """The rubric itself; ValueError where it cannot be reckoned with."""
        return Rubric(
            slug=self.slug,
            version=self.version,
            sections=tuple(written.section for written in self.sections),
            criteria=tuple(written.criterion for written in self.criteria),
            grades=self.grades,
            gates=self.gates,
            minimum_coverage=self.minimum_coverage,
            levels=self.levels,
        )


def read_written(data: object) -> tuple[WrittenRubric | None, tuple[Problem, ...]]:
    """The rubric as written and no problem, or None and what cannot be read."""
    if not isinstance(data, Mapping):
        return None, (Problem("rubric", "is not a mapping"),)
    problems: list[Problem] = []
    root = Part("", data, problems)
    levels = tuple(_level(part) for part in root.parts("levels"))
    top = max((level.value for level in levels), default=0)
    written = WrittenRubric(
        slug=root.text("slug"),
        version=root.text("version"),
        minimum_coverage=root.number("minimum_coverage"),
        levels=levels,
        grades=tuple(_grade_step(part) for part in root.parts("grades")),
        gates=tuple(_gate(part) for part in root.parts("gates", may_be_empty=True)),
        sections=tuple(_section(part, top) for part in root.parts("sections")),
    )
    return (None, tuple(problems)) if problems else (written, ())


def _level(part: Part) -> Level:
    return Level(part.whole("value"), part.text("label"), part.text("meaning"))


def _grade_step(part: Part) -> GradeStep:
    return GradeStep(part.text("grade"), part.number("at_least"))


def _gate(part: Part) -> Gate:
    return Gate(part.text("criterion"), part.whole("at_most_level"), part.text("cap"), part.text("because"))


def _section(part: Part, top: int) -> WrittenSection:
    section = Section(part.text("code"), part.text("title"))
    criteria = tuple(_criterion(inner, section.code, top) for inner in part.parts("criteria"))
    return WrittenSection(part.where, section, part.number("weight"), criteria)


def _criterion(part: Part, section: str, top: int) -> WrittenCriterion:
    criterion = Criterion(part.text("code"), section, part.number("weight"), top)
    return WrittenCriterion(part.where, criterion, part.mapping("levels"))
