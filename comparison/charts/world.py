"""The shapes of the world, in units of one picture, WIDTH by HEIGHT. Where they come from: NATURAL_EARTH.txt."""

import json
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from comparison.charts.blocs import MEMBERS

SOURCE = Path(__file__).parent / "world.json"
WIDTH = 2000
HEIGHT = 894
SMALLEST_SEEN = 24
"""Units from edge to edge under which a country needs more than its shape to be seen."""


@dataclass(frozen=True, slots=True)
class Country:
    """`path` is empty where the country is too small to have a shape, `span` then 0."""

    path: str
    centre: tuple[int, int]
    span: int


@cache
def countries() -> dict[str, Country]:
    """Every country by its code, read once in a process."""
    world = json.loads(SOURCE.read_text(encoding="utf-8"))
    if (world["w"], world["h"]) != (WIDTH, HEIGHT):
        raise ValueError(f"{SOURCE.name} is drawn {world['w']} by {world['h']}, not {WIDTH} by {HEIGHT}")
    return {
        code: Country(shape["d"], (shape["c"][0], shape["c"][1]), _span(shape["d"]))
        for code, shape in world["countries"].items()
    }


def land_of(code: str) -> tuple[str, ...]:
    """The codes of the countries that a jurisdiction is made of on the map; empty where the map does not know it."""
    members = MEMBERS.get(code, (code,))
    return tuple(member for member in members if member in countries())


def centre_of(code: str) -> tuple[int, int]:
    """Where a marker of the jurisdiction stands: the middle of its largest part, or of its members."""
    centres = [countries()[member].centre for member in land_of(code)]
    return round(sum(x for x, _ in centres) / len(centres)), round(sum(y for _, y in centres) / len(centres))


def paths(codes: Container[str]) -> str:
    """The path of all countries whose code is among the codes, as one."""
    return "".join(country.path for code, country in countries().items() if code in codes)


def _span(path: str) -> int:
    """The larger of width and height of the largest ring of a path."""
    return max((_ring_span(ring) for ring in path.split("z") if ring), default=0)


def _ring_span(ring: str) -> int:
    start, steps = ring.removeprefix("M").split("l")
    x, y = (int(part) for part in start.split())
    # A minus sign separates two numbers as a space does.
    numbers = [int(part) for part in steps.replace("-", " -").split()]
    xs, ys = [x], [y]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        xs.append(xs[-1] + dx)
        ys.append(ys[-1] + dy)
    return max(max(xs) - min(xs), max(ys) - min(ys))
