"""Whether the page is sent, by RFC 9110, section 13."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.page_cache.conditions import entity_tags, outcome

TAG = '"abc-br"'
MODIFIED = 1764000000
BEFORE, SAME, AFTER = (
    "Mon, 24 Nov 2025 15:59:59 GMT",
    "Mon, 24 Nov 2025 16:00:00 GMT",
    "Mon, 24 Nov 2025 16:00:01 GMT",
)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"NONE_MATCH": TAG}, 304),
        ({"NONE_MATCH": f"W/{TAG}"}, 304),
        ({"NONE_MATCH": f'"x", {TAG}'}, 304),
        ({"NONE_MATCH": f'W/"x",,\t{TAG} , "y"'}, 304),
        ({"NONE_MATCH": "*"}, 304),
        ({"NONE_MATCH": " * "}, 304),
        ({"NONE_MATCH": '"abc-gzip"'}, 200),
        ({"NONE_MATCH": '"abc-br'}, 200),
        ({"NONE_MATCH": "abc-br"}, 200),
        ({"NONE_MATCH": f'{TAG} "x"'}, 200),
        ({"NONE_MATCH": f"w/{TAG}"}, 200),
        ({"NONE_MATCH": f'"x{TAG}'}, 200),
        ({"NONE_MATCH": '"a,b", "c"'}, 200),
        ({"NONE_MATCH": ""}, 200),
        ({"MODIFIED_SINCE": SAME}, 304),
        ({"MODIFIED_SINCE": AFTER}, 304),
        ({"MODIFIED_SINCE": BEFORE}, 200),
        ({"MODIFIED_SINCE": "Monday, 24-Nov-25 16:00:00 GMT"}, 304),
        ({"MODIFIED_SINCE": "Mon Nov 24 16:00:00 2025"}, 304),
        ({"MODIFIED_SINCE": "yesterday"}, 200),
        ({"MODIFIED_SINCE": AFTER, "NONE_MATCH": '"other"'}, 200),
        ({"MODIFIED_SINCE": BEFORE, "NONE_MATCH": TAG}, 304),
        ({"MATCH": TAG}, 200),
        ({"MATCH": "*"}, 200),
        ({"MATCH": f"W/{TAG}"}, 412),
        ({"MATCH": '"other"'}, 412),
        ({"MATCH": '"other"', "NONE_MATCH": TAG}, 412),
        ({"MATCH": TAG, "NONE_MATCH": TAG}, 304),
        ({"UNMODIFIED_SINCE": BEFORE}, 412),
        ({"UNMODIFIED_SINCE": SAME}, 200),
        ({"UNMODIFIED_SINCE": "yesterday"}, 200),
        ({"UNMODIFIED_SINCE": BEFORE, "MATCH": TAG}, 200),
    ],
)
def test_outcome_follows_the_rfc(headers: dict[str, str], status: int) -> None:
    environ = {f"HTTP_IF_{name}": value for name, value in headers.items()}
    assert outcome(environ, TAG, MODIFIED) == status


def test_malformed_list_holds_no_tag_at_all() -> None:
    assert entity_tags(f"{TAG}, nonsense") == []


@given(st.text(alphabet='W/"abc-br, \t*\0é', max_size=40) | st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    names = ("NONE_MATCH", "MODIFIED_SINCE", "MATCH", "UNMODIFIED_SINCE")
    assert {outcome({f"HTTP_IF_{name}": text}, TAG, MODIFIED) for name in names} <= {200, 304, 412}


TAGS = st.tuples(st.booleans(), st.text(alphabet="abc,-W/*", max_size=5).map(lambda text: f'"{text}"'))


@given(st.lists(TAGS, min_size=1, max_size=5))
def test_list_that_is_written_is_read(tags: list[tuple[bool, str]]) -> None:
    assert entity_tags(", ".join(f"{'W/' * is_weak}{tag}" for is_weak, tag in tags)) == tags
