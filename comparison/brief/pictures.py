"""The pictures of a chapter: the same as on the product's page, with their text as data for the template."""

from typing import Any

from assessments.document.types import PublicationDocument
from comparison.brief.characters import printable_in_picture
from comparison.charts.pictures import Picture, diagram_picture, map_picture

TALLEST = 1300
"""Units of a diagram that still print at a size that can be read."""


def map_of(document: PublicationDocument) -> dict[str, Any]:
    """The map of who is within earshot; empty where no place can be drawn."""
    picture = map_picture(document, "map")
    if picture is None:
        return {}
    note = "The table says the same in words. Borders are as Natural Earth draws them and take no side in any dispute."
    if picture.left_out:
        note += f" Not on the map: {picture.left_out}."
    return _picture(picture, "Who is within earshot, by which road, and what is readable there", note)


def diagram_of(document: PublicationDocument) -> dict[str, Any]:
    """The diagram of the data flows; empty where none stands, and words where it is too tall for a page."""
    picture = diagram_picture(document, "diagram")
    if picture is None:
        return {}
    if picture.height > TALLEST:
        return {"words": "The diagram of these flows is too tall for this page; it stands on the product’s own."}
    return _picture(
        picture,
        "Which data goes to whom, where, and under which law",
        "The tables say why each flow happens, and give the proof. What ends in an ellipsis is in full there.",
    )


def _picture(picture: Picture, title: str, note: str) -> dict[str, Any]:
    return {
        "svg": printable_in_picture(picture.svg),
        "alt": f"{title}. {picture.words}",
        "legend": [{"svg": str(item.picture), "words": item.words} for item in picture.legend],
        "note": note,
    }
