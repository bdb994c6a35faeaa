"""What a load did, in numbers."""

from dataclasses import dataclass

from vendors.catalogue.problems import Problem


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of one kind a load added, changed, left alone and removed."""

    kind: str
    added: int
    changed: int
    unchanged: int
    removed: int

    @property
    def figures(self) -> tuple[int, int, int, int]:
        return self.added, self.changed, self.unchanged, self.removed


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did, by kind of record, and what it found odd without refusing it; as text: a table and lines."""

    counts: tuple[Count, ...]
    remarks: tuple[Problem, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything was written."""
        return any(count.added or count.changed or count.removed for count in self.counts)

    def __str__(self) -> str:
        heads = ("added", "changed", "unchanged", "removed")
        width = max((len(count.kind) for count in self.counts), default=0)
        lines = [" " * width + "".join(f"{head:>11}" for head in heads)]
        lines += [
            f"{count.kind:<{width}}" + "".join(f"{figure:>11,}" for figure in count.figures) for count in self.counts
        ]
        lines += [f"Worth a look: {remark}" for remark in self.remarks]
        return "\n".join(lines)
