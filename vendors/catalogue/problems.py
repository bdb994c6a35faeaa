"""What is wrong with the catalogue's files, worded for the person who mends them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in one place, and what to do about it.

    `file` is relative to the catalogue, `line` counts from 1, `field` is a path such as `claims[3].as_of`
    (positions in lists count from 0; empty for the whole file). Message and remedy carry no full stop.
    """

    file: str
    line: int
    field: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        remedy = f" {self.remedy}." if self.remedy else ""
        return f"{self.file}:{self.line}: {field}{self.message}.{remedy}"


MOST_PROBLEMS = 1000
"""With so many problems reading stops: more of them seldom have more causes."""


class CatalogueError(Exception):
    """The catalogue's files cannot be used; `problems` says why, by file and line.

    `stopped` tells that there may be more, because reading stopped at MOST_PROBLEMS. As text: one problem a line.
    """

    def __init__(self, problems: Iterable[Problem], *, stopped: bool = False) -> None:
        self.problems = tuple(sorted(problems))
        self.stopped = stopped
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class Problems(list[Problem]):
    """Problems as they are found; raises CatalogueError when there are MOST_PROBLEMS of them."""

    def append(self, problem: Problem) -> None:
        super().append(problem)
        if len(self) >= MOST_PROBLEMS:
            raise CatalogueError(self, stopped=True)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.append(problem)


def dotted(path: Iterable[str | int]) -> str:
    """The path of a node as people read it: `claims[3].as_of`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
