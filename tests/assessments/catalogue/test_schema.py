from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from assessments.catalogue.schema import AssessmentRecord
from vendors.catalogue.records import validate
from vendors.catalogue.yaml_reader import parse, read
from vendors.catalogue.yaml_writer import dump

CATALOGUE = Path(__file__).parents[3] / "catalogue"
SHIPPED = sorted(CATALOGUE.glob("assessments/*/*.yaml"))

RATING = {
    "state": "scored",
    "level": 2,
    "confidence": "high",
    "rationale": "Because it is so.",
    "claims": ["some-product-a1-1"],
}
UNKNOWN = {"state": "unclear", "level": None, "confidence": None, "rationale": "Not decided.", "claims": []}
ASSESSMENT: dict[str, Any] = {
    "product": "some-product",
    "rubric": "meeting-privacy",
    "rubric_version": "1.0",
    "as_of": "2026-11-23",
    "raters": {
        "first": {"name": "analyst A", "kind": "automated"},
        "second": {"name": "analyst B", "kind": "person"},
    },
    "summary": "Sound.",
    "strengths": [],
    "concerns": ["one concern"],
    "scores": [{"criterion": "A1", **RATING, "reconciled": None, "first": RATING, "second": UNKNOWN}],
}


def problems_of(data: dict[str, Any]) -> list[str]:
    record, problems = validate(parse(dump(data), "file.yaml"), AssessmentRecord)
    assert (record is None) == bool(problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_validate_takes_the_shipped_assessment_and_keeps_all_of_it(path: Path) -> None:
    record, problems = validate(read(path, CATALOGUE), AssessmentRecord)
    assert problems == []
    assert record is not None
    assert dump(record.model_dump(mode="json", exclude_unset=True)) == path.read_text()


def test_validate_takes_a_sound_assessment() -> None:
    assert problems_of(ASSESSMENT) == []


@pytest.mark.parametrize("place", ["score", "first", "second"])
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (RATING | {"level": None}, "level: a scored answer has no level. Write the level, or another state."),
        (RATING | {"level": -1}, "level: -1 is not a level."),
        (RATING | {"level": "2"}, "level: '2' is not a whole number. Write digits without quotes."),
        (RATING | {"level": True}, "level: true is not a whole number."),
        (RATING | {"confidence": None}, "confidence: a scored answer has no confidence."),
        (RATING | {"claims": []}, "claims: a scored answer cites at least one claim."),
        (RATING | {"claims": ["a-1", "a-1"]}, "claims[1]: this entry stands here twice."),
        (
            UNKNOWN | {"level": 0},
            "level: an answer that is unclear has a level. Write null,",
        ),
        (
            UNKNOWN | {"confidence": "low"},
            "confidence: an answer that is unclear has a confidence.",
        ),
        (UNKNOWN | {"state": "maybe"}, "state: unknown value 'maybe'. Write one of scored, not-looked,"),
        (UNKNOWN | {"rationale": ""}, "rationale: the text is empty."),
    ],
)
def test_validate_refuses_unsound_answers(place: str, answer: dict[str, Any], said: str) -> None:
    data = deepcopy(ASSESSMENT)
    score = data["scores"][0]
    if place == "score":
        score.update(answer)
    else:
        score[place] = answer
    (problem,) = problems_of(data)
    where = "scores[0]" if place == "score" else f"scores[0].{place}"
    assert f": {where}.{said}" in problem


def test_validate_refuses_one_rater_twice() -> None:
    data = deepcopy(ASSESSMENT)
    data["raters"]["second"] = data["raters"]["first"]
    (problem,) = problems_of(data)
    assert "raters.second: the two raters are the same." in problem


def test_validate_refuses_far_ratings_without_a_word() -> None:
    data = deepcopy(ASSESSMENT)
    data["scores"][0]["second"] = RATING | {"level": 0}
    (problem,) = problems_of(data)
    assert "scores[0].reconciled: the ratings are 2 levels or more apart." in problem
    data["scores"][0]["reconciled"] = "The first reading is the stricter one."
    assert problems_of(data) == []


def test_validate_takes_near_ratings_without_a_word() -> None:
    data = deepcopy(ASSESSMENT)
    data["scores"][0]["second"] = RATING | {"level": 1}
    assert problems_of(data) == []


def test_validate_refuses_two_answers_to_one_criterion() -> None:
    data = deepcopy(ASSESSMENT)
    data["scores"].append(data["scores"][0])
    (problem,) = problems_of(data)
    assert "scores[1].criterion: this criterion stands here twice." in problem


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("as_of", "2026-11", "as_of: '2026-11' is not a day. Write YYYY-MM-DD."),
        ("rubric_version", "one", "rubric_version: 'one' is not a version."),
        ("rubric_version", 1.0, "rubric_version: 1.0 is not text. Put it in quotes: '1.0'."),
    ],
)
def test_validate_refuses_unsound_keys(key: str, value: object, said: str) -> None:
    (problem,) = problems_of(ASSESSMENT | {key: value})
    assert said in problem
