"""The pictures of a product, each with its title, its text, and what its signs say: for pages and for the brief."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.document.types import PublicationDocument
from common.dates import in_words as day_in_words
from comparison.charts import flow_diagram, flow_graph, flow_map, map_marks, places, world
from comparison.charts.markup import Markup


@dataclass(frozen=True, slots=True)
class Picture:
    """`words` say what it shows; `left_out` names what is in the table beside it and not in the picture; `height` in
    units of the picture."""

    svg: Markup
    height: int
    words: str
    legend: tuple[map_marks.LegendItem, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class SmallMaps:
    """Several maps that share their land, which goes onto the page once, before them; `legend` is that of all."""

    land: Markup
    maps: tuple[Picture | None, ...]
    legend: tuple[map_marks.LegendItem, ...]


def map_picture(document: PublicationDocument, name: str) -> Picture | None:
    """The map of the exposures; None where no place can be drawn."""
    return _map(document, places.map_places(document), name)


def small_maps(documents: Sequence[PublicationDocument]) -> SmallMaps:
    """Maps on one scale, to stand side by side; None in the place of one on which nothing can be drawn."""
    found = [(document, places.map_places(document)) for document in documents]
    together = tuple(place for _, of_one in found for place in of_one)
    return SmallMaps(
        flow_map.shared_land(together),
        tuple(_map(document, of_one, f"map-{at}", shared=True) for at, (document, of_one) in enumerate(found, 1)),
        map_marks.legend(together),
    )


def diagram_picture(document: PublicationDocument, name: str) -> Picture | None:
    """The diagram of the flows that stand; None where none does."""
    graph = flow_graph.flow_graph(document)
    if not graph.flows:
        return None
    words = flow_graph.in_words(graph)
    title = f"Where the data of {document.product.name} goes on {day_in_words(document.as_of)}"
    return Picture(
        flow_diagram.flow_diagram(graph, title=title, description=words, name=name),
        flow_diagram.height_of(graph),
        words,
        flow_diagram.legend(graph),
    )


def _map(
    document: PublicationDocument, found: tuple[places.MapPlace, ...], name: str, *, shared: bool = False
) -> Picture | None:
    off = flow_map.places_off_map(found)
    if len(off) == len(found):
        return None
    words = places.in_words(found)
    title = f"Who is within earshot of {document.product.name} on {day_in_words(document.as_of)}"
    return Picture(
        flow_map.flow_map(found, title=title, description=words, name=name, shared=shared),
        world.HEIGHT,
        words,
        map_marks.legend(found),
        "; ".join(place.words for place in off),
    )
