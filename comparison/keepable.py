"""The pages of which a reader can keep a state, and how the state is read from the page's address."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from common.errors import BadQuery
from comparison.brief.words import counted, joined
from comparison.compare_query import read_compare_query
from comparison.models import LONGEST_QUERY
from comparison.reading import SEVERAL_RUBRICS, Reading, open_reading
from comparison.selection import chosen_publications
from comparison.shortlist.form import is_form, read_form
from comparison.shortlist.state import ShortlistState, read_state

LONGEST_ADDRESS = 2_000
REMEDY = "Open a shortlist, or two products or more side by side, and take the page's link “Keep this”."


@dataclass(frozen=True)
class KeepableState:
    """A valid state: its query in canonical form without the day, and what it is in words.

    `slugs` are products side by side; `shortlist` is what a shortlist asks, None for products side by side.
    """

    pairs: tuple[tuple[str, str], ...]
    words: str
    slugs: tuple[str, ...] = ()
    shortlist: ShortlistState | None = None

    @property
    def query(self) -> str:
        return urlencode(self.pairs)


@dataclass(frozen=True)
class Keepable:
    """One page: the name of its address, and the reader of its query.

    The reader is the page's own; it raises BadQuery for what the page would refuse.
    """

    page: str
    read: Callable[[HttpRequest, Reading], KeepableState]


@dataclass(frozen=True)
class Source:
    """The state that an address of the site shows, with the place where its reader stands."""

    kind: str
    reading: Reading
    state: KeepableState


def read_compare(request: HttpRequest, reading: Reading) -> KeepableState:
    """The state of the side-by-side page (1 query)."""
    chosen = chosen_publications(request, reading)
    if len(chosen) < 2:
        raise BadQuery("p", joined([row.product_id for row in chosen]), "Choose two products or more.")
    if len({row.rubric_id for row in chosen}) > 1:
        raise BadQuery("p", joined([row.product_id for row in chosen]), SEVERAL_RUBRICS)
    asked = read_compare_query(request, chosen)
    words = f"{joined([row.name for row in chosen])}, side by side"
    return KeepableState(tuple(asked.pairs()), words, slugs=asked.slugs)


def read_shortlist(request: HttpRequest, reading: Reading) -> KeepableState:
    """The state of a shortlist, in its own address or in one that its form wrote (at most 2 queries)."""
    state = read_form(request, reading) if is_form(request) else read_state(request, reading)
    words = "A shortlist of all products"
    if state.chosen:
        words = f"A shortlist of {counted(len(state.chosen), 'product')}"
    elif state.left_out:
        words = f"A shortlist of all products but {len(state.left_out)}"
    parts = [words]
    if profile := next((found for found in reading.document.profiles if found.slug == state.profile), None):
        parts.append(f"started from “{profile.name}”")
    if state.must_haves:
        parts.append(f"with {counted(len(state.must_haves), 'must-have')}")
    return KeepableState(tuple(state.pairs()), ", ".join(parts), shortlist=state)


KEEPABLE = {
    "shortlist": Keepable("shortlist-detail", read_shortlist),
    "compare": Keepable("product-compare", read_compare),
}
"""By the word under which a saved brief is kept (SavedBrief.kind)."""


def read_source(address: str) -> Source:
    """The state at an address of this site: path and query, in an edition or as of today (2 queries).

    BadQuery where the address is none, is of another page, or shows what cannot be kept.
    """
    kinds = {keepable.page: kind for kind, keepable in KEEPABLE.items()}
    try:
        if len(address) > LONGEST_ADDRESS:
            raise ValueError
        parts = urlsplit(address)
        match = resolve(parts.path)
        if parts.scheme or parts.netloc or match.app_names != ["comparison"]:
            raise ValueError
        kind = kinds[match.url_name or ""]
    except (ValueError, Resolver404, KeyError):
        raise BadQuery("of", address, REMEDY) from None
    request = request_for(parts.query)
    try:
        reading = open_reading(request, match.kwargs.get("edition"))
    except Http404 as error:
        raise BadQuery("of", address, str(error)) from None
    state = KEEPABLE[kind].read(request, reading)
    if len(state.query) > LONGEST_QUERY:
        raise BadQuery("of", address, "It is too long to be kept.")
    return Source(kind, reading, state)


def request_for(query: str) -> HttpRequest:
    """A request for nothing but the query, for readers of queries."""
    request = HttpRequest()
    request.GET = QueryDict(query)
    return request
