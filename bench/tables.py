"""Figures and judgements as text."""

from collections.abc import Sequence

from bench.figures import Figure, Judgement


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 1) -> str:
    """Columns of text: the first ones begin at the left, the others end at the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(head))]

    def line_of(cells: Sequence[str]) -> str:
        aligned = [
            cell.ljust(width) if index < left else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return "  ".join(aligned).rstrip()

    return "\n".join([line_of(lines[0]), "  ".join("-" * width for width in widths), *map(line_of, lines[1:])])


def figure_tables(figures: Sequence[Figure]) -> str:
    """A table for each part and set of values, in the order measured."""
    groups: dict[tuple[str, tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.part, tuple(figure.values)), []).append(figure)
    blocks = []
    for (part, names), members in groups.items():
        rows = [
            [one.what, one.engine, f"{one.products:,}", *(number(one.values[name]) for name in names)]
            for one in members
        ]
        blocks.append(table([part, "engine", "products", *names], rows, left=2))
    return "\n\n".join(blocks)


def judgement_table(judgements: Sequence[Judgement]) -> str:
    """What each value was to keep, what was measured, and whether it held."""
    rows = [
        [
            one.what,
            f"{one.kind} {number(one.bound)}{one.unit}",
            f"{number(one.measured)}{one.unit}",
            "held" if one.held else "NOT HELD",
        ]
        for one in judgements
    ]
    return table(["judged", "target", "measured", ""], rows)


def number(value: float) -> str:
    """A number with as many digits as tell something: 12,345 or 61.2 or 0.83."""
    if value == int(value) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
