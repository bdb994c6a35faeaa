"""The map of who is within earshot: which places, by which road, and what is readable there.

One picture for pages and for the brief, without style sheets of its own. It shows nothing that the exposure table
beside it does not say.
"""

from collections.abc import Iterable, Mapping, Sequence

from comparison.charts import world
from comparison.charts.lettering import escaped, width
from comparison.charts.map_marks import (
    ACCENT,
    LAND,
    MARK,
    MARK_STEP,
    PAPER,
    PICTURE,
    definitions,
    edging,
    marks,
    shading,
)
from comparison.charts.markup import Markup, fill, join
from comparison.charts.places import MapPlace, Reach, strongest
from comparison.charts.placing import Box, Label, place

MARGIN = 24
FRAME = Box(0, 0, world.WIDTH, world.HEIGHT)
NAME_SIZE = 32
NAME_BASELINE = 60
CLEARANCE = 16
ENLARGED = 2.3
"""How much larger marks are where the picture is small: the stylesheet does the same on a phone."""
ROOM_FOR_MARKS = 200
"""Land at least as large keeps its marks upon it even so; of smaller land they stand beside it."""
SEEN = 7
SEEN_ALONE = 13
"""Radius of the point that shows where a place is, and of the disc that stands for a country too small to be seen."""
CORNER = (250, 780)
"""In the empty sea, for what is said of any country."""
MOST_NAMED = 12
"""With more places their codes stand for their names, and marks keep less distance."""
SHARED = "land"
"""Begins the ids of what the maps of one page share."""


def flow_map(
    places: Sequence[MapPlace],
    *,
    title: str,
    description: str,
    name: str,
    shared: bool = False,
) -> Markup:
    """The map of the places as inline SVG; those whose code it does not know are left out (`places_off_map`).

    `shared` makes a small map that takes its land from `shared_land` on the same page, and has larger marks and no
    names. Text is escaped; no two names or marks overlap as long as there is room.
    """
    drawn = [found for found in places if found.is_on_map]
    named = SHARED if shared else name
    return fill(
        '<svg {picture} id="{name}" viewBox="{view}" role="img" aria-labelledby="{name}-title {name}-desc">'
        '<title id="{name}-title">{title}</title><desc id="{name}-desc">{description}</desc>{land}{frame}{spots}</svg>',
        picture=PICTURE,
        name=name,
        view=f"{-MARGIN} {-MARGIN} {world.WIDTH + 2 * MARGIN} {world.HEIGHT + 2 * MARGIN}",
        title=escaped(title),
        description=escaped(description),
        land=_shared_shapes(drawn) if shared else _own_shapes(drawn, name),
        frame=_frame(drawn, named),
        spots=_spots(drawn, named, small=shared),
    )


def places_off_map(places: Iterable[MapPlace]) -> tuple[MapPlace, ...]:
    """The places that the map has no shape for, to be named beside it."""
    return tuple(found for found in places if not found.is_on_map)


def shared_land(places: Iterable[MapPlace]) -> Markup:
    """The land that the small maps of a page refer to, once; `places` are those of all of them."""
    apart = sorted({code for found in places for code in world.land_of(found.code)})
    shapes = [(f"{SHARED}-{code}", world.countries()[code].path) for code in apart]
    rest = world.paths(world.countries().keys() - set(apart))
    return fill(
        '<svg class="picture sprite" aria-hidden="true" focusable="false">{}<defs><g id="{}">{}</g></defs></svg>',
        definitions(SHARED, 2),
        SHARED,
        join('<path id="{}" d="{}"/>', [(f"{SHARED}-rest", rest), *shapes]),
    )


def _shaded(places: Sequence[MapPlace]) -> dict[str, MapPlace]:
    """Each country that is shaded, by code, with the place whose reach it shows: the one with the most readable.

    A country of its own comes before the bloc that it is a member of.
    """
    shown: dict[str, MapPlace] = {}
    for found in sorted(places, key=lambda found: (found.reach.rank, len(world.land_of(found.code)))):
        for code in world.land_of(found.code):
            shown.setdefault(code, found)
    return shown


def _own_shapes(places: Sequence[MapPlace], name: str) -> Markup:
    """All land, drawn here: shaded countries by place, all others as one."""
    shaded = _shaded(places)
    rest = world.paths(world.countries().keys() - shaded.keys())
    return fill(
        '{}<path class="land halo" fill="{}" stroke="{}" d="{}"/><g class="tint" color="{}">{}</g>',
        definitions(name, 1),
        LAND,
        PAPER,
        rest,
        ACCENT,
        join(
            "<g><title>{}</title><path {} d='{}'/></g>",
            (
                (escaped(found.words), shading(found.reach, name), world.paths(_codes(shaded, found)))
                for found in places
                if _codes(shaded, found)
            ),
        ),
    )


def _shared_shapes(places: Sequence[MapPlace]) -> Markup:
    """All land by reference to `shared_land`: whole, then the shaded countries upon it."""
    shaded = _shaded(places)
    return fill(
        '<use class="land halo" href="#{}" fill="{}" stroke="{}"/><g class="tint" color="{}">{}</g>',
        SHARED,
        LAND,
        PAPER,
        ACCENT,
        join(
            "<g {}>{}</g>",
            (
                (
                    shading(found.reach, SHARED),
                    join('<use href="#{}-{}"/>', ((SHARED, code) for code in sorted(_codes(shaded, found)))),
                )
                for found in places
                if _codes(shaded, found)
            ),
        ),
    )


def _codes(shaded: Mapping[str, MapPlace], place: MapPlace) -> set[str]:
    return {code for code, found in shaded.items() if found is place}


def _frame(places: Sequence[MapPlace], name: str) -> Markup:
    """The frame that says that data may go to any country, shaded by what is readable there; else nothing."""
    anywhere = [found for found in places if found.is_anywhere]
    if not anywhere:
        return Markup("")
    return fill(
        '<g class="tint" color="{}"><title>{}</title><rect x="-12" y="-12" width="{}" height="{}" fill="none" {}/></g>',
        ACCENT,
        escaped(anywhere[0].words),
        world.WIDTH + 24,
        world.HEIGHT + 24,
        edging(strongest(found.reach for found in anywhere), name),
    )


def _spots(places: Sequence[MapPlace], name: str, *, small: bool) -> Markup:
    """The marks and names of the places, with a line to the place where they stand beside it."""
    many = len(places) > MOST_NAMED
    labels = [_label(found, small=small, many=many) for found in places]
    # What has a corner or land of its own comes first, the rest finds room around it.
    order = sorted(range(len(places)), key=lambda at: (not places[at].is_anywhere, labels[at].beside))
    middles = dict(zip(order, place([labels[at] for at in order], FRAME, CLEARANCE), strict=True))
    moved = [
        (places[at], labels[at], middle)
        for at, middle in middles.items()
        if labels[at].beside or middle != (labels[at].x, labels[at].y)
    ]
    return fill(
        '<path class="halo" d="{lines}" stroke="{paper}" stroke-width="8"/>'
        '<path d="{lines}" stroke="currentColor" stroke-width="3"/>{points}'
        '<g font-size="{size}" text-anchor="middle" fill="currentColor">{spots}</g>',
        lines=" ".join(f"M{label.x} {label.y}L{x} {y}" for _, label, (x, y) in moved),
        paper=PAPER,
        points=join("{}", ((_point(found, label, name),) for found, label, _ in moved)),
        size=NAME_SIZE,
        spots=join(
            '<g transform="translate({} {})"><title>{}</title><g{}>{}</g>{}</g>',
            (
                (
                    *middles[at],
                    escaped(found.words),
                    Markup(f' transform="scale({ENLARGED})"' if small else ' class="marks"'),
                    marks(found, name),
                    Markup("") if small else _name(found.code if many and not found.is_anywhere else found.name),
                )
                for at, found in enumerate(places)
            ),
        ),
    )


def _label(found: MapPlace, *, small: bool, many: bool) -> Label:
    """The room that marks take at their largest and the name beneath them."""
    scale = 1 if many and not small else ENLARGED
    half_marks = len(found.roads) * MARK_STEP * scale / 2
    half_name = 0 if small else width(found.code if many else found.name, NAME_SIZE) / 2 + 6
    half_height = MARK * scale / 2 + 4
    below = half_height if small else NAME_BASELINE + 12
    if found.is_anywhere:
        return Label(*CORNER, max(half_marks, half_name), half_height, below, beside=False)
    beside = _span(found) < ROOM_FOR_MARKS
    return Label(*world.centre_of(found.code), max(half_marks, half_name), half_height, below, beside)


def _span(found: MapPlace) -> int:
    return max(world.countries()[code].span for code in world.land_of(found.code))


def _point(found: MapPlace, label: Label, name: str) -> Markup:
    """The point from which a line leads to the marks: larger, and shaded, where the country itself cannot be seen."""
    seen = _span(found) >= world.SMALLEST_SEEN
    return fill(
        '<g class="tint" color="{}"><circle cx="{}" cy="{}" r="{}" {}/></g>',
        ACCENT,
        label.x,
        label.y,
        SEEN if seen else SEEN_ALONE,
        shading(Reach.CONTENT if seen else found.reach, name),
    )


def _name(text: str) -> Markup:
    return fill(
        '<text class="halo name" y="{}" stroke="{}" stroke-width="9" stroke-linejoin="round" paint-order="stroke">{}'
        "</text>",
        NAME_BASELINE,
        PAPER,
        escaped(text),
    )
