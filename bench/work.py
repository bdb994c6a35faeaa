"""How long the catalogue takes to load, assessments to publish and the site to become files."""

from collections.abc import Iterator, Set

from bench.figures import Figure
from bench.sites import Run, Site

LARGEST_EXPORT = 1_000
"""Products up to which the site is written as files: the tree of 10,000 would fill many a temporary folder."""


def prepare(site: Site, asked: Set[str]) -> Iterator[Figure]:
    """Load and publish, whatever is asked, for every other part needs it."""
    yield _figure(site, "load", "all", _load(site))
    if "load" in asked:
        yield _figure(site, "load", "unchanged", _load(site))
    yield _figure(site, "publish", "all", site.manage("publish"))


def change(site: Site, asked: Set[str]) -> Iterator[Figure]:
    """Export, change one product, load, publish and export again, as far as it is asked."""
    exports = "export" in asked and site.products <= LARGEST_EXPORT
    if exports:
        yield _figure(site, "export", "all", _export(site))
    if exports or asked & {"load", "publish"}:
        site.change_one()
        yield _figure(site, "load", "one changed", _load(site))
        yield _figure(site, "publish", "one changed", site.manage("publish"))
    if exports:
        yield _figure(site, "export", "one changed", _export(site))


def _load(site: Site) -> Run:
    return site.manage("load_catalogue", site.catalogue)


def _export(site: Site) -> Run:
    return site.manage("export_site", site.folder / "export")


def _figure(site: Site, part: str, what: str, run: Run) -> Figure:
    return Figure(part, what, site.products, site.engine, run.values)
