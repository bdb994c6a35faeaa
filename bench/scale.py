"""How load, publication and pages grow with the number of products: `python -m bench.scale`.

For each number of products: a made-up catalogue is written, loaded, published, published again with nothing changed and
with one claim changed; then each page is read cold, in the process and without a server. Everything happens in a
temporary folder and on SQLite, or on the database that DATABASE_URL names, which must be empty.

Prints a table, and the same as JSON with --json. Memory is the most that the process of a step ever held.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAGES = (
    "/",
    "/?sort=score",
    "/?q=product",
    "/products/product-0009/",
    "/compare/?q=product",
    "/jurisdictions/",
    "/jurisdictions/us/",
    "/laws/us-cloud-act/",
    "/reach/",
    "/reach/what-if/?law=us-cloud-act",
    "/reach/what-if/?adequacy=US",
    "/reach.csv",
    "/contradictions/",
    "/claims/product-0001-a1-1/",
    "/evidence/product-0001-doc-1/",
    "/editions/",
)
STEPS = ("make", "load", "load again", "publish", "publish again", "publish one", "pages")
TIMES_READ = 5
"""Each page is read so many times, and the shortest time counts."""

Measured = dict[str, Any]


def measured(work: Callable[[], object]) -> Measured:
    """Wall and processor time in seconds, and the process's peak of memory in MB."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return {
        "seconds": round(time.perf_counter() - wall, 3),
        "processor": round(time.process_time() - processor, 3),
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def step(name: str, folder: Path, products: int) -> dict[str, Measured]:
    """What one step took, run in this process."""
    import django

    django.setup()
    from django.core.management import call_command

    catalogue = folder / "catalogue"
    if name == "make":
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        return {name: measured(lambda: call_command("make_catalogue", str(catalogue), products=products))}
    if name.startswith("load"):
        return {name: measured(lambda: call_command("load_catalogue", str(catalogue), verbosity=0))}
    if name == "publish one":
        from vendors.models import Claim

        Claim.objects.filter(pk=Claim.objects.order_by("pk").first().pk).update(statement="It is otherwise.")  # type: ignore[union-attr]  # there is one
    if name.startswith("publish"):
        return {name: measured(lambda: call_command("publish", stdout=sys.stderr))}
    return {address: page(address) for address in PAGES}


def page(address: str) -> Measured:
    """What the page takes when nothing of it is kept: the shortest of some readings, with its size and queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from comparison.reading import read_edition_document

    client, found = Client(SERVER_NAME="localhost"), []
    client.get("/rubric/")
    for _ in range(TIMES_READ):
        read_edition_document.cache_clear()
        found.append(measured(lambda: client.get(address).getvalue()))
    with CaptureQueriesContext(connection) as queries:
        size = len(client.get(address).getvalue())
    shortest = min(found, key=lambda one: float(one["processor"]))
    return shortest | {"bytes": size, "queries": len(queries)}


def run(products: int) -> dict[str, Measured]:
    """What every step and page took, each step in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="earshot-bench-") as name:
        environment = {
            "DATABASE_URL": f"sqlite:///{name}/earshot.sqlite3",
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "earshot.settings.dev",
            "EARSHOT_DEBUG": "0",
            "EARSHOT_DATA": name,
        }
        found: dict[str, Measured] = {}
        for one in STEPS:
            command = [
                sys.executable,
                "-m",
                "bench.scale",
                "--step",
                one,
                "--folder",
                name,
                "--products",
                str(products),
            ]
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
            found |= json.loads(done.stdout.splitlines()[-1])
        database = Path(name, "earshot.sqlite3")
        if database.exists():
            found["database"] = {"mb": database.stat().st_size // 1_000_000}
        return found


def table(results: dict[int, dict[str, Measured]]) -> str:
    """Steps and pages by number of products: processor time, wall time and memory; of pages also the queries."""
    lines = [f"{'':<36}" + "".join(f"{f'{products:,} products':>34}" for products in results)]
    for name in next(iter(results.values())):
        cells = []
        for found in results.values():
            one = found[name]
            parts = [
                f"{one['processor']:.2f} s ({one['seconds']:.2f})" if "processor" in one else "",
                f"{one['mb']} MB",
            ]
            if "queries" in one:
                parts = [f"{1000 * one['processor']:.0f} ms", f"{one['queries']} q", f"{one['bytes'] // 1000} kB"]
            cells.append(f"{', '.join(filter(None, parts)):>34}")
        lines.append(f"{name:<36}" + "".join(cells))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, nargs="+", default=[30, 100, 1000], help="numbers of products")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.step:
        print(json.dumps(step(asked.step, asked.folder, asked.products[0])))
        return
    results = {products: run(products) for products in asked.products}
    print(table(results))
    if asked.json:
        asked.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
