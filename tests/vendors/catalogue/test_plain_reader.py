"""The quick reader: it takes the catalogue's own form, and reads nothing otherwise than the YAML reader does."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings
from hypothesis import example, given
from hypothesis import strategies as st

from tests.small_catalogue import files
from vendors.catalogue.plain_reader import NotPlain, read_plain
from vendors.catalogue.problems import CatalogueError
from vendors.catalogue.yaml_reader import _built
from vendors.catalogue.yaml_writer import dump

SHIPPED = sorted(
    path for folder in ("products", "assessments") for path in (settings.EARSHOT_CATALOGUE / folder).rglob("*")
)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co", "Cn"]), max_size=120)
KEYS = st.sampled_from(["slug", "name", "claims", "as_of", "yes", "no", "on", "null", "y"])
SCALARS = st.one_of(
    TEXT,
    st.none(),
    st.booleans(),
    st.integers(-9, 10**6),
    st.sampled_from(["2020-04-15", "2020-04", "1e3", "0x1", "~", "NO", "*"]),
)
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
MARKS = st.sampled_from(
    ["", " ", "  ", "\n", "- ", ": ", ":", " #", "'", '"', "[", "]", ", ", ">-", "|", "&a", "*a", "!", "---", "{", "}"]
)


def strict(text: str) -> object:
    try:
        return _built(text, "file.yaml").data()
    except CatalogueError:
        return NotPlain


def quick(text: str) -> object:
    try:
        return read_plain(text)
    except NotPlain:
        return NotPlain


@given(data=st.dictionaries(KEYS, DATA, max_size=5))
def test_reads_what_the_writer_wrote_as_the_yaml_reader_does_or_not_at_all(data: dict[str, object]) -> None:
    text = dump(data)
    assert quick(text) in (strict(text), NotPlain)


@given(data=st.dictionaries(KEYS, DATA, max_size=4), at=st.floats(0, 1), mark=MARKS, cut=st.integers(0, 3))
@example(data={"name": "a", "slug": "b"}, at=0.5, mark="\n", cut=0)
def test_reads_a_spoilt_file_as_the_yaml_reader_does_or_not_at_all(
    data: dict[str, object], at: float, mark: str, cut: int
) -> None:
    text = dump(data)
    place = int(at * len(text))
    spoilt = text[:place] + mark + text[place + cut :]
    assert quick(spoilt) in (strict(spoilt), NotPlain)


@pytest.mark.parametrize(
    "text",
    [
        "a: b\na: c\n",
        "a: 2020-04-15\n",
        "a: yes\n",
        "no: a\n",
        "a: b: c\n",
        "a: b #c\n",
        "a: b\n  c\n",
        "a:\n",
        "a: b",
        "a: >-\n  b\n\n  c\n",
        "a: >-\n   b\n",
        "a: >-\nb: c\n",
        "a:\n  - b\n - c\n",
        "a: [b, [c]]\n",
        "a: [b,\n  c]\n",
        "a: *b\n",
        "a: 'b\n",
        "a: b\n---\nc: d\n",
        "a:\tb\n",
        "- a\n",
        "\n",
        "a: b\n\n",
    ],
)
def test_leaves_anything_else_to_the_yaml_reader(text: str) -> None:
    assert quick(text) is NotPlain


@pytest.mark.parametrize("path", SHIPPED[::7], ids=lambda path: path.stem)
def test_takes_the_shipped_files(path: Path) -> None:
    if path.suffix == ".yaml":
        assert read_plain(path.read_text()) == yaml.load(path.read_text(), Loader=yaml.CSafeLoader)


def test_takes_a_whole_small_catalogue() -> None:
    for name, data in files().items():
        if name.startswith(("products", "vendors", "jurisdictions", "access", "evidence")):
            assert read_plain(dump(data)) == data
