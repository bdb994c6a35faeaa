"""One spelling for JSON."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.document.canonical import canonical_json, sha256

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)


@given(DATA)
def test_canonical_json_reads_back_the_same(data: object) -> None:
    assert json.loads(canonical_json(data)) == data


@given(st.dictionaries(TEXT, st.integers(), max_size=6), st.randoms())
def test_canonical_json_does_not_depend_on_the_order_of_keys(data: dict[str, int], random) -> None:
    items = list(data.items())
    random.shuffle(items)
    assert canonical_json(dict(items)) == canonical_json(data)


@given(DATA)
def test_sha256_is_that_of_the_utf8_bytes(data: object) -> None:
    text = canonical_json(data)
    assert sha256(text) == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_canonical_json_has_no_white_space_and_leaves_letters_alone() -> None:
    assert canonical_json({"b": ["腾讯", 1.5], "a": None}) == '{"a":null,"b":["腾讯",1.5]}'


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_canonical_json_refuses_what_is_no_number(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"score": value})
