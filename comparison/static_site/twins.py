"""Compressed twins beside a file, as file servers look for them: `.gz` and `.br`."""

import gzip

import brotli

COMPRESSIBLE = (".html", ".json", ".csv", ".css", ".js", ".svg", ".txt")
GZIP_LEVEL = 6
BROTLI_QUALITY = 5
"""Beyond these, a large export takes many times as long for a few hundredths of its bytes."""
ENDINGS = (".gz", ".br")


def twins(name: str, content: bytes) -> dict[str, bytes]:
    """The content by ending of a twin; empty where compression would gain nothing. Same content, same bytes."""
    if not name.endswith(COMPRESSIBLE):
        return {}
    packed = {
        ".gz": gzip.compress(content, GZIP_LEVEL, mtime=0),
        ".br": brotli.compress(content, quality=BROTLI_QUALITY),
    }
    return {ending: twin for ending, twin in packed.items() if len(twin) < len(content)}
