"""Which compression a reader takes, by RFC 9110, section 12.5.3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.page_cache.negotiation import PREFERENCE, acceptable


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        (None, "identity"),
        ("", "identity"),
        ("br", "br identity"),
        ("gzip, deflate, br, zstd", "br zstd gzip identity"),
        ("gzip, deflate", "gzip identity"),
        ("GZIP", "gzip identity"),
        ("x-gzip", "gzip identity"),
        ("gzip;q=1.0, br;q=0.5", "gzip br identity"),
        ("br ; q=0.5 ,\tgzip;Q=0.8", "gzip br identity"),
        ("br;q=0, gzip", "gzip identity"),
        ("br;q=0.000", "identity"),
        ("identity", "identity"),
        ("identity, gzip;q=0.5", "identity gzip"),
        ("identity;q=0.5, gzip;q=0.2", "identity gzip"),
        ("gzip, identity", "gzip identity"),
        ("*", "br zstd gzip identity"),
        ("*;q=0", ""),
        ("*;q=0, gzip", "gzip"),
        ("gzip;q=0, *", "br zstd identity"),
        ("*;q=0, identity", "identity"),
        ("identity;q=0", ""),
        ("identity;q=0, zstd", "zstd"),
        ("gzip, *;q=0.1", "gzip br zstd identity"),
        ("br;q=0, br", "identity"),
        ("br;q=2, gzip", "gzip identity"),
        ("br;q=-1, gzip;q=0.1234, zstd", "zstd identity"),
        ("br;level=5, ,;, gzip", "gzip identity"),
        ("dcb, dcz", "identity"),
    ],
)
def test_acceptable_follows_the_rfc(header: str | None, taken: str) -> None:
    assert acceptable(header) == tuple(taken.split())


@given(st.text(alphabet="br,gzip;q=01.*identyx \t-é\0", max_size=60) | st.text(max_size=60))
def test_acceptable_takes_any_text(header: str) -> None:
    taken = acceptable(header)
    assert set(taken) <= set(PREFERENCE)
    assert len(taken) == len(set(taken))


WEIGHTS = st.integers(0, 1000).map(lambda weight: weight / 1000)


@given(st.dictionaries(st.sampled_from(PREFERENCE), WEIGHTS))
def test_acceptable_never_offers_what_is_refused_and_puts_the_heaviest_first(weights: dict[str, float]) -> None:
    taken = acceptable(", ".join(f"{coding};q={weight:.3f}" for coding, weight in weights.items()))
    assert not {coding for coding, weight in weights.items() if weight == 0} & set(taken)
    named = [weights[coding] for coding in taken if coding in weights]
    assert named == sorted(named, reverse=True)
