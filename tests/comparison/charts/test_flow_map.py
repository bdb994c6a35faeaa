"""The map as a picture: whole, small, quick, and the same as its places."""

import re
import time
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from comparison.charts import world
from comparison.charts.flow_map import flow_map, places_off_map, shared_land
from comparison.charts.map_marks import legend
from comparison.charts.places import MapPlace, Reach, in_words
from tests.comparison.charts.places import HOSTILE, anywhere, crowd, place, places
from vendors.exposure import Road

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 80_000
MOST_SECONDS = 0.02
LETTERS = {Road.PLACE: "P", Road.CONTROL: "C", Road.RECIPIENT: "R", Road.ANYWHERE: "A"}


def drawn(found: tuple[MapPlace, ...], **how: Any) -> str:
    return flow_map(found, title="Who is within earshot", description=in_words(found), name="map", **how)


def tree(found: tuple[MapPlace, ...], **how: Any) -> Any:
    return etree.fromstring(drawn(found, **how))


def spots(picture: Any) -> list[Any]:
    """The groups of marks, each with the place that it speaks of as its title."""
    return [
        group
        for group in picture.iter(f"{SVG}g")
        if group.get("transform", "").startswith("translate(") and group.find(f"{SVG}title") is not None
    ]


def letters(spot: Any) -> list[str]:
    return [use.get("href").rsplit("-", 1)[1] for use in spot.iter(f"{SVG}use")]


@given(places())
def test_flow_map_marks_every_place_on_the_map_by_every_road(found: tuple[MapPlace, ...]) -> None:
    picture = tree(found)
    expected = [(one.words, [LETTERS[to.road] for to in one.roads]) for one in found if one.is_on_map]
    # What XML cannot hold is gone, and white space is one.
    words = [
        " ".join(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text).split())
        for text, _ in expected
    ]
    assert [spot.find(f"{SVG}title").text for spot in spots(picture)] == words
    assert [letters(spot) for spot in spots(picture)] == [marks for _, marks in expected]


@given(places())
def test_flow_map_refers_only_to_what_it_holds(found: tuple[MapPlace, ...]) -> None:
    picture = drawn(found)
    ids = set(re.findall(r' id="([^"]+)"', picture))
    assert set(re.findall(r"(?:href=\"#|url\(#)([^\")]+)", picture)) <= ids
    assert all(one.startswith("map") for one in ids)


@given(places())
def test_small_map_refers_to_the_land_of_its_page_alone(found: tuple[MapPlace, ...]) -> None:
    shared = set(re.findall(r' id="([^"]+)"', shared_land(found)))
    picture = drawn(found, shared=True)
    assert set(re.findall(r"(?:href=\"#|url\(#)([^\")]+)", picture)) <= shared


def test_flow_map_has_a_title_and_a_description() -> None:
    picture = tree((place("US"),))
    assert picture.get("role") == "img"
    title, described = (picture.find(f'.//{SVG}*[@id="{one}"]') for one in picture.get("aria-labelledby").split())
    assert title.text == "Who is within earshot"
    assert described.text == "United States: by place, metadata only."


def test_flow_map_escapes_names() -> None:
    found = (place("SG", name=HOSTILE),)
    assert "<script" not in drawn(found)
    assert "alert(1)" in tree(found).find(f"{SVG}desc").text


def test_flow_map_has_no_style_that_the_policy_for_content_forbids() -> None:
    picture = drawn(crowd(30))
    assert "<style" not in picture
    assert " style=" not in picture


@pytest.mark.parametrize("reach", list(Reach))
def test_flow_map_shades_by_pattern_and_not_by_tone_alone(reach: Reach) -> None:
    shaded = tree((place("US", (Road.PLACE, reach)),)).find(f'.//{SVG}g[@class="tint"]/{SVG}g/{SVG}path')
    looks = {
        Reach.CONTENT: ("currentColor", None),
        Reach.ENCRYPTED: ("url(#map-dots)", None),
        Reach.METADATA: ("url(#map-lines)", None),
        Reach.NOT_ON_RECORD: ("#ffffff", "10 7"),
        Reach.CLOSED: ("#dedbd2", None),
    }
    assert (shaded.get("fill"), shaded.get("stroke-dasharray")) == looks[reach]


def test_flow_map_draws_each_country_once() -> None:
    found = (place("EU", (Road.PLACE, Reach.METADATA)), place("IE", (Road.PLACE, Reach.CONTENT)), place("CN"))
    paths = [path.get("d") for path in tree(found).iter(f"{SVG}path") if (path.get("d") or "").startswith("M")]
    times = {
        code: sum(path.count(country.path) for path in paths)
        for code, country in world.countries().items()
        if country.path
    }
    assert set(times.values()) == {1}


def test_country_with_more_readable_shows_through_its_bloc_and_the_bloc_through_it() -> None:
    def shade_of_ireland(union: Reach, ireland: Reach) -> str:
        picture = tree((place("EU", (Road.PLACE, union)), place("IE", (Road.PLACE, ireland))))
        path = world.countries()["IE"].path
        return next(shape.get("fill") for shape in picture.iter(f"{SVG}path") if path in (shape.get("d") or ""))

    assert shade_of_ireland(Reach.METADATA, Reach.CONTENT) == "currentColor"
    assert shade_of_ireland(Reach.CONTENT, Reach.METADATA) == "currentColor"


@pytest.mark.parametrize("code", ["SG", "HK", "LI", "KY", "IE"])
def test_small_country_has_a_point_of_its_own_and_its_marks_beside_it(code: str) -> None:
    picture = tree((place(code),))
    x, y = world.centre_of(code)
    (point,) = (circle for circle in picture.iter(f"{SVG}circle") if circle.get("cx") == str(x))
    assert (point.get("cy"), point.get("r")) == (str(y), "13")
    assert spots(picture)[0].get("transform") != f"translate({x} {y})"


def test_any_country_is_a_frame_and_a_mark_and_shades_no_land() -> None:
    picture = tree((anywhere(Reach.CONTENT),))
    assert len(list(picture.iter(f"{SVG}rect"))) == 1
    assert [letters(spot) for spot in spots(picture)] == [["A"]]
    assert not picture.findall(f'.//{SVG}g[@class="tint"]/{SVG}g')
    assert not list(tree((place("US"),)).iter(f"{SVG}rect"))


def test_place_without_a_shape_is_named_apart() -> None:
    found = (place("US"), place("ZZ"))
    assert [one.code for one in places_off_map(found)] == ["ZZ"]
    assert len(spots(tree(found))) == 1


@pytest.mark.parametrize("count", [2, 8, 12, 20, 30])
def test_marks_do_not_lie_on_each_other(count: int) -> None:
    boxes = []
    for spot in spots(tree(crowd(count))):
        x, y = map(int, re.findall(r"-?\d+", spot.get("transform")))
        half = 58 * len(letters(spot)) / 2
        boxes.append((x - half, y - 26, x + half, y + 64))
    overlapping = [
        (a, b) for a, b in combinations(boxes, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlapping == []


def test_road_that_is_closed_is_struck_through() -> None:
    closed, opened = (spots(tree((place("US", (Road.CONTROL, reach)),)))[0] for reach in (Reach.CLOSED, Reach.METADATA))
    assert len(list(closed.iter(f"{SVG}path"))) == 1
    assert not list(opened.iter(f"{SVG}path"))


def test_map_of_thirty_places_stays_small() -> None:
    assert len(drawn(crowd(30)).encode()) < MOST_BYTES


def test_map_of_thirty_places_is_drawn_quickly() -> None:
    found = crowd(30)
    drawn(found)
    spent = []
    for _ in range(5):
        begun = time.process_time()
        drawn(found)
        spent.append(time.process_time() - begun)
    assert min(spent) < MOST_SECONDS


def test_six_small_maps_cost_little_more_than_one() -> None:
    six = [crowd(count) for count in range(2, 8)]
    land = shared_land([one for found in six for one in found])
    small = [drawn(found, shared=True) for found in six]
    assert len("".join((land, *small)).encode()) < MOST_BYTES
    assert etree.fromstring(land).get("aria-hidden") == "true"


def test_legend_explains_the_signs_of_the_map_and_no_others() -> None:
    items = legend((place("US", (Road.PLACE, Reach.METADATA), (Road.CONTROL, Reach.CONTENT)), place("ZZ"), anywhere()))
    assert [item.words for item in items] == [
        "readable content",
        "metadata only",
        "by place: data goes there",
        "by control of the vendor",
        "data may go to any country: shown by the frame",
    ]
    for item in items:
        assert etree.fromstring(item.picture).get("aria-hidden") == "true"
        assert "url(#" not in item.picture
