"""The last page: how this is judged, how to contest it, and what the brief was made from."""

from typing import Any

from assessments.document.rubric import RubricText
from common.dates import in_words
from comparison.brief.front import name, ordered
from comparison.brief.types import Brief
from comparison.brief.words import address, counted, day_in_words, hosting, joined
from comparison.figures import figure, percent

RIGHTS = "Facts and wording of the catalogue: CC BY 4.0. Titles of documents belong to their publishers."


def method(brief: Brief) -> dict[str, Any]:
    """Method in half a page, the way to contest, and the table of publications with their hashes."""
    rubric = brief.rubric
    return {
        "title": "Method, and how to contest",
        "paragraphs": _paragraphs(rubric),
        "contest_title": "How to contest",
        "contest": (
            "Whoever finds a fact wrong, out of date or missing, vendors included, can say so, with a source, at the "
            "address below. Corrections and replies stay public with their answers; a publication never changes, a "
            "correction is a new one."
        ),
        "contest_address": address(brief.contest_url),
        "made_title": "What this brief was made from",
        "made": (
            f"Edition {brief.edition} of {day_in_words(brief.edition_date)}. The same edition and products give the "
            "same file, byte for byte. Each SHA-256 below is that of a publication’s document, which anyone can "
            "fetch from its address and check."
        ),
        "permalink": address(brief.permalink),
        "heads": ["Product", "Publication", "SHA-256 and address"],
        "publications": [
            {
                "name": name(product.document),
                "about": hosting(product.document.product),
                "publication": f"{product.number}, {day_in_words(product.published)}, "
                f"as of {in_words(product.document.as_of)}",
                "sha256": product.sha256,
                "address": address(product.permalink),
            }
            for product in ordered(brief)
        ],
        "rights": RIGHTS,
    }


def _paragraphs(rubric: RubricText) -> list[str]:
    steps = joined([f"{step.grade} from {figure(step.at_least)}" for step in rubric.grades])
    words = joined([f"{level.label} ({level.value})" for level in rubric.levels])
    judged = (
        f"Every product is judged as of a day by {rubric.title} {rubric.version}: "
        f"{counted(len(rubric.criteria), 'criterion', 'criteria')} in {counted(len(rubric.sections), 'section')}, "
        f"each with a question, levels worded as observable facts ({words}) and a weight. A level needs at least "
        "one cited claim. Two raters answer without sight of each other, and what they answer differently is "
        "reconciled in writing."
    )
    score = (
        "The score is the weighted mean of the levels, of 100, over the criteria whose level is known. Coverage is "
        "their share of the weight. The range counts every unknown answer first as the worst and then as the best: "
        "silence earns no point and costs none, it widens the range. What is not applicable is left out."
    )
    grade = (
        f"The grade is read from the score ({steps}) and is then lowered to the worst cap among the gates tripped, "
        f"so that a good average does not hide one fatal answer. Below {percent(rubric.minimum_coverage)} coverage "
        "there is no grade. The two grades beside it are those at the ends of the range, with undecided gates "
        "counted as tripped at the low end. Score, gates and coverage are never blended into one number."
    )
    exposure = (
        "A government is within earshot by place (data goes there), by control (the vendor or an owner is "
        "incorporated or seated there), by a recipient of the data, or because data may go to any country; each "
        "time an access law must open the road. Content counts as readable unless it is end-to-end encrypted by "
        "default."
    )
    return [judged, score, grade, exposure]
