"""What a saved shortlist asks, and whether its result is another one in the current edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from assessments.models import Publication
from comparison.basis import names
from comparison.brief.words import joined
from comparison.shortlist.decision import Decision
from comparison.shortlist.entry import Entry, Judged

MOST_TURNS = 50
"""The most products that are told to stand elsewhere in the result."""

FIRST = 5
"""How many of the first products are held against each other."""

ABSENT = "not in the edition"


@dataclass(frozen=True)
class Reason:
    """One must-have that decides where a product stands, in words."""

    must_have: str
    why: str


@dataclass(frozen=True)
class Turn:
    """One product that stands elsewhere in the result now, each place in words, and the must-haves that decide it."""

    name: str
    slug: str
    before: str
    after: str
    reasons: tuple[Reason, ...]

    @property
    def is_gone(self) -> bool:
        return self.after == ABSENT


@dataclass(frozen=True)
class Outcome:
    """What a shortlist came to, and what it comes to now; None where that is the same edition, or cannot be read."""

    then: Decision
    now: Decision | None

    @property
    def asked(self) -> Iterator[tuple[str, str]]:
        """The state in words, as the edition on which it was made has them (at most 1 query)."""
        yield "Products", self._products()
        yield "Started from", self._started_from()
        yield "What matters", self._importances()
        words = names(self.then.reading)
        yield "Must-haves", "; ".join(must.words(words) for must in self.then.state.must_haves) or "none"

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The products that moved between remaining, undecided and ruled out, or came or went, by name."""
        if self.now is None:
            return ()
        kept = "remains" if self.then.state.must_haves else "in the list"
        before, after = _places(self.then, kept), _places(self.now, kept)
        entries = {entry.slug: entry for entry in self.now.entries}
        known = {row.product_id: row.name for row in (*publications_of(self.then), *publications_of(self.now))}
        words = {judged.must_have: judged.must_have.words(names(self.now.reading)) for judged in _judged(self.now)}
        return tuple(
            Turn(
                known[slug],
                slug,
                before.get(slug, ABSENT),
                after.get(slug, ABSENT),
                tuple(
                    Reason(words[judged.must_have], judged.finding.reason) for judged in _decisive(entries.get(slug))
                ),
            )
            for slug in sorted(known, key=lambda slug: known[slug].lower())
            if before.get(slug) != after.get(slug)
        )

    @property
    def shown(self) -> tuple[Turn, ...]:
        return self.turns[:MOST_TURNS]

    @property
    def more(self) -> int:
        """How many more products stand elsewhere than are shown."""
        return len(self.turns) - len(self.shown)

    @cached_property
    def first(self) -> tuple[tuple[Entry | None, Entry | None], ...]:
        """The first products then and now, place by place; nothing where either is in no order."""
        if self.now is None or not (self.then.is_ordered and self.now.is_ordered):
            return ()
        return tuple(zip_longest(self.then.candidates[:FIRST], self.now.candidates[:FIRST]))

    @property
    def same_first(self) -> bool:
        """Whether the same products come first, in the same order."""
        return all(was and is_now and was.slug == is_now.slug for was, is_now in self.first)

    def _products(self) -> str:
        state = self.then.state
        if not (state.chosen or state.left_out):
            return "all"
        named = state.chosen or state.left_out
        rows = self.then.reading.publications_by_name().filter(product__in=named)
        listed = joined(list(rows.values_list("name", flat=True)))
        return listed if state.chosen else f"all but {listed}"

    def _started_from(self) -> str:
        if self.then.profile is None:
            return "no profile"
        return f"“{self.then.profile.name}”{', changed' if self.then.is_changed else ''}"

    def _importances(self) -> str:
        if not self.then.state.is_ordered:
            return "not said, so that products stand in alphabetical order"
        own = self.then.state.importances
        titles = {}
        for section in self.then.reading.rubric.sections:
            titles[section.code] = section.title
            titles |= {criterion.code: criterion.title for criterion in section.criteria}
        differ = "; ".join(f"{code} {title}: {own[code]}" for code, title in titles.items() if code in own)
        return f"{differ}; all else 3, as the rubric weighs it" if differ else "all of it 3, as the rubric weighs it"


def publications_of(decision: Decision) -> list[Publication]:
    """Every publication that a shortlist is about, those that another version of the rubric judged among them."""
    return [*(entry.publication for entry in decision.entries), *decision.elsewhere]


def _places(decision: Decision, kept: str) -> dict[str, str]:
    """Where each product stands, in words; `kept` is the word for those that remain."""
    groups = {
        kept: decision.remaining,
        "undecided": decision.undecided,
        "ruled out": decision.excluded,
    }
    places = {entry.slug: words for words, entries in groups.items() for entry in entries}
    return places | dict.fromkeys(
        (row.product_id for row in decision.elsewhere), "judged by another version of the rubric"
    )


def _judged(decision: Decision) -> Iterator[Judged]:
    """What decides the place of any product."""
    for entry in decision.entries:
        yield from _decisive(entry)


def _decisive(entry: Entry | None) -> tuple[Judged, ...]:
    """The must-haves that are not met; those not shown where none is."""
    return (entry.not_met or entry.not_shown) if entry else ()
