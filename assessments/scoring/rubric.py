"""A rubric read from its parsed YAML (the shape of catalogue/rubric.yaml), and its lint (docs/method.md)."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from assessments.scoring.part import Problem
from assessments.scoring.reachable import reachable_grades
from assessments.scoring.types import Rubric
from assessments.scoring.written import WrittenCriterion, WrittenRubric, WrittenSection, read_written

FULL_SCORE = 100


def read_rubric(data: Mapping[str, object]) -> Rubric:
    """The rubric that `data` words, weights and thresholds exact.

    Every criterion's top is the highest level of the rubric's scale. ValueError says what cannot be read or
    reckoned with; what merely may not be published is for `lint` to find.
    """
    written, problems = read_written(data)
    if written is None:
        raise ValueError("; ".join(f"{problem.where} {problem.what}" for problem in problems))
    return written.rubric()


def lint(data: Mapping[str, object]) -> tuple[Problem, ...]:
    """What keeps the rubric from being published; empty when sound.

    First what cannot be read; once all can be, what breaks the rules; once nothing does, the grades that no
    answers reach. Never raises, whatever `data` is.
    """
    written, problems = read_written(data)
    if written is None:
        return problems
    checks = (_scale, _coverage, _grades, _gates, _sections, _criteria)
    return tuple(p for check in checks for p in check(written)) or tuple(_unreachable(written.rubric()))


def _scale(written: WrittenRubric) -> Iterator[Problem]:
    values = [level.value for level in written.levels]
    if values != list(range(len(values))):
        yield Problem("levels", "do not count up from 0 without a gap")
    if max(values) < 1:
        yield Problem("levels", "have none above 0")


def _coverage(written: WrittenRubric) -> Iterator[Problem]:
    if not 0 < written.minimum_coverage <= 1:
        yield Problem("minimum_coverage", "is not above 0 and at most 1")


def _grades(written: WrittenRubric) -> Iterator[Problem]:
    steps = written.grades
    for index in _repeated(step.grade for step in steps):
        yield Problem(f"grades[{index}].grade", f"{steps[index].grade} is used twice")
    for index, (above, step) in enumerate(pairwise(steps), start=1):
        if step.at_least >= above.at_least:
            yield Problem(f"grades[{index}].at_least", f"is not below the threshold of {above.grade}")
    if steps[0].at_least > FULL_SCORE:
        yield Problem("grades[0].at_least", "is above 100, which no score reaches")
    if steps[-1].at_least != 0:
        yield Problem(f"grades[{len(steps) - 1}].at_least", "is not 0, so that some scores have no grade")


def _gates(written: WrittenRubric) -> Iterator[Problem]:
    tops = {entry.criterion.code: entry.criterion.top for entry in written.criteria}
    grades = [step.grade for step in written.grades]
    for index, gate in enumerate(written.gates):
        where = f"gates[{index}]"
        if gate.criterion not in tops:
            yield Problem(f"{where}.criterion", f"{gate.criterion} is not a criterion")
        elif not 0 <= gate.at_most_level < tops[gate.criterion]:
            yield Problem(f"{where}.at_most_level", "is not from 0 to one below the top level")
        if gate.cap not in grades:
            yield Problem(f"{where}.cap", f"{gate.cap} is not a grade")
        elif gate.cap == grades[0]:
            yield Problem(f"{where}.cap", f"{gate.cap} is the highest grade, which caps nothing")


def _sections(written: WrittenRubric) -> Iterator[Problem]:
    for index in _repeated(entry.section.code for entry in written.sections):
        entry = written.sections[index]
        yield Problem(f"{entry.where}.code", f"{entry.section.code} is used twice")
    for entry in written.sections:
        yield from _section_weight(entry)
    total = sum((entry.weight for entry in written.sections), Fraction(0))
    if total != FULL_SCORE:
        yield Problem("sections", f"have weights that sum to {_figure(total)}, not 100")


def _section_weight(entry: WrittenSection) -> Iterator[Problem]:
    if entry.weight <= 0:
        yield Problem(f"{entry.where}.weight", "is not above 0")
    total = sum((inner.criterion.weight for inner in entry.criteria), Fraction(0))
    if entry.weight != total:
        figures = f"is {_figure(entry.weight)}, its criteria sum to {_figure(total)}"
        yield Problem(f"{entry.where}.weight", figures)


def _criteria(written: WrittenRubric) -> Iterator[Problem]:
    for index in _repeated(entry.criterion.code for entry in written.criteria):
        entry = written.criteria[index]
        yield Problem(f"{entry.where}.code", f"{entry.criterion.code} is used twice")
    values = {level.value for level in written.levels}
    for entry in written.criteria:
        yield from _criterion(entry, values)


def _criterion(entry: WrittenCriterion, values: set[int]) -> Iterator[Problem]:
    criterion = entry.criterion
    if not criterion.code.startswith(criterion.section) or criterion.code == criterion.section:
        yield Problem(f"{entry.where}.code", f"{criterion.code} does not go on from {criterion.section}")
    if criterion.weight <= 0:
        yield Problem(f"{entry.where}.weight", "is not above 0")
    for value in sorted(values):
        wording = entry.wordings.get(value)
        if not isinstance(wording, str) or not wording.strip():
            yield Problem(f"{entry.where}.levels", f"has no words for level {value}")
    if set(entry.wordings) - values:
        yield Problem(f"{entry.where}.levels", "words what is not a level of the scale")


def _unreachable(rubric: Rubric) -> Iterator[Problem]:
    reachable = reachable_grades(rubric)
    if reachable is None:
        yield Problem("sections", "have weights too finely divided to tell which grades can be reached")
        return
    for index, step in enumerate(rubric.grades):
        if step.grade not in reachable:
            yield Problem(f"grades[{index}]", f"{step.grade} is reached by no answers")


def _repeated(values: Iterable[str]) -> Iterator[int]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.add(value)


def _figure(number: Fraction) -> str:
    return f"{float(number):g}"
