"""Requests a second and how long they took, by wrk."""

import re
import subprocess
from collections.abc import Mapping

from bench.programs import program
from bench.servers import get

MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
SPARE_SECONDS = 30
"""How much longer than asked wrk may take before it is ended."""


class Refused(Exception):
    """A page that does not answer as it should, so that its speed would say nothing."""


def speed(
    port: int, path: str, *, headers: Mapping[str, str], connections: int, seconds: int, status: int = 200
) -> dict[str, float]:
    """The speed of one address; Refused unless it answers with the status."""
    answer = get(port, path, **headers)
    answer.read()
    if answer.status != status:
        raise Refused(f"{path} answers {answer.status} where {status} is meant")
    command = [program("wrk"), "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "--latency"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + SPARE_SECONDS,
    )
    return parse(done.stdout)


def parse(printed: str) -> dict[str, float]:
    """Requests a second, and milliseconds within which half and 99 % were answered; Refused for anything else."""
    if re.search(r"\n +0 requests in", printed):
        raise Refused("no request was answered in the time given")
    if "Non-2xx" in printed or "Socket errors" in printed:
        raise Refused(f"not every request was answered well:\n{printed}")
    return {
        "requests/s": float(_find(r"Requests/sec: +([\d.]+)", printed)),
        "p50 ms": _milliseconds(_find(r"\n +50% +(\S+)", printed)),
        "p99 ms": _milliseconds(_find(r"\n +99% +(\S+)", printed)),
    }


def _find(pattern: str, printed: str) -> str:
    found = re.search(pattern, printed)
    if found is None:
        raise Refused(f"wrk printed what cannot be read:\n{printed}")
    return found[1]


def _milliseconds(text: str) -> float:
    found = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text)
    if found is None:
        raise Refused(f"wrk printed a time that is none: {text}")
    return float(found[1]) * MILLISECONDS[found[2]]
