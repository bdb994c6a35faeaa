"""The adapter from the firmness of an order to what the shortlist's page prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assessments.document.rubric import SectionText
from comparison.charts.interval_bar import interval_bar
from comparison.charts.markup import Markup
from comparison.charts.rank_strip import rank_strip
from comparison.ranking import words
from comparison.ranking.acceptability import Acceptability
from comparison.ranking.stability import WeightInterval
from comparison.shortlist.decision import Decision
from comparison.shortlist.entry import Entry

MOST_RANKS = 40
"""Ranks that have a column of their own in the table; further ones share the last."""

MOST_ROWS = 100
"""Products in the tables below the order; there are more only where a catalogue is very large."""

MOST_NAMES = 5
"""Products that are named where they dominate another; of further ones only the number is told."""


@dataclass(frozen=True)
class FirmRow:
    """How firm one product's place is: the strip of its ranks, and the same in words."""

    strip: Markup
    words: str


@dataclass(frozen=True)
class RankTable:
    """The share of weightings in which each product takes each rank; with `rest`, the last column is of all ranks
    from that on."""

    caption: str
    ranks: range
    rest: bool
    rows: tuple[tuple[Entry, tuple[float, ...]], ...]


@dataclass(frozen=True)
class Central:
    """For whom one product comes first: in words, and the average weight of each section where it does."""

    entry: Entry
    words: str
    confidence: str
    sections: tuple[float, ...]


@dataclass(frozen=True)
class Interval:
    """Within which weights of one section the leader stays first."""

    section: SectionText
    bar: Markup
    words: str


@dataclass(frozen=True)
class FirmPage:
    """How firm the order is: `ranks` and `darkest`, the largest share of all, make the rows; `among` are the
    weightings that they speak of, `left_out` how many products the tables do not show."""

    ranks: Acceptability
    darkest: float
    among: str
    tables: tuple[RankTable, ...]
    centrals: tuple[Central, ...]
    leader: Entry | None
    intervals: tuple[Interval, ...]
    dominated: tuple[tuple[Entry, str], ...]
    error: str
    left_out: int

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {slug: place for place, slug in enumerate(self.ranks.slugs)}

    def row(self, slug: str) -> FirmRow | None:
        """How firm the place of a product is, None for one that takes no part."""
        if slug not in self._places:
            return None
        shares = self.ranks.shares[self._places[slug]].tolist()
        said = words.rank_words(shares, self.ranks.draws, "weightings")
        return FirmRow(rank_strip(shares, self.darkest, said), said)


def firm_page(decision: Decision) -> FirmPage | None:
    """What the page prints of the firmness of the decision's order, None where it was not worked out."""
    firm = decision.firmness
    if firm is None:
        return None
    entries = {entry.slug: entry for entry in decision.candidates}
    main, among = firm.main, words.KEEPING_THE_ORDER if firm.own_order else words.ALL
    tables = [(among, main), *([(words.ALL, firm.any_weights)] if firm.own_order else [])]
    leader = entries[firm.leader] if firm.leader else None
    return FirmPage(
        ranks=main,
        darkest=float(main.shares.max()),
        among=among,
        tables=tuple(_table(caption, ranks, decision.candidates) for caption, ranks in tables),
        centrals=_centrals(decision, main),
        leader=leader,
        intervals=tuple(_interval(found, leader, decision) for found in firm.intervals) if leader else (),
        dominated=tuple(
            (entry, words.dominance_words(_named([entries[other].name for other in firm.dominated[entry.slug]])))
            for entry in decision.candidates[:MOST_ROWS]
            if entry.slug in firm.dominated
        ),
        error=words.error_words(main.draws, main.seed),
        left_out=max(len(entries) - MOST_ROWS, 0),
    )


def _named(names: Sequence[str]) -> list[str]:
    """The first names, and how many there are beside them."""
    others = len(names) - MOST_NAMES
    return [*names[:MOST_NAMES], *([f"{others} other{'s' if others > 1 else ''}"] if others > 0 else [])]


def _table(among: str, ranks: Acceptability, candidates: Sequence[Entry]) -> RankTable:
    """The table of ranks, in the reader's order."""
    count = len(ranks.slugs)
    rest = count > MOST_RANKS
    places = {slug: place for place, slug in enumerate(ranks.slugs)}
    rows = []
    for entry in candidates[:MOST_ROWS]:
        shares = ranks.shares[places[entry.slug]].tolist()
        own = shares[: MOST_RANKS - 1] if rest else shares
        rows.append((entry, (*own, sum(shares[len(own) :])) if rest else tuple(own)))
    return RankTable(among, range(1, min(count, MOST_RANKS) + 1), rest, tuple(rows))


def _centrals(decision: Decision, ranks: Acceptability) -> tuple[Central, ...]:
    """For whom each product comes first, in the reader's order; those are left out that so seldom do that it could be
    chance."""
    found = dict(zip(ranks.slugs, zip(ranks.central, ranks.confidence, strict=True), strict=True))
    return tuple(
        Central(
            entry,
            words.central_words(decision.rubric, central, ranks.mean),
            words.confidence_words(confidence, ranks.confidence_draws),
            tuple(words.by_section(decision.rubric, central).values()),
        )
        for entry in decision.candidates
        for central, confidence in [found[entry.slug]]
        if central is not None and confidence is not None
    )


def _interval(found: WeightInterval, leader: Entry, decision: Decision) -> Interval:
    said = words.interval_words(decision.rubric, found, leader.name)
    section = next(row for row in decision.reading.rubric.sections if row.code == found.section)
    return Interval(section, interval_bar(found.stretches, found.share, said), said)
