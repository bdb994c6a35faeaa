"""What of Lighthouse's report is of interest."""

from collections.abc import Mapping
from typing import Any

SCORES = ("performance", "accessibility", "best-practices", "seo")
LARGEST_PAINT, SHIFT = "LCP s", "CLS"
LARGEST_PAINT_SECONDS = 0.8
PERFECT = dict.fromkeys(SCORES, 100.0)


def values_of(report: Mapping[str, Any]) -> dict[str, float]:
    """The four scores out of 100, the largest contentful paint, the layout shift and the bytes transferred."""
    audits = report["audits"]
    return {
        **{name: round(float(report["categories"][name]["score"] or 0) * 100, 1) for name in SCORES},
        LARGEST_PAINT: audits["largest-contentful-paint"]["numericValue"] / 1000,
        SHIFT: audits["cumulative-layout-shift"]["numericValue"],
        "blocking ms": audits["total-blocking-time"]["numericValue"],
        "KB": audits["total-byte-weight"]["numericValue"] / 1000,
    }


def falls_short(values: Mapping[str, float]) -> bool:
    """Whether a page misses any of what is asked of it."""
    return (
        any(values[name] < PERFECT[name] for name in SCORES)
        or values[LARGEST_PAINT] >= LARGEST_PAINT_SECONDS
        or values[SHIFT] > 0
    )
