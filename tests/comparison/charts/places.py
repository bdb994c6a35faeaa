"""Places and documents to draw pictures of."""

from itertools import cycle

from hypothesis import strategies as st

from comparison.charts.places import MapPlace, Reach, RoadTo
from vendors.exposure import Road

ON_RECORD = [
    "CN",
    "HK",
    "SG",
    "US",
    "GB",
    "CA",
    "AU",
    "NZ",
    "EU",
    "DE",
    "FR",
    "IE",
    "NL",
    "SE",
    "NO",
    "CH",
    "JP",
    "KR",
    "IN",
    "RU",
    "IL",
    "BR",
    "TR",
    "AE",
    "KY",
    "BG",
    "RO",
    "IS",
    "LI",
    "MX",
    "MY",
    "PH",
]
"""The jurisdictions of the catalogue."""
NAMES = {"US": "United States", "GB": "United Kingdom", "AE": "United Arab Emirates", "EU": "European Union"}
ROADS = (Road.PLACE, Road.CONTROL, Road.RECIPIENT)


def place(code: str, *roads: tuple[Road, Reach], name: str = "") -> MapPlace:
    given = roads or ((Road.PLACE, Reach.METADATA),)
    return MapPlace(code, name or NAMES.get(code, f"Land of {code}"), tuple(RoadTo(*road) for road in given))


def anywhere(reach: Reach = Reach.METADATA) -> MapPlace:
    return MapPlace("*", "Any country", (RoadTo(Road.ANYWHERE, reach),))


def crowd(count: int) -> tuple[MapPlace, ...]:
    """So many places, the more the merrier: with one to three roads each, and any country."""
    reaches = cycle(Reach)
    lands = [
        place(code, *((road, next(reaches)) for road in ROADS[: 1 + index % 3]))
        for index, code in enumerate(ON_RECORD[: count - 1])
    ]
    return (*lands, anywhere())


TEXTS = st.text(max_size=80)
HOSTILE = "</title><script>alert(1)</script> & \" ' < > \x00 \ud800 \ufffe"


@st.composite
def places(draw: st.DrawFn, names: st.SearchStrategy[str] = TEXTS) -> tuple[MapPlace, ...]:
    """Any places: on the map or not, with any name, by any roads; at times any country."""
    codes = draw(st.lists(st.sampled_from([*ON_RECORD, "ZZ", "five-eyes"]), unique=True, max_size=12))
    found = [
        MapPlace(
            code,
            draw(names),
            tuple(
                RoadTo(road, draw(st.sampled_from(list(Reach))))
                for road in draw(st.lists(st.sampled_from(ROADS), unique=True, min_size=1))
            ),
        )
        for code in codes
    ]
    if draw(st.booleans()):
        found.append(anywhere(draw(st.sampled_from(list(Reach)))))
    return tuple(found)
