"""The adapter from a decision to what the shortlist's page prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from assessments.document import types as doc
from assessments.document.rubric import CriterionText
from assessments.must_haves import END_TO_END, AtLeast, EndToEndByDefault, MustHave, NotWithinReachOf
from comparison import query
from comparison.basis import names
from comparison.paging import page_of
from comparison.product_page import LiftView
from comparison.ranking.must_haves import Finding, MustHaveState
from comparison.reading import Reading
from comparison.shortlist.decision import Decision
from comparison.shortlist.entry import Entry, Judged
from comparison.shortlist.firm_page import FirmPage, FirmRow, firm_page

A_PAGE = 50
"""Products of a group that stand on a page."""

ROADS = "earshot"
"""The part of a product's page that tells who is within earshot, and by what road."""

GROUPS = ("remaining", "undecided", "excluded")


@dataclass(frozen=True)
class FindingView:
    """One must-have of one product, in words; `place` is where the product's page speaks of it, empty where it does
    not, `question` what to ask the vendor where it is not shown and would decide."""

    words: str
    finding: Finding
    place: str
    question: str


@dataclass(frozen=True)
class Row:
    """One product."""

    entry: Entry
    findings: tuple[FindingView, ...]
    lifts: tuple[LiftView, ...]
    to_be_graded: tuple[CriterionText, ...]
    firm: FirmRow | None


@dataclass(frozen=True)
class Group:
    """One group of products: the first of them, or the page that the address asks for; `address`
    leads to all of it, page by page."""

    name: str
    heading: str
    caption: str
    page: Page[Entry]
    rows: tuple[Row, ...]
    pairs: tuple[tuple[str, str], ...]
    address: str
    is_asked: bool

    @property
    def left(self) -> int:
        """How many products stand on further pages."""
        return self.page.paginator.count - self.page.end_index()


@dataclass(frozen=True)
class ShortlistPage:
    """The result of a shortlist: `columns` counts those of its tables beside the product's name, `address` and
    `permanent` reproduce the page."""

    decision: Decision
    groups: tuple[Group, ...]
    firm: FirmPage | None
    address: str
    permanent: str

    @property
    def columns(self) -> int:
        return 1 + self.decision.is_ordered + (self.firm is not None)

    @property
    def absolute(self) -> str:
        """The address as it is mailed."""
        return f"{settings.EARSHOT_SITE_URL}{self.address}"


def shortlist_page(request: HttpRequest, decision: Decision) -> ShortlistPage:
    """What the page prints of a decision; the address may ask for one group of it and its page (`group`, `page`)."""
    reading, state = decision.reading, decision.state
    pairs = state.pairs()
    firm = firm_page(decision)
    return ShortlistPage(
        decision=decision,
        groups=_groups(request, decision, firm),
        firm=firm,
        address=reading.address("shortlist-detail", pairs),
        permanent=reading.permanent("shortlist-detail", pairs),
    )


def _groups(request: HttpRequest, decision: Decision, firm: FirmPage | None) -> tuple[Group, ...]:
    """The groups that hold anything, each with its first products, or the one that is asked for."""
    asked = query.choice(request, "group", GROUPS)
    found = []
    for name in GROUPS:
        entries: Sequence[Entry] = getattr(decision, name)
        if not entries or asked not in ("", name):
            continue
        page = page_of(request, entries, A_PAGE) if asked else Paginator(entries, A_PAGE).page(1)
        heading, caption = _heading(name, decision)
        pairs = (*decision.state.pairs(), ("group", name))
        rows = tuple(_row(entry, decision.reading, firm) for entry in page)
        found.append(
            Group(
                name,
                heading,
                caption,
                page,
                rows,
                pairs,
                decision.reading.address("shortlist-detail", pairs),
                bool(asked),
            )
        )
    return tuple(found)


def _heading(name: str, decision: Decision) -> tuple[str, str]:
    """The heading of a group and what its table says."""
    order = "best for you first" if decision.is_ordered else "in alphabetical order"
    if name == "undecided":
        return "Undecided", f"A must-have is not shown, and none is known not to be met; {order}"
    if name == "excluded":
        return "Ruled out", f"A must-have is not met; {order}"
    if not decision.state.must_haves:
        return "Products", order.capitalize()
    return "Remaining", f"Every must-have is met; {order}"


def _row(entry: Entry, reading: Reading, firm: FirmPage | None) -> Row:
    words = names(reading)
    return Row(
        entry,
        tuple(
            _finding(judged, reading, words, decides=not entry.not_met)
            for judged in sorted(entry.judged, key=_gravest_first)
        ),
        tuple(_lift(lift, reading) for lift in entry.lifts),
        tuple(reading.rubric.criterion(code) for code in entry.to_be_graded),
        firm.row(entry.slug) if firm else None,
    )


def _gravest_first(judged: Judged) -> int:
    order = (MustHaveState.NOT_MET, MustHaveState.NOT_SHOWN, MustHaveState.MET)
    return order.index(judged.finding.state)


def _finding(judged: Judged, reading: Reading, words: Mapping[str, str], *, decides: bool) -> FindingView:
    asked = judged.finding.criterion
    return FindingView(
        judged.must_have.words(words),
        judged.finding,
        asked or _place(judged.must_have),
        reading.rubric.criterion(asked).ask if asked and decides else "",
    )


def _place(must: MustHave) -> str:
    """Where a product's page speaks of a must-have: a criterion, or its roads; empty for flows, which claims show, and
    for facts."""
    match must:
        case AtLeast(criterion, _):
            return criterion
        case EndToEndByDefault():
            return END_TO_END[0]
        case NotWithinReachOf():
            return ROADS
        case _:
            return ""


def _lift(lift: doc.Lift, reading: Reading) -> LiftView:
    criterion = reading.rubric.criterion(lift.criterion)
    return LiftView(lift, criterion, reading.rubric.word(lift.to_level), criterion.levels[lift.to_level])
