"""Judgement: rubric, ratings, scores, and what was published of them."""

from assessments.models.assessment import (
    Assessment,
    AssessmentInput,
    AssessmentRater,
    Rater,
    Rating,
    RatingClaim,
    Score,
    ScoreClaim,
)
from assessments.models.frozen import Frozen
from assessments.models.profile import Profile
from assessments.models.publication import Edition, Publication
from assessments.models.published import (
    PublishedAnswer,
    PublishedBasis,
    PublishedContradiction,
    PublishedExposure,
    PublishedFact,
    PublishedFlow,
    PublishedVariant,
)
from assessments.models.rubric import Criterion, RubricVersion
from assessments.models.search import SearchEntry, SearchSpan

__all__ = [
    "Assessment",
    "AssessmentInput",
    "AssessmentRater",
    "Criterion",
    "Edition",
    "Frozen",
    "Profile",
    "Publication",
    "PublishedAnswer",
    "PublishedBasis",
    "PublishedContradiction",
    "PublishedExposure",
    "PublishedFact",
    "PublishedFlow",
    "PublishedVariant",
    "Rater",
    "Rating",
    "RatingClaim",
    "RubricVersion",
    "Score",
    "ScoreClaim",
    "SearchEntry",
    "SearchSpan",
]
