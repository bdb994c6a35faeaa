import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vendors.catalogue.yaml_reader import MAX_DEPTH, parse, read
from vendors.catalogue.yaml_writer import LONGEST_IN_BRACKETS, LONGEST_ON_ITS_LINE, dump

CATALOGUE = Path(__file__).parents[3] / "catalogue"
CANONICAL = sorted(
    [
        *(CATALOGUE / name for name in ("vendors.yaml", "jurisdictions.yaml", "access-laws.yaml")),
        *CATALOGUE.glob("products/*.yaml"),
        *CATALOGUE.glob("evidence/*.yaml"),
        *CATALOGUE.glob("assessments/*/*.yaml"),
    ]
)

ODD = [
    "", " ", "\n", " a", "a ", "\na", "a\n", "a\n\nb", "a\n b", "a \nb", "a: b", "a #b", "# a", "- a",
    "? a", "a:", "'", '"', "''", "it's", 'say "so"', "yes", "No", "on", "null", "~", "true", "1", "01",
    "0x1f", "1e3", "1.5", ".5", ".inf", ".nan", "12:30", "1_000", "2020", "2020-04", "2020-04-03",
    "2020-04-03T10:00:00Z", "=", "<<", "---", "...", "--- a", "&a", "*a", "!a", "%a", "@a", "`a", "[a]",
    "{a}", "a, b", "|", ">", "\t", "a\tb", "\x00", "\x7f", "\x85", "a\x85b", "\u2028", "\u2029",
    "\ufeff", "\ufffe", "\uffff", "é", "中文", "عربي", "😀", "\U0010ffff", "e\u0301", "\u200b", "\xa0",
    "\u3000a", "\r", "a\r\nb", "\\", "a\\nb", "w" * 300, "a  b" * 60, "long text " * 40,
    " long text" * 40, "a b\n" * 60, "it's: " * 60, "😀 " * 90 + "a", "a\u2028b " * 30, "- a " * 60,
    "# a " * 60,
]  # fmt: skip

pieces = st.one_of(
    st.sampled_from(ODD),
    st.text(),
    st.text(alphabet=" \n:#'\"-ab", max_size=150),
    st.text(alphabet="ab  ", min_size=80, max_size=400),
)
texts = st.one_of(pieces, st.lists(pieces, max_size=8).map(" ".join), st.lists(pieces, max_size=8).map("\n".join))
numbers = st.integers(min_value=-(10**18) + 1, max_value=10**18 - 1)
floats = st.floats(allow_nan=False, allow_infinity=False)
scalars = st.one_of(texts, numbers, st.booleans(), st.none(), st.floats(allow_nan=False, allow_infinity=False))
keys = st.one_of(texts, numbers)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(keys, inner, max_size=5)),
    max_leaves=15,
)


@pytest.mark.parametrize("path", CANONICAL, ids=lambda path: str(path.relative_to(CATALOGUE)))
def test_dump_reproduces_the_shipped_file(path: Path) -> None:
    assert dump(read(path, CATALOGUE).data).encode() == path.read_bytes()


@given(st.dictionaries(keys, values, max_size=4))
def test_dump_then_parse_gives_the_same_data(data: dict[str, object]) -> None:
    written = dump(data)
    again = parse(written, "file.yaml").data
    assert again == data
    assert dump(again) == written


@given(texts)
@example("a" * LONGEST_ON_ITS_LINE)
@example("a" * (LONGEST_ON_ITS_LINE + 1))
def test_dump_keeps_text_in_every_place(text: str) -> None:
    data = {"in": text, "list": [text], "deep": [[[text, {text: [text, {"a": text}]}]]], text: {text: text}}
    assert parse(dump(data), "file.yaml").data == data


@pytest.mark.parametrize("text", ODD)
def test_dump_keeps_odd_text(text: str) -> None:
    data = {"in": text, "list": [text, text], "items": [{"key": text}], text: text}
    assert parse(dump(data), "file.yaml").data == data


def test_dump_writes_the_canonical_form() -> None:
    data = {
        "name": "Some product",
        "as_of": "2020-04-03",
        "month": "2020-04",
        "secrecy": "yes",
        "level": 2,
        "parent": None,
        "data": ["account", "usage-log"],
        "destinations": [],
        "summary": "word " * 25 + "end",
        "note": "First line.\nSecond line.",
        "strengths": ["w" * (LONGEST_IN_BRACKETS + 1)],
        "citations": [{"evidence": "some-paper", "locator": "page: 2"}],
    }
    assert dump(data) == (
        "name: Some product\n"
        "as_of: '2020-04-03'\n"
        "month: 2020-04\n"
        "secrecy: 'yes'\n"
        "level: 2\n"
        "parent: null\n"
        "data: [account, usage-log]\n"
        "destinations: []\n"
        "summary: >-\n"
        "  " + "word " * 21 + "word\n  word word word end\n"
        "note: |-\n"
        "  First line.\n"
        "  Second line.\n"
        "strengths:\n"
        "  - wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\n"
        "citations:\n"
        "  - evidence: some-paper\n"
        "    locator: 'page: 2'\n"
    )


def test_dump_writes_a_list_that_stands_twice_twice() -> None:
    shared = ["a"]
    assert dump({"one": shared, "two": shared}) == "one: [a]\ntwo: [a]\n"


@pytest.mark.parametrize(
    "value",
    [
        10**18,
        float("nan"),
        float("inf"),
        "\ud800",
        b"bytes",
        (1,),
        {1},
        object(),
        {None: 1},
        {True: 1},
        {1.5: 1},
    ],
)
def test_dump_refuses_what_the_reader_would_refuse(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        dump({"key": [value]})


def test_dump_bounds_the_depth_as_the_reader_does() -> None:
    def nested(levels: int) -> dict[str, object]:
        value: object = "a"
        for _ in range(levels - 1):
            value = [value]
        return {"key": value}

    assert parse(dump(nested(MAX_DEPTH)), "file.yaml").data == nested(MAX_DEPTH)
    for levels in (MAX_DEPTH + 1, sys.getrecursionlimit() * 2):
        with pytest.raises(ValueError, match=f"more than {MAX_DEPTH} levels"):
            dump(nested(levels))
