"""The diagram of data flows: which data goes to whom, where, and under which law.

One picture for pages and for the brief. Every column is as wide as its text needs; links run between columns only,
so that none crosses a word.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comparison.charts.flow_graph import Column, FlowGraph, Link, Node
from comparison.charts.lettering import escaped, wrap
from comparison.charts.map_marks import ACCENT, PAPER, PICTURE, LegendItem
from comparison.charts.markup import Markup, fill, join
from comparison.charts.places import Reach

LEFT = {Column.DATA: 0, Column.RECIPIENT: 226, Column.PLACE: 488, Column.LAW: 718}
WIDTHS = {Column.DATA: 152, Column.RECIPIENT: 188, Column.PLACE: 156, Column.LAW: 182}
WIDTH = 900
HEAD = 30
PAD = 9
SIZE = 13
LEADING = 17
NOTE_SIZE = 11.5
NOTE_LEADING = 15
MOST_LINES = 3
MOST_NOTE_LINES = 2
SPACING = 12
SWEEPS = 3
HEADS = {
    Column.DATA: "Which data",
    Column.RECIPIENT: "To whom",
    Column.PLACE: "Where, by which road",
    Column.LAW: "Under which law",
}
SOFT = "#565a5f"
EDGE = "#85817a"
STROKES = {
    Reach.CONTENT: Markup('stroke="currentColor" stroke-width="3.4"'),
    Reach.ENCRYPTED: Markup('stroke="currentColor" stroke-width="2" stroke-dasharray="7 5"'),
    Reach.METADATA: Markup('stroke="currentColor" stroke-width="1"'),
    Reach.NOT_ON_RECORD: Markup('stroke="currentColor" stroke-width="1" stroke-dasharray="1 4"'),
}


@dataclass(frozen=True, slots=True)
class _Card:
    """A node as it is drawn: its lines of text and its height."""

    node: Node
    lines: tuple[str, ...]
    note: tuple[str, ...]

    @property
    def height(self) -> int:
        return 2 * PAD + LEADING * len(self.lines) + NOTE_LEADING * len(self.note)


def flow_diagram(graph: FlowGraph, *, title: str, description: str, name: str) -> Markup:
    """The diagram as inline SVG, its ids beginning with the name. Text is escaped, wrapped, and never overlaps;
    what takes more than three lines ends in an ellipsis and stands in full in a title.
    """
    columns = _ordered(_columns(graph), graph.links)
    height = HEAD + max(map(_stack, columns))
    tops = {card.node: top for cards in columns for card, top in _tops(cards, height)}
    cards = {card.node: card for column in columns for card in column}
    return fill(
        '<svg {picture} id="{name}" viewBox="-1 0 {width} {height}" role="img"'
        ' aria-labelledby="{name}-title {name}-desc">'
        '<title id="{name}-title">{title}</title><desc id="{name}-desc">{description}</desc>'
        '<g class="tint" color="{accent}" fill="none">{links}</g>'
        '<g class="faint" font-size="{small}" fill="{soft}">{heads}</g>{cards}</svg>',
        picture=PICTURE,
        name=name,
        width=WIDTH + 2,
        height=height + 1,
        title=escaped(title),
        description=escaped(description),
        accent=ACCENT,
        links=_links(graph.links, cards, tops),
        small=NOTE_SIZE,
        soft=SOFT,
        heads=join('<text x="{}" y="14">{}</text>', ((LEFT[column], HEADS[column]) for column in Column)),
        cards=join("{}", ((_drawn(cards[node], top),) for node, top in tops.items())),
    )


def height_of(graph: FlowGraph) -> int:
    """The height of the diagram, in the units of which it is WIDTH wide."""
    return HEAD + max(map(_stack, _columns(graph)))


def legend(graph: FlowGraph) -> tuple[LegendItem, ...]:
    """What the lines of a diagram say; those that it does not bear are left out."""
    reaches = {link.reach for link in graph.links}
    return tuple(
        LegendItem(
            fill(
                '<svg {} viewBox="0 0 80 52" aria-hidden="true"><g class="tint" color="{}">'
                '<path d="M2 26h76" transform="translate(0 -26) scale(1 2)" {}/></g></svg>',
                PICTURE,
                ACCENT,
                stroke,
            ),
            reach.words,
        )
        for reach, stroke in STROKES.items()
        if reach in reaches
    )


def _columns(graph: FlowGraph) -> list[list[_Card]]:
    return [[_card(node) for node in graph.column(column)] for column in Column]


def _card(node: Node) -> _Card:
    room = WIDTHS[node.column] - 2 * PAD
    return _Card(
        node,
        wrap(node.text, room, SIZE, MOST_LINES),
        wrap(node.note, room, NOTE_SIZE, MOST_NOTE_LINES) if node.note else (),
    )


def _stack(cards: Sequence[_Card]) -> int:
    """The height of the cards one below the other."""
    return sum(card.height for card in cards) + SPACING * max(len(cards) - 1, 0)


def _tops(cards: Sequence[_Card], height: int) -> Iterable[tuple[_Card, int]]:
    """Each card with its upper edge, the column in the middle of the picture."""
    top = HEAD + (height - HEAD - _stack(cards)) // 2
    for card in cards:
        yield card, top
        top += card.height + SPACING


def _ordered(columns: list[list[_Card]], links: Sequence[Link]) -> list[list[_Card]]:
    """The columns with fewer crossings: each card near the middle of what it is linked to (Sugiyama's barycentre).

    Data stays in its own order.
    """
    near: dict[Node, list[Node]] = {}
    for link in links:
        near.setdefault(link.source, []).append(link.target)
        near.setdefault(link.target, []).append(link.source)
    for _ in range(SWEEPS):
        for at in range(1, len(columns)):
            height = max(map(_stack, columns))
            middles = {card.node: top + card.height / 2 for cards in columns for card, top in _tops(cards, height)}
            columns[at] = sorted(
                columns[at],
                key=lambda card: sum(middles[node] for node in near[card.node]) / len(near[card.node]),
            )
    return columns


def _links(links: Sequence[Link], cards: Mapping[Node, _Card], tops: Mapping[Node, int]) -> Markup:
    """The links, the heaviest on top; each leaves and enters its cards at a height of its own."""
    starts = _ports(links, cards, tops, leaving=True)
    ends = _ports(links, cards, tops, leaving=False)
    return join(
        '<path d="{}" {}><title>{}</title></path>',
        (
            (_curve(link, starts[link], ends[link]), STROKES[link.reach], escaped(link.words))
            for link in sorted(links, key=lambda link: -link.reach.rank)
        ),
    )


def _ports(
    links: Sequence[Link], cards: Mapping[Node, _Card], tops: Mapping[Node, int], *, leaving: bool
) -> dict[Link, float]:
    """The height at which each link leaves its source, or enters its target: in the order of the other ends."""
    by_node: dict[Node, list[Link]] = {}
    for link in links:
        by_node.setdefault(link.source if leaving else link.target, []).append(link)
    ports = {}
    for node, held in by_node.items():
        held.sort(key=lambda link: tops[link.target if leaving else link.source])
        for index, link in enumerate(held, 1):
            ports[link] = tops[node] + cards[node].height * index / (len(held) + 1)
    return ports


def _curve(link: Link, start: float, end: float) -> str:
    left, right = LEFT[link.source.column] + WIDTHS[link.source.column], LEFT[link.target.column]
    middle, leave, enter = (left + right) // 2, _number(start), _number(end)
    return f"M{left} {leave}C{middle} {leave} {middle} {enter} {right} {enter}"


def _drawn(card: _Card, top: int) -> Markup:
    left = LEFT[card.node.column]
    first = top + PAD + SIZE
    second = top + PAD + LEADING * len(card.lines) + NOTE_SIZE
    return fill(
        "<g><title>{title}</title>"
        '<rect class="sheet edge" x="{left}" y="{top}" width="{width}" height="{height}" rx="2"'
        ' fill="{paper}" stroke="{edge}"/><g font-size="{size}" fill="currentColor">{lines}</g>{note}</g>',
        title=escaped(card.node.words),
        left=left,
        top=top,
        width=WIDTHS[card.node.column],
        height=card.height,
        paper=PAPER,
        edge=EDGE,
        size=SIZE,
        lines=_lines(card.lines, left + PAD, first, LEADING),
        note=fill(
            '<g class="faint" font-size="{}" fill="{}">{}</g>',
            NOTE_SIZE,
            SOFT,
            _lines(card.note, left + PAD, second, NOTE_LEADING),
        )
        if card.note
        else "",
    )


def _lines(lines: Sequence[str], x: int, y: float, leading: int) -> Markup:
    return join(
        '<text x="{}" y="{}">{}</text>',
        ((x, _number(y + index * leading), line) for index, line in enumerate(lines)),
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
