"""The export itself: what is unchanged is kept, the rest is made, and the whole is put in its place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import django
from django.db import connections

from assessments.models import Edition
from comparison.static_site.addresses import file_of
from comparison.static_site.assets import write_assets
from comparison.static_site.links import ATTRIBUTE, turn
from comparison.static_site.plan import Planned, plan_of
from comparison.static_site.release import Release, new_release, write
from comparison.static_site.render import render

BATCH = 200
"""Pages that one process makes at a time: enough to keep the documents of their products at hand."""

cached_file_of = lru_cache(maxsize=100_000)(file_of)


class NothingPublished(Exception):
    """There is no edition to export."""


class Overtaken(Exception):
    """An edition was published while the export was being made, which was given up."""


@dataclass(frozen=True)
class Choices:
    """How the links are written: below `base`, or relative where it is empty; `site` is the living site."""

    base: str
    site: str


@dataclass(frozen=True)
class Outcome:
    """What an export did; pages made and kept are counted without assets."""

    edition: Edition
    made: int
    kept: int


def export_site(
    root: Path, choices: Choices, *, workers: int, progress: Callable[[int, int], None] = lambda done, total: None
) -> Outcome:
    """The public site of the current edition, exported into a folder with `workers` processes.

    Raises NothingPublished, Overtaken, and NotAnswered where a page of the plan is no page; the folder then serves
    what it did before.
    """
    edition = _current()
    if edition is None:
        raise NothingPublished("nothing has been published yet: run manage.py publish first")
    plan = plan_of(edition, choices.base, choices.site)
    with new_release(root, f"edition-{edition.number}") as release:
        wanted = [page for pages in (plan.general(), plan.products(), plan.facts()) for page in pages]
        known = {page.address for page in wanted}
        waiting = [page for page in wanted if not _kept(release, page)]
        kept = len(release.stamps)
        done = 0
        while waiting:
            found: dict[str, Planned] = {}
            for made in _make_all(release.folder, waiting, choices, workers):
                for page, further in made:
                    release.stamps[_file(page.address)] = page.stamp
                    found |= {address: Planned(address, page.stamp) for address in further if address not in known}
                done += len(made)
                progress(done, len(known) - kept + len(found))
            known |= found.keys()
            waiting = list(found.values())
        write_assets(release.folder, choices.site)
        if _current() != edition:
            raise Overtaken("a new edition was published meanwhile; export again")
    return Outcome(edition, done, kept)


def _current() -> Edition | None:
    return Edition.objects.select_related("rubric").defer("document").order_by("-number").first()


def _file(address: str) -> str:
    file = cached_file_of(address)
    if file is None:
        raise ValueError(f"{address} is planned, and has no file")
    return file


def _kept(release: Release, page: Planned) -> bool:
    """Whether the page of the release before stands in the new one, further pages of a long list included."""
    if not release.keep(_file(page.address), page.stamp):
        return False
    for number in count(2):
        if not release.keep(_file(_further(page.address, number)), page.stamp):
            return True
    raise AssertionError


def _further(address: str, number: int) -> str:
    return f"{address}{'&' if '?' in address else '?'}page={number}"


Made = list[tuple[Planned, list[str]]]


def _make_all(folder: Path, pages: Sequence[Planned], choices: Choices, workers: int) -> Iterator[Made]:
    """Makes the pages, some at a time, each with the addresses of the further pages that it leads to."""
    batches = [pages[start : start + BATCH] for start in range(0, len(pages), BATCH)]
    if workers < 2 or len(batches) < 2:
        yield from (_make(folder, batch, choices) for batch in batches)
        return
    connections.close_all()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        for future in [pool.submit(_make, folder, batch, choices) for batch in batches]:
            yield future.result()


def _make(folder: Path, pages: Iterable[Planned], choices: Choices) -> Made:
    return [(page, _make_one(folder, page.address, choices)) for page in pages]


def _make_one(folder: Path, address: str, choices: Choices) -> list[str]:
    file, content = _file(address), render(address)
    further: list[str] = []
    if file.endswith(".html"):
        page = content.decode()
        further = list(_further_pages(page, address))
        content = turn(page, address, cached_file_of, base=choices.base, site=choices.site).encode()
    write(folder, file, content)
    return further


def _further_pages(page: str, address: str) -> Iterator[str]:
    """The further pages of the same list that the page leads to."""
    for _, link in ATTRIBUTE.findall(page):
        target = urldefrag(urljoin(address, unescape(link))).url
        numbered = parse_qs(urlsplit(target).query).get("page", ["1"]) != ["1"]
        if numbered and urlsplit(target).path == urlsplit(address).path and cached_file_of(target):
            yield target
