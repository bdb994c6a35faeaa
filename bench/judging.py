"""Which figures are held against which bounds: what the site is to reach on any machine, as ratios where it can be.

Where a thing was measured on several sites, the worst of them counts.
"""

from collections.abc import Iterable, Iterator, Sequence

from bench.figures import Figure, Judgement
from bench.lighthouse.report import LARGEST_PAINT, LARGEST_PAINT_SECONDS, SCORES, SHIFT
from bench.sites import SHIPPED

FEW, MANY = 100, 10_000
"""Numbers of products between which a cold home page is compared."""
RATIOS = (
    ("page : view", "warm page, by a bare Django view", 4.0),
    ("page : file", "warm page, by nginx with the same bytes", 0.7),
    ("page 304 : file 304", "304, by nginx's", 0.8),
)
"""Ratios of requests a second: what is measured, in words, and the least that it is to reach."""


def judge(figures: Sequence[Figure]) -> list[Judgement]:
    """Every bound for which there is a figure."""
    return [*_warm(figures), *_cold(figures), *_work(figures), *_weight(figures), *_lighthouse(figures)]


def _warm(figures: Sequence[Figure]) -> Iterator[Judgement]:
    for what, words, least in RATIOS:
        if found := _values(figures, "pages", what, "ratio"):
            yield Judgement(words, min(found), least, "", "at least")


def _cold(figures: Sequence[Figure]) -> Iterator[Judgement]:
    few = _values(figures, "cold", "home", "p50 ms", products=FEW)
    many = _values(figures, "cold", "home", "p50 ms", products=MANY)
    if few and many:
        ratio = max(large / small for large, small in zip(many, few, strict=True))
        yield Judgement(f"cold home page at {MANY:,} products, by that at {FEW}", ratio, 1.5, "")
    for what in dict.fromkeys(one.what for one in figures if one.part == "cold"):
        if found := _values(figures, "cold", what, "p50 ms", products=SHIPPED):
            is_brief = what.startswith("brief")
            yield Judgement(f"cold {what}, {SHIPPED} products", max(found), 300 if is_brief else 60, " ms")


def _work(figures: Sequence[Figure]) -> Iterator[Judgement]:
    for part, what, products, value, bound in (
        ("load", "all", MANY, "seconds", 120),
        ("load", "all", MANY, "peak MB", 500),
        ("export", "all", 1_000, "seconds", 120),
        ("export", "one changed", 1_000, "seconds", 5),
    ):
        if found := _values(figures, part, what, value, products=products):
            name, unit = value.split()[0], "s" if value == "seconds" else "MB"
            yield Judgement(f"{part} at {products:,} products, {what}: {name}", max(found), bound, f" {unit}")


def _weight(figures: Sequence[Figure]) -> Iterator[Judgement]:
    if found := _values(figures, "weight", "home", "KB", products=SHIPPED):
        yield Judgement("home page with everything it loads, compressed", max(found), 60, " KB")


def _lighthouse(figures: Sequence[Figure]) -> Iterator[Judgement]:
    for figure in figures:
        if figure.part != "lighthouse":
            continue
        for score in SCORES:
            yield Judgement(f"Lighthouse, {figure.what}: {score}", figure.values[score], 100, "", "at least")
        yield Judgement(
            f"Lighthouse, {figure.what}: largest contentful paint",
            figure.values[LARGEST_PAINT],
            LARGEST_PAINT_SECONDS,
            " s",
        )
        yield Judgement(f"Lighthouse, {figure.what}: layout shift", figure.values[SHIFT], 0, "")


def _values(figures: Iterable[Figure], part: str, what: str, value: str, *, products: int | None = None) -> list[float]:
    """One value of a figure on every site that has it, in the order measured."""
    return [
        one.values[value]
        for one in figures
        if (one.part, one.what) == (part, what) and value in one.values and products in (None, one.products)
    ]
