"""The four scores that Lighthouse gives to pages in its mobile simulation, with Debian's Chromium.

Lighthouse is installed beside this file when it is first run. The site is served as script/server serves it, and each
page is asked for once before, so that it comes from the page cache as a reader would get it.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.figures import Figure, middle
from bench.lighthouse.report import falls_short, values_of
from bench.programs import Missing, program
from bench.servers import ROOT, get, site_of
from bench.sites import Site

HERE = Path(__file__).parent
SECONDS = 150
"""After which one run is ended."""
INSTALL_SECONDS = 300
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium runs as root in a container and must not call home; each flag serves one of the two."""
AGAIN = 2
"""How often a page that falls short is judged again; the median counts, for a busy machine is easily taken for slow."""


def measure(site: Site, pages: Mapping[str, str]) -> Iterator[Figure]:
    """The scores of each page, with what it took to show it."""
    lighthouse = _installed()
    with site_of("earshot.wsgi:application", site.settings) as port:
        for what, address in pages.items():
            for _ in range(4):
                get(port, address, **{"Accept-Encoding": "br, gzip"}).read()
            runs = [_values(lighthouse, f"http://127.0.0.1:{port}{address}")]
            if falls_short(runs[0]):
                runs += [_values(lighthouse, f"http://127.0.0.1:{port}{address}") for _ in range(AGAIN)]
            yield Figure("lighthouse", what, site.products, site.engine, middle(runs))


def _installed() -> Path:
    """The program, installed from the lock unless it was before."""
    program("chromium")
    npm = program("npm")
    installed, lock = HERE / "node_modules" / "installed-lock.json", HERE / "package-lock.json"
    if not (installed.exists() and installed.read_bytes() == lock.read_bytes()):
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-progress", "--loglevel=error"],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
            timeout=INSTALL_SECONDS,
        )
        if done.returncode:
            raise Missing(f"Lighthouse could not be installed:\n{done.stderr[-1000:]}")
        shutil.copyfile(lock, installed)
    return HERE / "node_modules" / ".bin" / "lighthouse"


def _values(lighthouse: Path, address: str) -> dict[str, float]:
    """The values of one run, which is done once more where it breaks off, as it may on a busy machine."""
    try:
        return values_of(_run(lighthouse, address))
    except subprocess.CalledProcessError:
        return values_of(_run(lighthouse, address))


def _run(lighthouse: Path, address: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        subprocess.run(
            [
                lighthouse,
                address,
                "--quiet",
                "--output=json",
                f"--output-path={output}",
                "--no-enable-error-reporting",
                f"--chrome-flags={' '.join(FLAGS)}",
            ],
            cwd=ROOT,
            env={**os.environ, "CHROME_PATH": program("chromium"), "TMPDIR": folder},
            capture_output=True,
            check=True,
            timeout=SECONDS,
        )
        report: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return report
