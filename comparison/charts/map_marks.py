"""The signs of a map: shading that says what is readable, and marks that say by which road.

Colours stand as presentation attributes, for print and for the brief; the stylesheet replaces them by class. Shading
differs in pattern as well as in tone, marks in shape as well as in letter.
"""

from dataclasses import dataclass

from comparison.charts.lettering import FONTS
from comparison.charts.markup import Markup, fill, join
from comparison.charts.places import MapPlace, Reach
from vendors.exposure import Road

INK = "#1c1e21"
PAPER = "#ffffff"
LAND = "#dedbd2"
ACCENT = "#0b5563"

MARK = 52
"""The height of a mark, and its width."""
MARK_STEP = 58
LETTERS = {Road.PLACE: "P", Road.CONTROL: "C", Road.RECIPIENT: "R", Road.ANYWHERE: "A"}
OUTLINES = {
    Road.PLACE: "M-26 0a26 26 0 1 1 52 0a26 26 0 1 1-52 0z",
    Road.CONTROL: "M-24-24h48v48h-48z",
    Road.RECIPIENT: "M0-31L31 0L0 31L-31 0z",
    Road.ANYWHERE: "M-29 0L-14.5-25h29L29 0L14.5 25h-29z",
}
REACH_LEGEND = {
    Reach.CONTENT: "readable content",
    Reach.ENCRYPTED: "encrypted content, metadata readable",
    Reach.METADATA: "metadata only",
    Reach.NOT_ON_RECORD: "which data is not on record",
    Reach.CLOSED: "road closed",
}
ROAD_LEGEND = {
    Road.PLACE: "by place: data goes there",
    Road.CONTROL: "by control of the vendor",
    Road.RECIPIENT: "by a recipient of data",
    Road.ANYWHERE: "data may go to any country: shown by the frame",
}
PATTERNS = {
    Reach.METADATA: (
        "M2 50L50 2M16 50L64 2M30 50L78 2M2 36L36 2M2 22L22 2M44 50L78 16M58 50L78 30",
        Markup('stroke-width="6"'),
    ),
    Reach.ENCRYPTED: (
        "".join(f"M{x} {y}h.01" for x in (13, 31, 49, 67) for y in (13, 26, 39)),
        Markup('stroke-width="9" stroke-linecap="round"'),
    ),
}
PICTURE = fill('class="picture" color="{}" font-family="{}" xmlns="http://www.w3.org/2000/svg"', INK, FONTS)


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign as a picture of its own, and what it says."""

    picture: Markup
    words: str


def marks(place: MapPlace, name: str) -> Markup:
    """The marks of a place's roads in a row, its middle at 0, 0, by reference to those defined under the name."""
    first = -MARK_STEP * (len(place.roads) - 1) // 2
    return join(
        '<use href="#{}-{}" x="{}"/>{}',
        (
            (name, LETTERS[to.road], first + at * MARK_STEP, _strike(first + at * MARK_STEP, to.reach))
            for at, to in enumerate(place.roads)
        ),
    )


def mark(road: Road) -> Markup:
    """The mark of a road, its middle at 0, 0."""
    return fill(
        '<path class="sheet" d="{}" fill="{}" stroke="currentColor" stroke-width="4"/>'
        '<text y="11" font-size="31" font-weight="700" text-anchor="middle" fill="currentColor">{}</text>',
        OUTLINES[road],
        PAPER,
        LETTERS[road],
    )


def _strike(x: int, reach: Reach) -> Markup:
    """A line through a mark where the road is closed."""
    if reach is not Reach.CLOSED:
        return Markup("")
    return fill('<path d="M{} 32l64-64" stroke="currentColor" stroke-width="5"/>', x - 32)


def definitions(name: str, scale: float) -> Markup:
    """What a map refers to under ids that begin with the name: patterns, so many times as coarse, and marks."""
    return fill("<defs>{}{}</defs>", _patterns(name, scale), _mark_definitions(name))


def _mark_definitions(name: str) -> Markup:
    return join('<g id="{}-{}">{}</g>', ((name, LETTERS[road], mark(road)) for road in Road))


def _patterns(name: str, scale: float) -> Markup:
    return fill(
        '<g class="tint" color="{accent}">'
        '<pattern id="{name}-lines" width="20" height="20" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45) scale({scale})"><path class="sheet" d="M0 0h20v20h-20z" fill="{paper}"/>'
        '<path d="M5 0v20" stroke="currentColor" stroke-width="8"/></pattern>'
        '<pattern id="{name}-dots" width="18" height="18" patternUnits="userSpaceOnUse"'
        ' patternTransform="scale({scale})"><path class="sheet" d="M0 0h18v18h-18z" fill="{paper}"/>'
        '<circle cx="9" cy="9" r="5" fill="currentColor"/></pattern></g>',
        accent=ACCENT,
        name=name,
        paper=PAPER,
        scale=scale,
    )


def shading(reach: Reach, name: str) -> Markup:
    """The attributes by which land shows what is readable there; `name` is that of its patterns."""
    match reach:
        case Reach.CONTENT:
            return fill('class="halo" fill="currentColor" stroke="{}" stroke-width="2"', PAPER)
        case Reach.ENCRYPTED:
            return fill('fill="url(#{}-dots)" stroke="currentColor" stroke-width="3"', name)
        case Reach.METADATA:
            return fill('fill="url(#{}-lines)" stroke="currentColor" stroke-width="3"', name)
        case Reach.NOT_ON_RECORD:
            return fill('class="sheet" fill="{}" stroke="currentColor" stroke-width="4" stroke-dasharray="10 7"', PAPER)
        case Reach.CLOSED:
            return fill('class="land" fill="{}" stroke="currentColor" stroke-width="3"', LAND)


def edging(reach: Reach, name: str) -> Markup:
    """The attributes by which the frame shows what is readable wherever data goes."""
    match reach:
        case Reach.ENCRYPTED:
            return fill('stroke="url(#{}-dots)" stroke-width="18"', name)
        case Reach.METADATA:
            return fill('stroke="url(#{}-lines)" stroke-width="18"', name)
        case Reach.NOT_ON_RECORD:
            return fill('stroke="currentColor" stroke-width="{}" stroke-dasharray="{}"', 6, "26 16")
        case Reach.CONTENT | Reach.CLOSED:
            return fill('stroke="currentColor" stroke-width="{}"', 10)


def legend(places: tuple[MapPlace, ...]) -> tuple[LegendItem, ...]:
    """What the signs on a map of the places say; signs that it does not bear are left out."""
    drawn = [place for place in places if place.is_on_map]
    reaches = {place.reach for place in drawn}
    roads = {to.road for place in drawn for to in place.roads}
    return (
        *(LegendItem(_swatch(reach), REACH_LEGEND[reach]) for reach in Reach if reach in reaches),
        *(LegendItem(_lone_mark(road), ROAD_LEGEND[road]) for road in Road if road in roads),
    )


def _swatch(reach: Reach) -> Markup:
    """A piece of shaded land. Its pattern is drawn line by line, for it must stand in any document."""
    look, inside = shading(reach, ""), Markup("")
    if reach in PATTERNS:
        look = fill('class="sheet" fill="{}" stroke="currentColor" stroke-width="3"', PAPER)
        inside = fill('<path d="{}" stroke="currentColor" {}/>', *PATTERNS[reach])
    return fill(
        '<svg {} viewBox="0 0 80 52" aria-hidden="true"><g class="tint" color="{}">'
        '<path d="M2 2h76v48h-76z" {}/>{}</g></svg>',
        PICTURE,
        ACCENT,
        look,
        inside,
    )


def _lone_mark(road: Road) -> Markup:
    return fill('<svg {} viewBox="-40 -33 80 66" aria-hidden="true">{}</svg>', PICTURE, mark(road))
