"""The pictures of pages: maps of who is within earshot, and diagrams of data flows."""

from collections.abc import Sequence
from typing import Any

from django import template

from assessments.document.types import PublicationDocument
from comparison.charts import pictures
from comparison.compare_page import Column

register = template.Library()


@register.inclusion_tag("_components/flow_map.html")
def flow_map(document: PublicationDocument) -> dict[str, Any]:
    """The map of a product's exposures with its legend; nothing where no place can be drawn."""
    return {"picture": pictures.map_picture(document, "earshot-map")}


@register.inclusion_tag("_components/flow_diagram.html")
def flow_diagram(document: PublicationDocument) -> dict[str, Any]:
    """The diagram of a product's data flows with its legend; nothing where no flow stands."""
    return {"picture": pictures.diagram_picture(document, "flow-diagram")}


@register.simple_tag
def small_maps(columns: Sequence[Column]) -> pictures.SmallMaps:
    """Maps of several products on one scale."""
    return pictures.small_maps([column.document for column in columns])
