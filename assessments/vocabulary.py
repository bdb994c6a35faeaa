"""Words of judgement, with the labels that pages print."""

from common.words import Word


class RubricStatus(Word):
    DRAFT = "draft", "draft"
    PUBLISHED = "published", "published"


class RaterKind(Word):
    PERSON = "person", "person"
    AUTOMATED = "automated", "automated analyst"


class Stage(Word):
    FIRST = "first", "first rating"
    SECOND = "second", "second rating"
    RECONCILED = "reconciled", "reconciled"
    AFTER_REPLY = "after-reply", "after the vendor's reply"


class Confidence(Word):
    LOW = "low", "low confidence"
    MEDIUM = "medium", "medium confidence"
    HIGH = "high", "high confidence"


class AssessmentState(Word):
    DRAFT = "draft", "draft"
    APPROVED = "approved", "approved"
    PUBLISHED = "published", "published"


class SearchKind(Word):
    """What can be searched."""

    PRODUCT = "product", "products"
    CRITERION = "criterion", "criteria"
    CLAIM = "claim", "claims"
    EVIDENCE = "evidence", "evidence"
    LAW = "law", "laws"
    JURISDICTION = "jurisdiction", "jurisdictions"
