"""The diagram as a picture: whole, readable, and the same as its graph."""

import re
import time
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from comparison.charts.flow_diagram import LEFT, WIDTH, WIDTHS, flow_diagram, height_of, legend
from comparison.charts.flow_graph import Column, FlowGraph, Link, Node, flow_graph
from comparison.charts.lettering import clean, width
from comparison.charts.places import Reach
from tests.comparison.brief.documents import document
from tests.comparison.charts.places import HOSTILE, TEXTS

SVG = "{http://www.w3.org/2000/svg}"
MOST_SECONDS = 0.1
LEGIBLE = [Reach.CONTENT, Reach.ENCRYPTED, Reach.METADATA, Reach.NOT_ON_RECORD]


@st.composite
def graphs(draw: st.DrawFn) -> FlowGraph:
    """Any graph whose nodes are linked from column to column."""
    columns = [
        [Node(column, text, note) for text, note in draw(st.sets(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8))]
        for column in Column
    ]
    links = {}
    for left, right in pairwise(columns):
        pairs = [(draw(st.sampled_from(left)), node) for node in right]
        pairs += [(node, draw(st.sampled_from(right))) for node in left]
        for pair in pairs:
            links[pair] = draw(st.sampled_from(LEGIBLE))
    return FlowGraph(
        draw(st.integers(1, 30)),
        tuple(node for column in columns for node in column),
        tuple(Link(source, target, reach) for (source, target), reach in links.items()),
    )


def crowded(count: int) -> FlowGraph:
    """So many flows, each to a recipient of its own with a long name."""
    data = [Node(Column.DATA, f"Kind of data {index}") for index in range(min(count, 13))]
    recipients = [
        Node(Column.RECIPIENT, f"Recipient {index} of Data and Services International Limited", "company of the group")
        for index in range(count)
    ]
    places = [Node(Column.PLACE, f"Land {index}", "by place") for index in range(min(count, 12))]
    laws = [Node(Column.LAW, f"Act {index} on the Interception of Communications") for index in range(min(count, 15))]
    steps = [
        step
        for index, recipient in enumerate(recipients)
        for step in (
            (data[index % len(data)], recipient),
            (data[(index + 3) % len(data)], recipient),
            (recipient, places[index % len(places)]),
            (places[index % len(places)], laws[index % len(laws)]),
        )
    ]
    links = [Link(*step, LEGIBLE[index % 3]) for index, step in enumerate(dict.fromkeys(steps))]
    return FlowGraph(count, tuple(dict.fromkeys(node for step in steps for node in step)), tuple(links))


def drawn(graph: FlowGraph) -> str:
    return flow_diagram(graph, title="Where data goes", description="In words.", name="diagram")


def cards(picture: Any) -> list[Any]:
    return [group for group in picture.iter(f"{SVG}g") if group.find(f"{SVG}rect") is not None]


def box(card: Any) -> tuple[float, float, float, float]:
    rect = card.find(f"{SVG}rect")
    x, y, wide, high = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


@given(graphs())
def test_flow_diagram_draws_every_node_and_link_once(graph: FlowGraph) -> None:
    picture = etree.fromstring(drawn(graph))
    assert sorted(card.find(f"{SVG}title").text or "" for card in cards(picture)) == sorted(
        clean(node.words) for node in graph.nodes
    )
    titles = [path.find(f"{SVG}title").text or "" for path in picture.iter(f"{SVG}path")]
    assert sorted(titles) == sorted(clean(link.words) for link in graph.links)


@given(graphs())
def test_cards_neither_overlap_nor_leave_the_picture(graph: FlowGraph) -> None:
    picture = etree.fromstring(drawn(graph))
    left, top, wide, high = map(float, picture.get("viewBox").split())
    boxes = [box(card) for card in cards(picture)]
    assert all(left <= b[0] and top <= b[1] and b[2] <= left + wide and b[3] <= top + high for b in boxes)
    apart = [a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1] for a, b in combinations(boxes, 2)]
    assert all(apart)


@given(graphs())
def test_text_stays_within_its_card(graph: FlowGraph) -> None:
    for card in cards(etree.fromstring(drawn(graph))):
        left, top, right, bottom = box(card)
        for group in card.iter(f"{SVG}g"):
            for text in group.findall(f"{SVG}text"):
                size = float(group.get("font-size"))
                x, y = float(text.get("x")), float(text.get("y"))
                assert left < x
                assert x + width(text.text or "", size) < right
                assert top + size < y + 1
                assert y < bottom


@given(graphs())
def test_links_run_between_columns_only(graph: FlowGraph) -> None:
    gaps = {(LEFT[Column(at)] + WIDTHS[Column(at)], LEFT[Column(at + 1)]) for at in range(3)}
    for path in etree.fromstring(drawn(graph)).iter(f"{SVG}path"):
        start, *_, end = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d"))
        assert (int(start[0]), int(end[0])) in gaps


def test_readable_content_is_drawn_heaviest_and_encrypted_dashed() -> None:
    graph = crowded(6)
    found = {}
    for path in etree.fromstring(drawn(graph)).iter(f"{SVG}path"):
        reach = path.find(f"{SVG}title").text.rsplit(": ", 1)[1]
        found[reach] = (float(path.get("stroke-width")), path.get("stroke-dasharray"))
    assert found["readable content"][0] > found["encrypted content"][0] > found["metadata only"][0]
    assert [found[reach][1] is not None for reach in ("readable content", "encrypted content", "metadata only")] == [
        False,
        True,
        False,
    ]


def test_long_name_is_cut_to_three_lines_and_stands_in_full_in_the_title() -> None:
    name = "Mythic Beasts, UpCloud, Amazon Web Services, Cloudflare; Element as managing processor of all of it"
    node, data = Node(Column.RECIPIENT, name), Node(Column.DATA, "Usage log")
    picture = etree.fromstring(drawn(FlowGraph(1, (data, node), (Link(data, node, Reach.METADATA),))))
    card = next(card for card in cards(picture) if card.find(f"{SVG}title").text == name)
    lines = [text.text for text in card.iter(f"{SVG}text")]
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_flow_diagram_escapes_text_and_needs_no_style() -> None:
    node, data = Node(Column.RECIPIENT, HOSTILE, HOSTILE), Node(Column.DATA, HOSTILE)
    picture = drawn(FlowGraph(1, (data, node), (Link(data, node, Reach.METADATA),)))
    assert "<script" not in picture
    assert " style=" not in picture
    etree.fromstring(picture)


@pytest.mark.parametrize("slug", ["zoom-meetings", "wechat", "voov-meeting"])
def test_height_of_is_that_of_the_picture(slug: str) -> None:
    graph = flow_graph(document(slug))
    view = [float(number) for number in etree.fromstring(drawn(graph)).get("viewBox").split()]
    assert view == [-1, 0, WIDTH + 2, height_of(graph) + 1]


def test_diagram_of_thirty_flows_stays_small_and_quick() -> None:
    graph = crowded(30)
    assert len(drawn(graph).encode()) < 80_000
    begun = time.process_time()
    drawn(graph)
    assert time.process_time() - begun < MOST_SECONDS


def test_legend_explains_the_lines_of_the_diagram_and_no_others() -> None:
    assert [item.words for item in legend(flow_graph(document("zoom-meetings")))] == [
        "readable content",
        "metadata only",
    ]
