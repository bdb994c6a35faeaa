"""Must-haves: whether a product meets what a reader demands, three-valued, as docs/method.md explains.

Pure functions. What is not on record neither excludes a product nor lets it pass: it is not shown, with the reason.
"""

from assessments.must_haves import (
    AtLeast,
    Certified,
    EndToEndByDefault,
    MustHave,
    NoFlowTo,
    NotWithinReachOf,
    OpenSource,
    SelfHostable,
    parse_must_have,
)
from comparison.ranking.must_haves.basis import Basis, Certificate, Flow, Jurisdiction, Shared
from comparison.ranking.must_haves.finding import Finding, MustHaveState
from comparison.ranking.must_haves.judge import judge

__all__ = [
    "AtLeast",
    "Basis",
    "Certificate",
    "Certified",
    "EndToEndByDefault",
    "Finding",
    "Flow",
    "Jurisdiction",
    "MustHave",
    "MustHaveState",
    "NoFlowTo",
    "NotWithinReachOf",
    "OpenSource",
    "SelfHostable",
    "Shared",
    "judge",
    "parse_must_have",
]
