"""What answers, hosting, licence and certificates show of a must-have."""

from dataclasses import replace

from assessments.must_haves import END_TO_END
from assessments.scoring import State
from common.dates import in_words
from comparison.ranking.must_haves.basis import Basis, Certificate
from comparison.ranking.must_haves.finding import Finding, met, not_met, not_shown
from comparison.ranking.must_haves.licences import CLOSED, SERVER_ONLY, is_open
from vendors.vocabulary import AssertedBy, Hosting
from vendors.vocabulary import Certificate as Name

SOURCE = "E2"
"""The criterion that asks whether the code is open."""

CLIENTS_OPEN = 2
"""Its level from which on the clients are under an open licence."""

CERTIFICATION = "E3"
"""The criterion that asks for certificates."""

SPEAKERS = {word.value: word.label for word in AssertedBy}
"""Whose voice a claim is, in words."""

WITHOUT_LEVEL = {
    State.NOT_LOOKED: "nobody has searched yet",
    State.NOTHING_FOUND: "sources were searched, none answers it",
    State.UNCLEAR: "claims exist, none decides a level",
}
"""Why a criterion has no level."""


def at_least(criterion: str, level: int, basis: Basis) -> Finding:
    """Whether the criterion is answered with the level or a higher one."""
    answer = basis.answers.get(criterion)
    if answer is None:
        return not_shown(f"{criterion} is no criterion of the rubric by which this product was judged.")
    claims = basis.score_claims.get(criterion, ())
    if answer.level is None:
        if answer.state is State.NOT_APPLICABLE:
            return not_shown(f"{criterion} does not apply to this product.", claims, criterion)
        return not_shown(f"{criterion} has no level: {WITHOUT_LEVEL[answer.state]}.", claims, criterion)
    reason = f"{criterion} has level {answer.level}; level {level} or higher is asked for."
    return met(reason, claims) if answer.level >= level else not_met(reason, claims)


def end_to_end_by_default(basis: Basis) -> Finding:
    """Whether live audio and video are end-to-end encrypted by default."""
    found = at_least(*END_TO_END, basis)
    answer = basis.answers.get(END_TO_END[0])
    if answer is None or answer.level is None:
        return found
    criterion, level = END_TO_END
    return replace(found, reason=f"{criterion} has level {answer.level}; on by default is level {level}.")


def self_hostable(basis: Basis) -> Finding:
    """Whether the customer may operate the service."""
    if basis.hosting == Hosting.VENDOR_CLOUD:
        return not_met("The vendor alone operates this edition.")
    if basis.hosting == Hosting.BOTH:
        return met("The customer may operate the service instead of the vendor.")
    return met("The customer operates the service.")


def open_source(basis: Basis) -> Finding:
    """Whether clients and server are under an open licence."""
    licence = basis.licence
    if licence is None:
        return not_shown("No licence is on record.", criterion=SOURCE)
    if licence == CLOSED:
        return not_met("The licence on record is proprietary.")
    if licence.endswith(SERVER_ONLY) and is_open(licence.removesuffix(SERVER_ONLY)):
        return _open_clients(licence, basis)
    if is_open(licence):
        return met(f"The licence on record is open: {licence}.")
    return not_shown(f"The licence on record, {licence}, is not known to be open.", criterion=SOURCE)


def _open_clients(licence: str, basis: Basis) -> Finding:
    """What the answer about source code says of the clients, where the licence on record covers the server alone."""
    answer = at_least(SOURCE, CLIENTS_OPEN, basis)
    return replace(answer, reason=f"The licence on record, {licence}, covers the server. {answer.reason}")


def certified(name: Name, basis: Basis) -> Finding:
    """Whether a certificate covers the product, as standing claims that nothing contradicts say."""
    found = [certificate for certificate in basis.certificates if certificate.name == name]
    claims = [certificate.claim for certificate in found]
    said = " ".join(_said(certificate, name) for certificate in found)
    held = {certificate.held for certificate in found}
    if held == {True}:
        return met(said, claims)
    if held == {False}:
        return not_met(said, claims)
    if held:
        return not_shown(f"Claims part. {said}", claims, CERTIFICATION)
    return not_shown(
        f"No claim on record says that {name.label} covers this product, or that it does not.",
        criterion=CERTIFICATION,
    )


def _said(certificate: Certificate, name: Name) -> str:
    """Who says so, and as of when."""
    speaker = SPEAKERS[certificate.asserted_by]
    day = f"as of {in_words(certificate.as_of)}" if certificate.as_of else "undated"
    what = "covers this product" if certificate.held else "does not cover this product"
    return f"{speaker[0].upper()}{speaker[1:]} says that {name.label} {what} ({day})."
