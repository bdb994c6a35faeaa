"""The nodes and links of the diagram, as the flows on record give them."""

import pytest

from assessments.document import types as doc
from comparison.charts.flow_graph import NO_LAW, NO_PLACE, Column, FlowGraph, flow_graph, in_words
from comparison.charts.places import Reach
from tests.comparison.brief.documents import APRIL_2020, document

PRODUCTS = ("voov-meeting", "zoom-meetings", "wechat", "whereby", "element-call", "microsoft-teams-eudb")


def standing(found: doc.PublicationDocument) -> list[doc.Claim]:
    return [
        claim
        for claim in found.claims
        if claim.flow and claim.product == found.product.slug and claim.standing.state == "stands"
    ]


def with_flow(found: doc.PublicationDocument, **changes: object) -> doc.PublicationDocument:
    """The document with its first standing flow changed, and no other flow."""
    claim = standing(found)[0]
    assert claim.flow
    changed = claim.model_copy(update={"flow": claim.flow.model_copy(update=changes)})
    return found.model_copy(update={"claims": (changed,)})


def links(graph: FlowGraph, source: Column) -> set[tuple[str, str, str]]:
    return {
        (link.source.words, link.target.words, link.reach.value) for link in graph.links if link.source.column is source
    }


@pytest.mark.parametrize("slug", PRODUCTS)
def test_flow_graph_links_data_to_recipients_as_the_flows_say(slug: str) -> None:
    found = document(slug)
    flows = [claim.flow for claim in standing(found) if claim.flow]
    graph = flow_graph(found)
    assert graph.flows == len(flows)
    assert len(links(graph, Column.DATA)) == len(
        {(kind, flow.recipient, flow.recipient_kind) for flow in flows for kind in flow.data}
    )
    assert {node.text for node in graph.column(Column.RECIPIENT)} == {flow.recipient for flow in flows}


@pytest.mark.parametrize("slug", PRODUCTS)
def test_flow_graph_links_go_from_column_to_column_and_name_each_node_once(slug: str) -> None:
    graph = flow_graph(document(slug))
    assert all(link.target.column == link.source.column + 1 for link in graph.links)
    assert len(set(graph.nodes)) == len(graph.nodes)
    assert {node for link in graph.links for node in (link.source, link.target)} == set(graph.nodes)


def test_flow_graph_leaves_out_flows_that_no_longer_stand() -> None:
    today, april = flow_graph(document("voov-meeting")), flow_graph(document("voov-meeting", APRIL_2020))
    assert (today.flows, april.flows) == (1, 6)
    assert ("China", "by place") not in {(node.text, node.note) for node in today.nodes}
    assert ("China", "by place") in {(node.text, node.note) for node in april.nodes}


def test_flow_graph_of_a_product_without_flows_is_empty() -> None:
    assert flow_graph(document("opentalk")) == FlowGraph(0, (), ())


def test_flow_graph_says_where_no_place_is_named() -> None:
    graph = flow_graph(with_flow(document("voov-meeting"), destinations=()))
    assert NO_PLACE in {node.text for node in graph.column(Column.PLACE)}
    assert not [link for link in graph.links if link.source.text == NO_PLACE]


def test_flow_graph_says_where_no_law_of_a_place_is_on_record() -> None:
    graph = flow_graph(with_flow(document("voov-meeting"), destinations=("MY",)))
    assert ("MY (by place)", NO_LAW, "metadata") in links(graph, Column.PLACE)


def test_flow_graph_leads_from_any_country_to_every_law() -> None:
    graph = flow_graph(document("voov-meeting", APRIL_2020))
    assert ("Any country", "Every access law on record", "metadata") in links(graph, Column.PLACE)


@pytest.mark.parametrize(
    ("protection", "reach"),
    [("end-to-end-default", Reach.ENCRYPTED), ("end-to-end-optional", Reach.CONTENT), ("unknown", Reach.CONTENT)],
)
def test_content_counts_as_closed_only_under_end_to_end_protection_by_default(protection: str, reach: Reach) -> None:
    graph = flow_graph(
        with_flow(document("voov-meeting"), data=("content-chat", "account"), protection=protection, destinations=())
    )
    by_data = {link.source.text: link.reach for link in graph.links if link.source.column is Column.DATA}
    assert by_data == {"Chat messages": reach, "Account details": Reach.METADATA}
    assert {link.reach for link in graph.links if link.target.text == NO_PLACE} == {reach}


def test_flow_graph_lists_content_first() -> None:
    kinds = [node.text for node in flow_graph(document("zoom-meetings")).column(Column.DATA)]
    assert kinds[:4] == ["Live audio and video", "Chat messages", "Recordings", "Transcripts"]


def test_flow_without_data_is_drawn_as_such() -> None:
    graph = flow_graph(with_flow(document("voov-meeting"), data=()))
    assert [node.text for node in graph.column(Column.DATA)] == ["Data not named"]


def test_in_words_says_who_receives_what() -> None:
    assert in_words(flow_graph(document("voov-meeting"))) == (
        "1 flow of 1 kind of data to 1 recipient. Metadata only goes to updatecdn.meeting.qq.com. "
        "It comes to China (by control) and No place named."
    )
