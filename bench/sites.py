"""Sites to be measured: a catalogue of some size in a database of some engine, gone when the context ends."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

from bench.programs import Missing
from bench.servers import ROOT, environment

ENGINES = ("SQLite", "PostgreSQL")
SHIPPED = 30
"""The size by which the catalogue that ships is meant; any other is generated."""
WELL_KNOWN = ("zoom-meetings", "microsoft-teams", "webex-meetings")
"""Products of the shipped catalogue about which much is known: their pages are the longest."""
SEED = 1
LEAST_SECONDS, SECONDS_A_PRODUCT = 180.0, 0.12
"""How long one command may take before it is ended."""
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


class Failed(Exception):
    """A command that ended badly, with the end of what it said."""


@dataclass(frozen=True)
class Run:
    """One command: how long it took, and the most memory that one of its processes held."""

    seconds: float
    peak_bytes: int

    @property
    def values(self) -> dict[str, float]:
        """Both, as a figure has them."""
        return {"seconds": self.seconds, "peak MB": self.peak_bytes / 1e6}


@dataclass(frozen=True)
class Site:
    """A site in folders of its own."""

    products: int
    engine: str
    folder: Path
    settings: dict[str, str]

    @property
    def catalogue(self) -> Path:
        """The folder of its catalogue."""
        return self.folder / "catalogue"

    @property
    def name(self) -> str:
        """Size and engine, for messages."""
        return f"{self.products:,} products, {self.engine}"

    def manage(self, *arguments: str | Path) -> Run:
        """Run a command of manage.py; Failed where it ends badly or takes far too long."""
        command = [sys.executable, "manage.py", *map(str, arguments)]
        deadline = time.monotonic() + LEAST_SECONDS + SECONDS_A_PRODUCT * self.products
        with (
            tempfile.TemporaryFile("w+") as said,
            subprocess.Popen(command, cwd=ROOT, env=self.settings, stdout=said, stderr=subprocess.STDOUT) as process,
        ):
            began = time.monotonic()
            try:
                run = _await(process, began, deadline)
            except BaseException as error:
                process.kill()
                if isinstance(error, Failed):
                    raise Failed(f"manage.py {arguments[0]} ({self.name}): {error}") from None
                raise
            if process.returncode:
                said.seek(0)
                raise Failed(f"manage.py {arguments[0]} failed ({self.name}):\n{said.read()[-2000:]}")
        return run

    def some_products(self) -> list[str]:
        """Three products, those about which much is known where there are any."""
        slugs = sorted(path.stem for path in (self.catalogue / "products").glob("*.yaml"))
        if not slugs:
            raise Failed(f"there is no product in the catalogue ({self.name})")
        return [slug for slug in WELL_KNOWN if slug in slugs] or slugs[:3]

    def some_fact(self, pattern: str) -> str:
        """What a pattern finds first in the first of these products' files."""
        found = re.search(pattern, self._file(self.some_products()[0]).read_text(encoding="utf-8"))
        if found is None:
            raise Failed(f"no {pattern} in the catalogue ({self.name})")
        return found[1]

    def change_one(self) -> None:
        """Change one fact about one product in the catalogue."""
        file = self._file(self.some_products()[0])
        text = file.read_text(encoding="utf-8")
        changed = re.sub(r"(?m)^website: .*$", "website: https://changed.example/", text)
        file.write_text(changed, encoding="utf-8", newline="")

    def _file(self, slug: str) -> Path:
        return self.catalogue / "products" / f"{slug}.yaml"


@contextmanager
def site_with(products: int, engine: str) -> Iterator[Site]:
    """A site with its catalogue as files and an empty database; Missing where the engine is not installed."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="earshot-site-")))
        (folder / "data").mkdir()
        settings = environment(EARSHOT_DATA=str(folder / "data"))
        if engine == "PostgreSQL":
            settings["DATABASE_URL"] = stack.enter_context(_postgresql())
        site = Site(products, engine, folder, settings)
        if products == SHIPPED:
            shutil.copytree(ROOT / "catalogue", site.catalogue)
        else:
            site.manage("make_catalogue", site.catalogue, "--products", str(products), "--seed", str(SEED))
        site.manage("migrate", "--verbosity", "0")
        site.manage("collectstatic", "--no-input", "--verbosity", "0")
        yield site


@contextmanager
def _postgresql() -> Iterator[str]:
    """The address of a PostgreSQL of its own, as script/postgres starts it."""
    loader = SourceFileLoader("postgres", str(ROOT / "script" / "postgres"))
    postgres = ModuleType(loader.name)
    loader.exec_module(postgres)
    try:
        postgres.programs()
    except SystemExit as error:
        raise Missing(str(error)) from None
    with postgres.server() as url:
        yield url


def _await(process: subprocess.Popen[bytes], began: float, deadline: float) -> Run:
    """Wait for a process to end, asking the system what it used."""
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return Run(time.monotonic() - began, used.ru_maxrss * MEMORY_UNIT)
        if time.monotonic() > deadline:
            raise Failed("it took too long and was ended")
        time.sleep(0.01)
