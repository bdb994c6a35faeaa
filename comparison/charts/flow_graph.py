"""From a product's data flows to the nodes and links of a diagram: data, recipient, place, law.

Only flows whose claims stand on the document's day are drawn, as in the exposures that rest on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from assessments.document.types import Exposure, Flow, PublicationDocument
from comparison.brief.words import capital, counted, joined, label
from comparison.charts.places import ROAD_WORDS, Reach, strongest
from vendors.exposure import ANY_COUNTRY, CONTENT, PROTECTED, Road
from vendors.vocabulary import DataKind, RecipientKind

NO_DATA = "Data not named"
NO_PLACE = "No place named"
ANY_PLACE = "Any country"
NO_LAW = "No access law on record"
EVERY_LAW = "Every access law on record"
KINDS = [kind.value for kind in DataKind]


class Column(IntEnum):
    DATA = 0
    RECIPIENT = 1
    PLACE = 2
    LAW = 3


@dataclass(frozen=True, slots=True)
class Node:
    """Equal nodes are one; `note` is said in small letters beneath."""

    column: Column
    text: str
    note: str = ""

    @property
    def words(self) -> str:
        return f"{self.text} ({self.note})" if self.note else self.text


@dataclass(frozen=True, slots=True)
class Link:
    """What passes from a node to one of the next column, and how much of it can be read."""

    source: Node
    target: Node
    reach: Reach

    @property
    def words(self) -> str:
        return f"{self.source.words} → {self.target.words}: {self.reach.words}"


@dataclass(frozen=True, slots=True)
class FlowGraph:
    """`flows` is their number; nodes stand in the order in which the flows name them, content before metadata."""

    flows: int
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    def column(self, column: Column) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.column is column)


@dataclass(frozen=True, slots=True)
class _Standing:
    claim: str
    flow: Flow


def flow_graph(document: PublicationDocument) -> FlowGraph:
    """The diagram of a product's flows; without nodes where none stands."""
    standing = [
        _Standing(claim.id, claim.flow)
        for claim in document.claims
        if claim.flow and claim.product == document.product.slug and claim.standing.state == "stands"
    ]
    found: dict[tuple[Node, Node], Reach] = {}
    for one in standing:
        for source, target, reach in _steps(document, one):
            found[source, target] = strongest((reach, found.get((source, target), reach)))
    links = tuple(Link(source, target, reach) for (source, target), reach in found.items())
    nodes = dict.fromkeys(node for link in links for node in (link.source, link.target))
    return FlowGraph(len(standing), tuple(sorted(nodes, key=_rank)), links)


def _rank(node: Node) -> tuple[int, bool, int]:
    """Data in the order of the vocabulary, content first; what follows stays as it came."""
    if node.column is not Column.DATA:
        return node.column, False, 0
    kind = next((kind for kind in KINDS if capital(label(DataKind, kind)) == node.text), "")
    return node.column, kind not in CONTENT, KINDS.index(kind) if kind else len(KINDS)


def _steps(document: PublicationDocument, one: _Standing) -> Iterator[tuple[Node, Node, Reach]]:
    flow = one.flow
    recipient = Node(Column.RECIPIENT, flow.recipient, label(RecipientKind, flow.recipient_kind))
    kinds = [(capital(label(DataKind, kind)), _reach(kind, flow)) for kind in flow.data]
    for text, reach in kinds or [(NO_DATA, Reach.NOT_ON_RECORD)]:
        yield Node(Column.DATA, text), recipient, reach
    most = strongest([reach for _, reach in kinds] or [Reach.NOT_ON_RECORD])
    for place, laws in _places(document, one):
        yield recipient, place, most
        for law in laws:
            yield place, Node(Column.LAW, law), most


def _reach(kind: str, flow: Flow) -> Reach:
    if kind not in CONTENT:
        return Reach.METADATA
    return Reach.ENCRYPTED if flow.protection == PROTECTED else Reach.CONTENT


def _places(document: PublicationDocument, one: _Standing) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Where a flow comes under a law, by each road, with the names of the laws; then where else it goes."""
    exposures = [found for found in document.exposures if one.claim in found.claims and not found.closed]
    for found in exposures:
        yield _place(document, found.jurisdiction, ROAD_WORDS[Road(found.road)]), _laws(document, found)
    reached = {found.jurisdiction for found in exposures if found.road in (Road.PLACE, Road.ANYWHERE)}
    for code in one.flow.destinations:
        if code not in reached:
            yield _place(document, code, ROAD_WORDS[Road.PLACE]), (NO_LAW,)
    if not one.flow.destinations:
        yield Node(Column.PLACE, NO_PLACE), ()


def _place(document: PublicationDocument, code: str, note: str) -> Node:
    if code == ANY_COUNTRY:
        return Node(Column.PLACE, ANY_PLACE)
    name = next((place.name for place in document.jurisdictions if place.code == code), code)
    return Node(Column.PLACE, name, note)


def _laws(document: PublicationDocument, found: Exposure) -> tuple[str, ...]:
    if found.jurisdiction == ANY_COUNTRY:
        return (EVERY_LAW,)
    names = {law.slug: law.name for law in document.laws}
    return tuple(names.get(slug, slug) for slug in found.laws)


def in_words(graph: FlowGraph) -> str:
    """What the diagram shows, for those who do not see it; the tables beside it say how its parts hang together."""
    data, recipients = (len(graph.column(column)) for column in (Column.DATA, Column.RECIPIENT))
    sentences = [
        f"{counted(graph.flows, 'flow')} of {counted(data, 'kind')} of data to {counted(recipients, 'recipient')}."
    ]
    for reach in Reach:
        names = dict.fromkeys(
            link.target.text for link in graph.links if link.reach is reach and link.target.column is Column.RECIPIENT
        )
        if names:
            sentences.append(f"{capital(reach.words)} goes to {'; '.join(names)}.")
    sentences.append(f"It comes to {joined([node.words for node in graph.column(Column.PLACE)])}.")
    return " ".join(sentences)
