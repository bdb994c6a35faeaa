import time
from pathlib import Path

import pytest
import yaml

from vendors.catalogue import yaml_reader
from vendors.catalogue.problems import CatalogueError, Problem
from vendors.catalogue.yaml_reader import MAX_BYTES, MAX_DEPTH, parse, read

CATALOGUE = Path(__file__).parents[3] / "catalogue"

CLAIM = """\
# A comment
slug: some-product
claims:
  - id: some-product-a1-1
    statement: >-
      A long
      text.
    flow:
      data: [account,
        device]
  - id: some-product-a1-2
    as_of: null
"""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _each_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_reader, "LOADER", getattr(yaml, request.param))


def refused(text: str) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        parse(text, "file.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_problem_says_place_field_and_remedy() -> None:
    problem = Problem("products/zoom-meetings.yaml", 42, "claims[3].as_of", "'2020-13' is not a date", "Write YYYY-MM")
    assert str(problem) == ("products/zoom-meetings.yaml:42: claims[3].as_of: '2020-13' is not a date. Write YYYY-MM.")


def test_catalogue_error_sorts_problems_by_file_and_line() -> None:
    error = CatalogueError(Problem(file, line, "", "wrong") for file, line in (("b", 1), ("a", 10), ("a", 9)))
    assert str(error) == "a:9: wrong.\na:10: wrong.\nb:1: wrong."


@pytest.mark.usefixtures("_each_loader")
def test_parse_gives_plain_data() -> None:
    assert parse(CLAIM, "file.yaml").data == {
        "slug": "some-product",
        "claims": [
            {
                "id": "some-product-a1-1",
                "statement": "A long text.",
                "flow": {"data": ["account", "device"]},
            },
            {"id": "some-product-a1-2", "as_of": None},
        ],
    }


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("slug",), 2, 1),
        (("claims",), 3, 1),
        (("claims", 0), 4, 5),
        (("claims", 0, "statement"), 5, 5),
        (("claims", 0, "flow"), 8, 5),
        (("claims", 0, "flow", "data", 1), 10, 9),
        (("claims", 1, "as_of"), 12, 5),
    ],
)
def test_where_gives_line_and_column(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert parse(CLAIM, "file.yaml").where(path) == ("file.yaml", line, column)


def test_where_of_a_missing_key_is_the_mapping_around_it() -> None:
    assert parse(CLAIM, "file.yaml").where(("claims", 1, "citations", 0, "locator")).line == 11


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("'2020-04-03'", "2020-04-03"),
        ("2020-04", "2020-04"),
        ("'no'", "no"),
        ("null", None),
        ("", None),
        ("true", True),
        ("-12", -12),
        ("0.6", 0.6),
        ("1e3", "1e3"),
        ("1.0", 1.0),
        ("'1.0'", "1.0"),
        ("5.4.0", "5.4.0"),
        ("{A: 5}", {"A": 5}),
        ("{0: none}", {0: "none"}),
        ('"\\u00e9\\n"', "é\n"),
    ],
)
def test_parse_reads_values(text: str, value: object) -> None:
    assert parse(f"key: {text}\n", "file.yaml").data == {"key": value}


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "as_of: 2020-04-03",
            "1: as_of: 2020-04-03 is a date without quotes. Write the date in quotes: '2020-04-03'.",
        ),
        (
            "claims:\n  - as_of: 2020-04-03",
            "2: claims[0].as_of: 2020-04-03 is a date without quotes. Write the date in quotes: ",
        ),
        (
            "destinations: [SE, NO]",
            "1: destinations[1]: NO without quotes means true or false. Put it in quotes: 'NO'",
        ),
        (
            "version: 1_0",
            "1: version: 1_0 without quotes is an unusual number. Put it in quotes: ",
        ),
        (
            "at: 12:30",
            "1: at: 12:30 without quotes is an unusual number. Put it in quotes: ",
        ),
        (
            "top: .inf",
            "1: top: .inf without quotes is an unusual number. Put it in quotes: ",
        ),
        ("a: =", "1: a: = has a special meaning in YAML. Put it in quotes: '='."),
        ("a: 1\nb: 2\na: 3", "3: a: this key stands in line 1 already. Keep one of the two."),
        (
            "no: 1",
            "1: no without quotes means true or false. Put it in quotes: 'no', or",
        ),
        ("true: 1", "1: true: the key true is not text. Put it in quotes: 'true'."),
        ("a: &x [1]", "1: a: the anchor &x is not allowed. Remove the anchor."),
        ("a: *x", "1: a: the alias *x is not allowed. Write the value out."),
        (
            "a: !!python/name:os.system x",
            "1: a: the tag tag:yaml.org,2002:python/name:os.system is",
        ),
        ("a: !!str 5", "1: a: the tag tag:yaml.org,2002:str is not allowed. Remove the tag."),
        ("a: ! x", "1: a: the tag ! is not allowed. Remove the tag."),
        ("a: 1\n---\nb: 2", "2: a second document begins. Keep one in a file: remove `---`."),
        ("", "1: the file is empty. Begin with a key, such as `slug:`."),
        ("# nothing\n", "1: the file is empty."),
        ("- a\n- b", "1: the file is not a mapping of keys to values."),
        ("text", "1: the file is not a mapping of keys to values."),
        ("? [a]\n: b", "1: a list or mapping stands as a key. Write text before the colon."),
        ("a: 1\nb: \x07", "2: the character U+0007 is not allowed. Remove it."),
        ("a: \u2028", "1: the character U+2028 is not allowed. Remove it."),
        ("a: x\ufeffy", "1: the character U+FEFF is not allowed. Remove it."),
    ],
)
def test_parse_refuses_with_place_and_remedy(text: str, said: str) -> None:
    (problem,) = refused(text)
    assert problem.startswith(f"file.yaml:{said}")


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize(("text", "line"), [("a: 1\nb: c: d\n", 2), ("a: 1\n\tb: 2\n", 2), ("a:\n  b: 1\n c: 2\n", 3)])
def test_parse_refuses_what_is_not_yaml_with_its_line(text: str, line: int) -> None:
    (problem,) = refused(text)
    assert problem.startswith(f"file.yaml:{line}: this is not YAML: ")


def test_parse_says_where_the_unfinished_part_began() -> None:
    (problem,) = refused("a: 1\nb: 'text\n")
    assert problem.endswith("begun in line 2.")


def test_parse_reports_all_doubtful_values_at_once() -> None:
    assert len(refused("a: 2020-04-03\nb: yes\na: 1\n")) == 3


def test_parse_reports_doubtful_values_beside_what_is_not_yaml() -> None:
    assert len(refused("a: 2020-04-03\nb: c: d\n")) == 2


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_parse_bounds_the_depth(opening: str, closing: str) -> None:
    within = MAX_DEPTH - 1
    parse(f"a: {opening * within}{closing * within}", "file.yaml")
    (problem,) = refused(f"a: {opening * MAX_DEPTH}{closing * MAX_DEPTH}")
    assert f"more than {MAX_DEPTH} levels inside one another" in problem


def test_parse_refuses_great_depth_quickly() -> None:
    started = time.perf_counter()
    refused("a: " + "[" * 1_000_000)
    assert time.perf_counter() - started < 2


def test_parse_passes_over_a_byte_order_mark() -> None:
    assert parse("\ufeffa: 1", "file.yaml").data == {"a": 1}


def test_read_names_the_file_relative_to_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "products").mkdir()
    path = tmp_path / "products" / "one.yaml"
    path.write_text("slug: one\n")
    assert read(path, tmp_path).where(("slug",)) == ("products/one.yaml", 1, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a: 1\nb: \xff\n", "x.yaml:2: the text is not UTF-8. Save the file as UTF-8."),
        ("a: é".encode("utf-16"), "x.yaml:1: the text is not UTF-8. Save the file as UTF-8."),
        (b"a" * (MAX_BYTES + 1), "x.yaml:1: the file is larger than 5,000,000 bytes. Split it."),
    ],
)
def test_read_refuses_files_that_are_no_text_of_bounded_size(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "x.yaml").write_bytes(content)
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path / "x.yaml", tmp_path)
    assert str(caught.value) == said


def test_read_says_that_a_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"^x\.yaml:1: the file cannot be read: No such file"):
        read(tmp_path / "x.yaml", tmp_path)


def test_read_agrees_with_pyyaml_on_every_shipped_file() -> None:
    for path in CATALOGUE.rglob("*.yaml"):
        assert read(path, CATALOGUE).data == yaml.safe_load(path.read_text()), path


def test_read_places_every_claim_of_a_shipped_file() -> None:
    path = CATALOGUE / "products" / "zoom-meetings.yaml"
    document, lines = read(path, CATALOGUE), path.read_text().splitlines()
    for position, claim in enumerate(document.data["claims"]):
        line = document.where(("claims", position, "id")).line
        assert lines[line - 1] == f"  - id: {claim['id']}"


def test_read_of_the_whole_catalogue_is_quick() -> None:
    started = time.perf_counter()
    for path in CATALOGUE.rglob("*.yaml"):
        read(path, CATALOGUE)
    assert time.perf_counter() - started < 4
