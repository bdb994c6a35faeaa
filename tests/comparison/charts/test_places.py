"""What a map is told of the exposures."""

from collections.abc import Iterator

import pytest

from assessments.document import types as doc
from comparison.charts.places import MapPlace, Reach, in_words, map_places, reach_of
from tests.comparison.brief.documents import APRIL_2020, document
from tests.comparison.charts.places import anywhere, place
from vendors.exposure import Road


def exposure(**given: object) -> doc.Exposure:
    none: dict[str, object] = {
        **dict.fromkeys(("readable", "encrypted", "metadata", "claims", "laws", "links"), ()),
        **dict.fromkeys(("closed", "partly")),
    }
    return doc.Exposure.model_validate({"jurisdiction": "CN", "road": "place", **none, **given})


@pytest.mark.parametrize(
    ("given", "reach"),
    [
        ({"readable": ("content-chat",), "encrypted": ("content-recording",), "metadata": ("account",)}, Reach.CONTENT),
        ({"encrypted": ("content-chat",), "metadata": ("account",)}, Reach.ENCRYPTED),
        ({"metadata": ("account",)}, Reach.METADATA),
        ({}, Reach.NOT_ON_RECORD),
        ({"closed": "the customer operates the service"}, Reach.CLOSED),
    ],
)
def test_reach_of_is_the_most_that_can_be_read(given: dict[str, object], reach: Reach) -> None:
    assert reach_of(exposure(**given)) is reach


def test_reach_of_a_place_is_the_strongest_of_its_roads() -> None:
    assert place("US", (Road.PLACE, Reach.METADATA), (Road.CONTROL, Reach.CONTENT)).reach is Reach.CONTENT
    assert place("US", (Road.CONTROL, Reach.CLOSED), (Road.PLACE, Reach.NOT_ON_RECORD)).reach is Reach.NOT_ON_RECORD


def roads(places: tuple[MapPlace, ...]) -> Iterator[tuple[str, str, str]]:
    for found in places:
        for to in found.roads:
            yield found.code, to.road, to.reach


def test_map_places_of_the_story_of_2020() -> None:
    voov = map_places(document("voov-meeting", APRIL_2020))
    assert {code for code, _, _ in roads(voov)} == {"CN", "*"}
    assert {road for code, road, _ in roads(voov) if code == "CN"} >= {"place", "control"}


def test_map_places_of_a_product_that_the_customer_operates_shows_the_road_as_closed() -> None:
    assert list(roads(map_places(document("jitsi-meet")))) == [("US", "control", "closed")]


def test_in_words_names_every_place_and_road() -> None:
    words = in_words((place("US", (Road.PLACE, Reach.METADATA), (Road.CONTROL, Reach.CONTENT)), anywhere()))
    assert words == (
        "United States: by place, metadata only; by control, readable content. "
        "Any country: data may go there, metadata only."
    )


def test_place_that_the_world_does_not_know_is_not_on_the_map() -> None:
    assert not place("ZZ").is_on_map
    assert anywhere().is_on_map
