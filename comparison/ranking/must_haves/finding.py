"""What becomes of one must-have for one product."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from common.words import Word


class MustHaveState(Word):
    """Whether a product meets a must-have."""

    MET = "met", "met"
    NOT_MET = "not-met", "not met"
    NOT_SHOWN = "not-shown", "not shown"


@dataclass(frozen=True, slots=True)
class Finding:
    """How a product stands to a must-have, and why, in whole sentences.

    `claims` are those that it rests on; `laws` are slugs, given where a jurisdiction's reach decides. `criterion`
    is the one whose `ask` is the question to put to the vendor, given only where the must-have is not shown.
    """

    state: MustHaveState
    reason: str
    claims: tuple[str, ...] = ()
    criterion: str | None = None
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that is not on record, without which nothing can be said."""

    reason: str
    criterion: str
    claims: tuple[str, ...] = ()


def met(reason: str, claims: Iterable[str] = ()) -> Finding:
    return Finding(MustHaveState.MET, reason, tuple(dict.fromkeys(claims)))


def not_met(reason: str, claims: Iterable[str] = (), laws: Iterable[str] = ()) -> Finding:
    return Finding(MustHaveState.NOT_MET, reason, tuple(dict.fromkeys(claims)), laws=tuple(dict.fromkeys(laws)))


def not_shown(reason: str, claims: Iterable[str] = (), criterion: str | None = None) -> Finding:
    return Finding(MustHaveState.NOT_SHOWN, reason, tuple(dict.fromkeys(claims)), criterion)


def doubtful(doubts: Sequence[Doubt]) -> Finding:
    """Not shown, for all of the reasons; the first of them gives the question to ask."""
    claims = [claim for doubt in doubts for claim in doubt.claims]
    return not_shown(" ".join(doubt.reason for doubt in doubts), claims, doubts[0].criterion)


def listed(parts: Sequence[str]) -> str:
    """The parts as people list them: `A, B and C`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
