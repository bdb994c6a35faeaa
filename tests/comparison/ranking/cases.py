"""Rubrics, products and weights for the tests of ranking, beside those of the tests of scoring."""

from fractions import Fraction

from hypothesis import strategies as st

from assessments.scoring import Answer, Criterion, Rubric, Section, State
from tests.assessments.scoring_cases import STEPS, answers_of, rubrics

NOT_APPLICABLE = State.NOT_APPLICABLE
UNKNOWN = State.UNCLEAR


def table_rubric(*codes, top=3, minimum_coverage="1/2"):
    """Criteria of weight 1 with these codes, in the sections of their first letters."""
    sections = tuple(Section(code, f"Section {code}") for code in dict.fromkeys(code[0] for code in codes))
    criteria = tuple(Criterion(code, code[0], Fraction(1), top) for code in codes)
    return Rubric("table", "1", sections, criteria, STEPS, (), Fraction(minimum_coverage))


def product(rubric, *cells):
    """Answers to the rubric's criteria in order: a level, or a state."""
    return {
        criterion.code: Answer(cell) if isinstance(cell, State) else Answer(State.SCORED, cell)
        for criterion, cell in zip(rubric.criteria, cells, strict=True)
    }


@st.composite
def fields(draw, most=6, rubrics=rubrics()):  # noqa: B008 (a strategy, not a value)
    """A rubric and some products, each with a slug and an answer to every criterion."""
    rubric = draw(rubrics)
    answers = st.fixed_dictionaries({criterion.code: answers_of(criterion) for criterion in rubric.criteria})
    return rubric, [(f"p{n}", found) for n, found in enumerate(draw(st.lists(answers, min_size=1, max_size=most)))]


@st.composite
def importances_of(draw, rubric):
    """Importances of some sections and criteria."""
    codes = [*(section.code for section in rubric.sections), *(criterion.code for criterion in rubric.criteria)]
    return draw(st.dictionaries(st.sampled_from(codes), st.integers(0, 5)))
