"""All benchmarks as one command; `script/bench --help` says what there is to choose.

Everything is measured on sites of its own in temporary folders, by requests to 127.0.0.1. Progress goes to standard
error, tables to standard output, and all of it as JSON to a file. The exit status is 1 where a bound was not kept or
something was left out.
"""

import argparse
import json
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import product
from pathlib import Path

from bench import machine
from bench.figures import Judgement, Outcome
from bench.judging import FEW, MANY, judge
from bench.run import PARTS, measure_site, say
from bench.servers import ROOT
from bench.sites import ENGINES, SHIPPED
from bench.tables import figure_tables, judgement_table


def main() -> int:
    """Measure what is asked for, print it and write it down."""
    asked = arguments().parse_args()
    signal.signal(signal.SIGTERM, _end)
    facts = machine.facts()
    busy = machine.is_busy()
    if busy:
        say(f"The machine is busy (load {facts['load before']}): times will be too long, ratios less sure.")
    outcome = Outcome()
    for products, engine, parts in sites(asked.parts or list(PARTS), asked.products, asked.engines):
        measure_site(products, engine, parts, outcome)
    judgements = judge(outcome.figures)
    print(report(facts, outcome, judgements))
    written = asked.json or ROOT / "var" / "bench" / f"{str(facts['at'])[:19].replace(':', '')}.json"
    write(written, {**facts, "busy": busy}, outcome, judgements)
    say(f"Written to {written}")
    return int(bool(outcome.left_out) or not all(one.held for one in judgements))


def arguments() -> argparse.ArgumentParser:
    """What may be chosen."""
    known = "\n".join(f"  {name:11} {words}" for name, words in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="script/bench",
        usage="script/bench [PART ...] [--products N ...] [--engines ENGINE ...] [--json FILE]",
        description=__doc__,
        epilog=f"parts, all of them by default:\n{known}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="only these")
    parser.add_argument(
        "--products",
        nargs="+",
        type=int,
        default=[SHIPPED, 1_000],
        metavar="N",
        help=f"sizes; {SHIPPED} is the catalogue that ships, others are made up; default: {SHIPPED} 1000",
    )
    parser.add_argument(
        "--engines", nargs="+", choices=ENGINES, default=ENGINES, metavar="ENGINE", help="default: SQLite PostgreSQL"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="default: a new file in var/bench/")
    return parser


def sites(
    parts: Sequence[str], sizes: Sequence[int], engines: Sequence[str]
) -> Iterator[tuple[int, str, frozenset[str]]]:
    """The sites to measure, each with its parts.

    Kept pages ask no database, so that they are measured on the first engine only; Lighthouse judges the catalogue that
    ships. Where home pages of many products are measured, those of few are too, for they are held against them.
    """
    if unknown := set(parts) - PARTS.keys():
        raise SystemExit(f"There is no part {', '.join(sorted(unknown))}. Use some of: {', '.join(PARTS)}.")
    if min(sizes) < 1:
        raise SystemExit(f"--products is {min(sizes)}; write 1 or more.")
    for size, engine in product(sorted({*sizes, *((FEW,) if MANY in sizes else ())}), engines):
        asked = frozenset(parts)
        if size not in sizes:
            asked &= {"cold"}
        if engine != engines[0]:
            asked -= {"pages", "weight", "lighthouse"}
        if size != SHIPPED:
            asked -= {"lighthouse"}
        if asked:
            yield size, engine, asked


def report(facts: Mapping[str, str | float], outcome: Outcome, judgements: Sequence[Judgement]) -> str:
    """The run as text: the machine, the figures, what was left out and what held."""
    blocks = [", ".join(f"{name} {value}" for name, value in facts.items()), figure_tables(outcome.figures)]
    if outcome.left_out:
        blocks.append("Left out:\n" + "\n".join(f"- {reason}" for reason in outcome.left_out))
    if judgements:
        blocks.append(judgement_table(judgements))
    return "\n\n".join(block for block in blocks if block)


def write(file: Path, facts: Mapping[str, str | float], outcome: Outcome, judgements: Sequence[Judgement]) -> None:
    """The same as JSON."""
    content = {
        "machine": facts,
        "figures": [asdict(one) for one in outcome.figures],
        "left_out": outcome.left_out,
        "judgements": [{**asdict(one), "held": one.held} for one in judgements],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _end(*_: object) -> None:
    """End as by an exception, so that every server and folder goes too."""
    raise SystemExit(143)


if __name__ == "__main__":
    sys.exit(main())
