"""Where markers stand."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from comparison.charts.placing import Box, Label, place

FRAME = Box(0, 0, 2000, 894)
LABELS = st.builds(
    Label,
    x=st.integers(0, 2000),
    y=st.integers(0, 894),
    half_width=st.integers(20, 120),
    above=st.integers(20, 50),
    below=st.integers(20, 70),
    beside=st.booleans(),
)


@given(st.lists(LABELS, max_size=10))
def test_place_keeps_labels_apart_and_within_the_frame(labels: list[Label]) -> None:
    boxes = [label.box(*middle) for label, middle in zip(labels, place(labels, FRAME, 16), strict=True)]
    assert all(FRAME.holds(box) for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


@given(LABELS)
def test_place_leaves_a_lone_label_at_its_point(label: Label) -> None:
    (middle,) = place([label], FRAME, 16)
    if not label.beside and FRAME.holds(label.box(label.x, label.y)):
        assert middle == (label.x, label.y)


@given(LABELS)
def test_place_puts_what_stands_beside_off_its_point(label: Label) -> None:
    (middle,) = place([label], FRAME, 16)
    box = label.box(*middle)
    covers = box.left < label.x < box.right and box.top < label.y < box.bottom
    assert not (covers and label.beside)


def test_place_does_not_cover_the_point_of_another() -> None:
    wide = Label(1000, 400, 120, 50, 50, beside=False)
    near = Label(1100, 420, 20, 20, 20, beside=False)
    box = wide.box(*place([wide, near], FRAME, 16)[0])
    assert not (box.left < near.x < box.right and box.top < near.y < box.bottom)


def test_place_without_room_still_gives_a_place_within_the_frame() -> None:
    crowd = [Label(50, 50, 45, 45, 45, beside=False)] * 9
    small = Box(0, 0, 100, 100)
    assert all(small.holds(crowd[0].box(*middle)) for middle in place(crowd, small, 5))
