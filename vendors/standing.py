"""Whether a claim stands on a day: pure functions over dated claims, as docs/method.md explains.

A claim stands from the day its fact speaks for until the day it was superseded or withdrawn. Days that no
source gives are not guessed: the day the catalogue was read takes their place, and the answer says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from common.dates import first_day, last_day

ENDED_STATUSES = frozenset({"superseded", "withdrawn"})
"""Statuses by which a claim has ended; a claim with the status "contradicted" stands, but is contested."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One evidence that a claim cites; `published` is a partial date, None when the document has none."""

    evidence: str
    relation: str
    published: str | None


@dataclass(frozen=True, slots=True)
class DatedClaim:
    """What is needed of a claim to place it in time; `as_of` and `until` are partial dates or None."""

    id: str
    as_of: str | None
    status: str
    until: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands on one day.

    `since_basis` tells where `since` comes from: the claim's own date, its latest supporting evidence, or the
    day the catalogue was read. `until_known` is False only where the status says that the claim has ended and
    no day is recorded: it is then taken to have stood until the catalogue was read.
    """

    state: Literal["not-yet", "stands", "ended"]
    since: date
    since_basis: Literal["source", "evidence", "catalogue"]
    until: str | None
    until_known: bool
    contradicted: bool


def stand(claim: DatedClaim, day: date, read: date) -> Standing:
    """How the claim stands on a day, given the day the catalogue was read.

    A claim stands on the first day of its `as_of` and no longer on the last day of its `until`, which is the
    day it was superseded or withdrawn. An end outweighs a start: a claim without any date that has ended
    stands on no day. Raises ValueError when a date is no partial date.
    """
    since, basis = _start(claim, read)
    end = _end(claim, read)
    state: Literal["not-yet", "stands", "ended"] = "stands"
    if end is not None and day >= end:
        state = "ended"
    elif day < since:
        state = "not-yet"
    return Standing(
        state=state,
        since=since,
        since_basis=basis,
        until=claim.until,
        until_known=claim.until is not None or claim.status not in ENDED_STATUSES,
        contradicted=any(start <= day for start in _contradictions(claim, read)),
    )


def start_on_record(claim: DatedClaim) -> date | None:
    """The first day on which the claim can stand, None where no source gives one."""
    return None if (start := _start(claim, date.max))[1] == "catalogue" else start[0]


def first_contradiction(claim: DatedClaim) -> date | None:
    """The first day on which the claim is contradicted, None if on no day; an unknown day counts as the last of all."""
    return min(_contradictions(claim, date.max), default=None)


def contradicted_since(claim: DatedClaim, read: date) -> date | None:
    """The first day on which the claim has begun, or has ended again, and is contradicted; None where none is."""
    contradicted = min(_contradictions(claim, read), default=None)
    if contradicted is None:
        return None
    since, end = _start(claim, read)[0], _end(claim, read)
    return max(contradicted, since if end is None else min(since, end))


def _start(claim: DatedClaim, read: date) -> tuple[date, Literal["source", "evidence", "catalogue"]]:
    """The first day on which the claim can stand, and what that day rests on."""
    if claim.as_of is not None:
        return first_day(claim.as_of), "source"
    published = [
        first_day(citation.published)
        for citation in claim.citations
        if citation.relation == "supports" and citation.published is not None
    ]
    if published:
        return max(published), "evidence"
    return read, "catalogue"


def _end(claim: DatedClaim, read: date) -> date | None:
    """The day on which the claim no longer stands; None while it has not ended."""
    if claim.until is not None:
        return last_day(claim.until)
    return read if claim.status in ENDED_STATUSES else None


def _contradictions(claim: DatedClaim, read: date) -> Iterator[date]:
    """The days from which something contradicts the claim.

    Undated evidence, and a status for which no evidence is cited, count from the day the catalogue was read.
    """
    for citation in claim.citations:
        if citation.relation == "contradicts":
            yield read if citation.published is None else first_day(citation.published)
    if claim.status == "contradicted":
        yield read
