import pytest

from bench.lighthouse.report import falls_short, values_of

REPORT = {
    "categories": {
        "performance": {"score": 0.99},
        "accessibility": {"score": 1},
        "best-practices": {"score": 1},
        "seo": {"score": None},
    },
    "audits": {
        "largest-contentful-paint": {"numericValue": 731.4},
        "cumulative-layout-shift": {"numericValue": 0},
        "total-blocking-time": {"numericValue": 12.5},
        "total-byte-weight": {"numericValue": 32_626},
    },
}
PERFECT = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100, "LCP s": 0.79, "CLS": 0}


def test_values_are_scores_seconds_shift_and_kilobytes() -> None:
    found = values_of(REPORT)
    assert (found["performance"], found["seo"]) == (99, 0)
    assert found["LCP s"] == pytest.approx(0.7314)
    assert (found["CLS"], found["blocking ms"], found["KB"]) == (0, 12.5, 32.626)


def test_a_perfect_page_does_not_fall_short() -> None:
    assert not falls_short(PERFECT)


@pytest.mark.parametrize("flaw", [{"seo": 99}, {"LCP s": 0.81}, {"CLS": 0.001}], ids=str)
def test_any_flaw_falls_short(flaw: dict[str, float]) -> None:
    assert falls_short(PERFECT | flaw)
