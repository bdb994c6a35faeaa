"""How fast a warm page and a 304 are, against a bare Django view and against nginx.

Run it as python -m bench.pages.

Short runs of each take turns, so that whatever else the machine does bears on all of them; the figures are medians of
the ratios within a round. Needs wrk and nginx.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.servers import ROOT, environment, get, nginx_with, site_of

COMPARED = (
    ("page", "view", 4.0),
    ("page", "view br", None),
    ("page", "file", 0.7),
    ("page 304", "file 304", 0.8),
)
"""What is compared with what, and the least that the ratio is to reach.

`view` is a bare Django view that sends the page as a view has it; `view br` one with the compressed bytes at hand,
which no view without middleware has: it shows what Django costs where the sending is the same. `file` is nginx.
"""
BROTLI = {"Accept-Encoding": "br"}


@dataclass(frozen=True)
class Target:
    """One address with the headers of one kind of request."""

    name: str
    address: str
    headers: dict[str, str]
    status: int


@dataclass(frozen=True)
class Speed:
    """Requests a second, and milliseconds within which half and 99 % of them were answered."""

    requests: float
    p50: float
    p99: float


def main() -> None:
    """Start the servers, measure in rounds, print the table and the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=int, default=1, help="of each run")
    parser.add_argument("--data", type=Path, help="a folder prepared before; by default the catalogue is prepared anew")
    asked = parser.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk was not found. Install it (Debian: apt install wrk).")
    with ExitStack() as stack:
        data = asked.data or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = environment(EARSHOT_DATA=str(data.absolute()))
        subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=settings, check=True, stdout=sys.stderr)
        targets = start(stack, settings)
        rounds = [{target.name: measure(target, asked.seconds) for target in targets} for _ in range(asked.rounds)]
    report(rounds)


def start(stack: ExitStack, settings: dict[str, str]) -> list[Target]:
    """The servers, and what is asked of each: the same brotli bytes, and whether they have changed."""
    site = stack.enter_context(site_of("earshot.wsgi:application", settings))
    page = get(site, "/", **BROTLI)
    body = page.read()
    if page.getheader("Content-Encoding") != "br":
        raise SystemExit("The site did not send brotli.")
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    (folder / "br").write_bytes(body)
    (folder / "identity").write_bytes(get(site, "/").read())
    bare = stack.enter_context(site_of("bench.bare:application", environment(BENCH_PAGES=str(folder))))
    nginx = stack.enter_context(nginx_with(body))
    served = get(nginx, "/page", **BROTLI)
    served.read()
    known = {**BROTLI, "If-None-Match": str(page.getheader("ETag"))}
    known_file = {**BROTLI, "If-None-Match": str(served.getheader("ETag"))}
    return [
        Target("page", f"http://127.0.0.1:{site}/", BROTLI, 200),
        Target("view", f"http://127.0.0.1:{bare}/plain", BROTLI, 200),
        Target("view br", f"http://127.0.0.1:{bare}/", BROTLI, 200),
        Target("file", f"http://127.0.0.1:{nginx}/page", BROTLI, 200),
        Target("page 304", f"http://127.0.0.1:{site}/", known, 304),
        Target("file 304", f"http://127.0.0.1:{nginx}/page", known_file, 304),
    ]


def measure(target: Target, seconds: int) -> Speed:
    """The speed of one target over some seconds, with 32 connections."""
    port, path = target.address.removeprefix("http://127.0.0.1:").split("/", 1)
    answer = get(int(port), f"/{path}", **target.headers)
    answer.read()
    if answer.status != target.status:
        raise SystemExit(f"{target.name} answers {answer.status} where {target.status} is meant.")
    headers = [part for name, value in target.headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", *headers, target.address]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in printed or "nan" in printed:
        raise SystemExit(printed)
    return Speed(
        float(_find(r"Requests/sec:\s+([\d.]+)", printed)),
        _milliseconds(_find(r"\n +50% +(\S+)", printed)),
        _milliseconds(_find(r"\n +99% +(\S+)", printed)),
    )


def report(rounds: list[dict[str, Speed]]) -> None:
    """Print a line for each target, the three ratios with what they are to reach, and all of it as JSON."""
    speeds = {
        name: Speed(*(median(getattr(one[name], part) for one in rounds) for part in ("requests", "p50", "p99")))
        for name in rounds[0]
    }
    print(f"{'':10} {'requests/s':>12} {'p50 ms':>8} {'p99 ms':>8}")
    for name, speed in speeds.items():
        print(f"{name:10} {speed.requests:12,.0f} {speed.p50:8.2f} {speed.p99:8.2f}")
    ratios = {}
    for name, other, least in COMPARED:
        ratio = median(one[name].requests / one[other].requests for one in rounds)
        ratios[f"{name} : {other}"] = {"ratio": round(ratio, 3), "least": least}
        wanted = f"at least {least}: {'yes' if ratio >= least else 'NO'}" if least else "to know"
        print(f"{f'{name} : {other}':20} {ratio:6.2f}   {wanted}")
    print(json.dumps({"rounds": len(rounds), "speeds": {n: vars(s) for n, s in speeds.items()}, "ratios": ratios}))


def _find(pattern: str, printed: str) -> str:
    found = re.search(pattern, printed)
    if found is None:
        raise SystemExit(f"wrk printed something unknown:\n{printed}")
    return found[1]


def _milliseconds(text: str) -> float:
    found = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text)
    if found is None:
        raise SystemExit(f"wrk printed a time that is none: {text}")
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60000.0}[found[2]]


if __name__ == "__main__":
    main()
