"""One finding for one must-have and one product."""

from dataclasses import replace
from typing import assert_never

from assessments.must_haves import (
    AtLeast,
    Certified,
    EndToEndByDefault,
    MustHave,
    NoFlowTo,
    NotWithinReachOf,
    OpenSource,
    SelfHostable,
)
from comparison.ranking.must_haves import product
from comparison.ranking.must_haves.basis import Basis
from comparison.ranking.must_haves.finding import Finding
from comparison.ranking.must_haves.flows import no_flow_to
from comparison.ranking.must_haves.reach import not_within_reach_of


def judge(must_have: MustHave, basis: Basis) -> Finding:
    """How the product stands to the must-have, with the reason and the claims that it rests on.

    Where it is not shown, the criterion of the question to ask is given, if the rubric of the product has it.
    """
    found = _judged(must_have, basis)
    return replace(found, criterion=None) if found.criterion not in basis.answers else found


def _judged(must_have: MustHave, basis: Basis) -> Finding:
    match must_have:
        case AtLeast(criterion, level):
            return product.at_least(criterion, level, basis)
        case EndToEndByDefault():
            return product.end_to_end_by_default(basis)
        case NoFlowTo(place):
            return no_flow_to(place, basis)
        case NotWithinReachOf(jurisdiction):
            return not_within_reach_of(jurisdiction, basis)
        case SelfHostable():
            return product.self_hostable(basis)
        case OpenSource():
            return product.open_source(basis)
        case Certified(certificate):
            return product.certified(certificate, basis)
    assert_never(must_have)
