"""What the address asks of the matrix, read and written back."""

from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from assessments.document.rubric import RubricText
from common.errors import BadQuery
from comparison.matrix import COLUMNS, HOSTINGS, MatrixQuery, read_matrix_query
from tests import small_catalogue
from vendors.vocabulary import ProductKind

RUBRIC = RubricText.model_validate(small_catalogue.rubric())
COLUMN = st.sampled_from([*COLUMNS, "A1", "A2"])
TEXT = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20).map(str.strip)
QUERIES = st.builds(
    MatrixQuery,
    text=TEXT,
    hosting=st.sampled_from(["", *HOSTINGS]),
    kind=st.sampled_from(["", *(kind.value for kind in ProductKind)]),
    sort=st.builds(lambda sign, column: sign + column, st.sampled_from(["", "-"]), COLUMN),
    folded=st.sampled_from([(), ("A",)]),
)


def asked(address: str) -> MatrixQuery:
    return read_matrix_query(RequestFactory().get(f"/?{address}"), RUBRIC)


@given(QUERIES)
def test_matrix_query_written_to_an_address_reads_the_same(query: MatrixQuery) -> None:
    assert asked(str(query)) == query


def test_matrix_query_at_its_defaults_adds_nothing_to_the_address() -> None:
    assert str(asked("")) == ""
    assert asked("sort=name") == asked("")
    assert not asked("").is_filtered


@given(QUERIES, COLUMN)
def test_sorted_by_turns_round_a_column_that_is_sorted_already(query: MatrixQuery, column: str) -> None:
    once = query.sorted_by(column)
    assert once.sort == (f"-{column}" if query.sort == column else column)
    assert {once.sort, once.sorted_by(column).sort} == {column, f"-{column}"}


@given(QUERIES)
def test_toggling_twice_changes_nothing(query: MatrixQuery) -> None:
    assert query.toggling("A").folded != query.folded
    assert query.toggling("A").toggling("A") == query


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sort", "sideways"),
        ("sort", "--score"),
        ("sort", "Z9"),
        ("hosting", "both"),
        ("kind", "fax"),
        ("fold", "Z"),
        ("q", "a\0"),
    ],
)
def test_matrix_query_refuses_what_it_does_not_know(name: str, value: str) -> None:
    address = QueryDict(mutable=True)
    address[name] = value
    with pytest.raises(BadQuery) as refusal:
        asked(address.urlencode())
    assert refusal.value.name == name


@given(QUERIES)
def test_pairs_name_each_filter_once(query: MatrixQuery) -> None:
    names = [name for name, _ in parse_qsl(str(query)) if name != "fold"]
    assert len(names) == len(set(names))
    assert query.is_filtered == bool({"q", "hosting", "kind"} & set(names))
