"""Draws a bar, where the output is a terminal, that grows with each line of input that starts with a word.

Usage: COMMAND | python3 script/_progress.py WORD COUNT
"""

import sys

WIDTH = 40


def main(word: str, count: int) -> None:
    """Follow standard input to its end."""
    seen = 0
    for line in sys.stdin:
        if sys.stderr.isatty() and seen < count and line.lstrip().startswith(word):
            seen += 1
            bar = ("#" * (WIDTH * seen // count)).ljust(WIDTH, ".")
            sys.stderr.write(f"\r  [{bar}] {seen} of {count}")
            sys.stderr.flush()
    if seen:
        sys.stderr.write("\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
