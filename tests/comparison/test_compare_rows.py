"""Rows of the side-by-side page, from parts of documents."""

from dataclasses import replace

import pytest

from assessments.document import types as doc
from comparison.compare_rows import COMPARABLE, FlowEntry, flow_rows, jurisdiction_rows
from comparison.product_page import ClaimView, ExposureView
from vendors.vocabulary import DataKind

FLOW = doc.Flow(
    data=("account", "usage-log"),
    subject="user",
    recipient_kind="vendor",
    recipient="Acme",
    recipient_vendor=None,
    destinations=("US",),
    purpose="service",
    trigger="always",
    protection="in-transit",
    transfer_mechanism="SCC",
    retention="30 days",
)


def claim(key: str, flow: doc.Flow | None, state: str = "stands", product: str = "alpha") -> ClaimView:
    standing = doc.Standing(
        state=state, since="2026-01-01", since_basis="source", until=None, until_known=True, contradicted=False
    )
    return ClaimView(
        doc.Claim(
            id=key,
            product=product,
            criterion=None,
            kind="data-flow",
            statement="It goes.",
            flow=flow,
            asserted_by="vendor",
            status="current",
            as_of=None,
            standing=standing,
            citations=(),
        ),
        (),
        (),
    )


def exposure(code: str, name: str, *roads: tuple[str, str | None]) -> ExposureView:
    place = doc.Jurisdiction(
        code=code, name=name, member_of=(), eu_adequacy="none", eu_adequacy_note=None, note=None, citations=()
    )
    made = tuple(
        doc.Exposure(
            jurisdiction=code,
            road=road,
            readable=(),
            encrypted=(),
            metadata=(),
            claims=(),
            laws=(),
            links=(),
            closed=closed,
            partly=None,
        )
        for road, closed in roads
    )
    return ExposureView(place, made, (), ())


def test_every_kind_of_data_belongs_to_exactly_one_row() -> None:
    assert sorted(kind for kinds in COMPARABLE for kind in kinds) == sorted(DataKind)


def test_flow_of_several_kinds_stands_in_each_row_with_the_kinds_of_that_row() -> None:
    rows = flow_rows([("alpha", [claim("a-1", FLOW)]), ("beta", [])])
    assert [(row.kinds[0], [[entry.data for entry in cell] for cell in row.cells]) for row in rows] == [
        ("account", [[("account",)], []]),
        ("usage-log", [[("usage-log",)], []]),
    ]


def test_flow_whose_source_names_no_data_has_a_row_of_its_own() -> None:
    (row,) = flow_rows([("alpha", [claim("a-1", FLOW.model_copy(update={"data": ()}))])])
    assert row.kinds == ()
    assert row.cells[0][0].data == ()


@pytest.mark.parametrize(
    "other",
    [claim("a-1", None), claim("a-1", FLOW, "ended"), claim("a-1", FLOW, "not-yet"), claim("b-1", FLOW, product="b")],
)
def test_claim_that_is_no_flow_does_not_stand_or_is_of_another_product_makes_no_row(other: ClaimView) -> None:
    assert flow_rows([("alpha", [other])]) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, ""),
        ({"destinations": ()}, "place"),
        ({"trigger": "unknown", "protection": "unknown"}, "when, protection"),
        ({"retention": None, "transfer_mechanism": ""}, "retention, transfer ground"),
        ({"protection": "none"}, ""),
    ],
)
def test_entry_names_what_the_source_leaves_out(change: dict[str, object], words: str) -> None:
    entry = FlowEntry(claim("a-1", FLOW), FLOW.model_copy(update=change), ("account",))
    assert entry.unstated == words


def test_jurisdictions_stand_open_ones_first_by_name_and_any_country_last_of_the_open() -> None:
    anywhere = replace(exposure("*", "", ("anywhere", None)), jurisdiction=None)
    rows = jurisdiction_rows(
        [
            [exposure("FR", "France", ("place", "why")), exposure("US", "United States", ("place", None)), anywhere],
            [exposure("CN", "China", ("control", None)), exposure("US", "United States", ("place", "why"))],
        ]
    )
    assert [row.jurisdiction.name if row.jurisdiction else "any" for row in rows] == [
        "China",
        "United States",
        "any",
        "France",
    ]
    assert [len(roads) for roads in rows[0].cells] == [0, 1]
    assert all(row.differs for row in rows)


def test_jurisdiction_differs_by_road_or_by_whether_the_road_is_closed() -> None:
    open_road, closed = exposure("US", "United States", ("place", None)), exposure("US", "US", ("place", "why"))
    assert not jurisdiction_rows([[open_road], [open_road]])[0].differs
    assert jurisdiction_rows([[open_road], [closed]])[0].differs
    assert jurisdiction_rows([[open_road], []])[0].differs
