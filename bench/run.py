"""The parts of the benchmarks, one after the other on one site."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Set

from bench import cold, lighthouse, pages, weight, work
from bench.figures import Figure, Outcome
from bench.programs import Missing
from bench.sites import Failed, Site, site_with
from bench.tables import number
from bench.wrk import Refused

PARTS = {
    "pages": "the home page warm and as a 304, beside a bare Django view and nginx (needs wrk and nginx)",
    "weight": "what pages weigh with everything that they load",
    "cold": "pages of every kind built anew, briefs and side by side among them (needs wrk)",
    "load": "load_catalogue: all, unchanged, one product changed",
    "publish": "publish: all, one product changed",
    "export": f"export_site: all, one product changed; up to {work.LARGEST_EXPORT:,} products",
    "lighthouse": "Lighthouse's scores for the catalogue that ships (needs npm and Chromium)",
}
BY_BROWSER = ("home", "product", "side by side", "shortlist", "search")
"""The pages that are weighed and given to Lighthouse."""
BAD_ENDS = (OSError, ValueError, subprocess.SubprocessError, Failed, Missing, Refused)
"""What ends one part and not the run."""
BEGAN = time.monotonic()

Step = tuple[str, Callable[[], Iterable[Figure]]]


def say(words: str) -> None:
    """Tell on standard error how far it is."""
    print(f"{time.monotonic() - BEGAN:5.0f} s  {words}", file=sys.stderr, flush=True)


def measure_site(products: int, engine: str, asked: Set[str], outcome: Outcome) -> None:
    """The parts that are asked for, on a site of so many products; what cannot be measured is left out."""
    name = f"{products:,} products, {engine}"
    say(f"{name}: making the site")
    try:
        with site_with(products, engine) as site:
            # Every other step rests on this one, so that its failure ends the site.
            _collect(f"{name}: load and publish", work.prepare(site, asked), asked, outcome)
            for part, measure in _steps(site, asked):
                try:
                    _collect(f"{name}: {part}", measure(), asked, outcome)
                except BAD_ENDS as error:
                    _leave_out(f"{name}: {part}", error, outcome)
    except BAD_ENDS as error:
        _leave_out(name, error, outcome)


def _steps(site: Site, asked: Set[str]) -> Iterator[Step]:
    """What is done on a site, in order: what changes it comes last."""
    if "pages" in asked:
        yield "pages", lambda: pages.measure(site)
    if "weight" in asked:
        yield "weight", lambda: weight.measure(site, _for_browsers(site))
    if "cold" in asked:
        yield "cold", lambda: cold.measure(site)
    if "lighthouse" in asked:
        yield "lighthouse", lambda: lighthouse.measure(site, _for_browsers(site))
    if asked & {"load", "publish", "export"}:
        yield "export, and one product changed", lambda: work.change(site, asked)


def _for_browsers(site: Site) -> Mapping[str, str]:
    found = cold.pages_of(site)
    return {what: found[what] for what in BY_BROWSER}


def _collect(name: str, figures: Iterable[Figure], asked: Set[str], outcome: Outcome) -> None:
    """Add the figures of the parts that are asked for, saying each."""
    say(name)
    for figure in figures:
        if figure.part in asked:
            values = ", ".join(f"{number(value)} {of}" for of, value in figure.values.items())
            say(f"    {figure.part}, {figure.what}: {values}")
            outcome.figures.append(figure)


def _leave_out(name: str, error: BaseException, outcome: Outcome) -> None:
    words = str(error)
    if isinstance(error, subprocess.CalledProcessError) and error.stderr:
        told = error.stderr if isinstance(error.stderr, str) else error.stderr.decode(errors="replace")
        words += f"\n{told[-1000:]}"
    say(f"    left out: {words}")
    outcome.left_out.append(f"{name}: {words}")
