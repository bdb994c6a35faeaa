"""The rows of the side-by-side page that are not criteria: jurisdictions within reach, and data flows."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.document import types as doc
from comparison.product_page import ClaimView, ExposureView
from vendors.vocabulary import DataKind, Protection, Trigger

COMPARABLE = (
    (DataKind.CONTENT_AUDIO_VIDEO,),
    (DataKind.CONTENT_CHAT, DataKind.CONTENT_RECORDING, DataKind.CONTENT_TRANSCRIPT),
    (DataKind.ACCOUNT, DataKind.CONTACTS, DataKind.PAYMENT, DataKind.BIOMETRICS),
    (DataKind.DEVICE, DataKind.NETWORK_ADDRESS, DataKind.LOCATION),
    (DataKind.USAGE_LOG, DataKind.DIAGNOSTICS),
)
"""Kinds of data that stand in one row: live content, kept content, who someone is, where and on what, what is done."""


@dataclass(frozen=True)
class JurisdictionRow:
    """One jurisdiction (None: any country), and the roads by which it reaches each product, none where none is on
    record."""

    jurisdiction: doc.Jurisdiction | None
    cells: tuple[tuple[doc.Exposure, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether not all products are reached by the same roads, or the same ones are not closed for all."""
        return len({frozenset((road.road, bool(road.closed)) for road in roads) for roads in self.cells}) > 1


@dataclass(frozen=True)
class FlowEntry:
    """One data flow as one row shows it: `data` are those of its kinds that belong to the row."""

    view: ClaimView
    flow: doc.Flow
    data: tuple[str, ...]

    @property
    def unstated(self) -> str:
        """What the source does not say of the flow, in words; empty where it says everything."""
        flow = self.flow
        missing = {
            "place": not flow.destinations,
            "when": flow.trigger == Trigger.UNKNOWN,
            "protection": flow.protection == Protection.UNKNOWN,
            "retention": not flow.retention,
            "transfer ground": not flow.transfer_mechanism,
        }
        return ", ".join(word for word, is_missing in missing.items() if is_missing)


@dataclass(frozen=True)
class FlowRow:
    """Comparable kinds of data (none: the source names no data), and the flows of each product that carry them."""

    kinds: tuple[str, ...]
    cells: tuple[tuple[FlowEntry, ...], ...]


def jurisdiction_rows(columns: Sequence[Sequence[ExposureView]]) -> tuple[JurisdictionRow, ...]:
    """A row for each jurisdiction within reach of any product: open roads first, any country last, each by name."""
    places: dict[str, doc.Jurisdiction | None] = {}
    roads: list[dict[str, tuple[doc.Exposure, ...]]] = []
    for exposures in columns:
        codes = {view.jurisdiction.code if view.jurisdiction else "": view for view in exposures}
        places |= {code: view.jurisdiction for code, view in codes.items()}
        roads.append({code: view.roads for code, view in codes.items()})
    rows = [JurisdictionRow(place, tuple(found.get(code, ()) for found in roads)) for code, place in places.items()]
    return tuple(sorted(rows, key=_open_first))


def _open_first(row: JurisdictionRow) -> tuple[bool, bool, str]:
    closed = all(road.closed for roads in row.cells for road in roads)
    return closed, row.jurisdiction is None, row.jurisdiction.name if row.jurisdiction else ""


def flow_rows(columns: Sequence[tuple[str, Sequence[ClaimView]]]) -> tuple[FlowRow, ...]:
    """A row for each group of comparable kinds of data that a flow of any product carries.

    Each column is a product's slug with the claims of its document; only flows of the product itself that stand count.
    """
    standing = [
        [
            (view, view.claim.flow)
            for view in views
            if view.claim.flow and view.claim.standing.state == "stands" and view.claim.product == slug
        ]
        for slug, views in columns
    ]
    rows = [
        FlowRow(tuple(kinds), tuple(tuple(_carrying(flows, tuple(kinds))) for flows in standing))
        for kinds in (*COMPARABLE, ())
    ]
    return tuple(row for row in rows if any(row.cells))


def _carrying(flows: Sequence[tuple[ClaimView, doc.Flow]], kinds: tuple[str, ...]) -> list[FlowEntry]:
    """The flows that carry one of the kinds; without kinds, those whose source names no data."""
    entries = [
        FlowEntry(view, flow, tuple(kind for kind in flow.data if kind in kinds))
        for view, flow in flows
        if bool(flow.data) == bool(kinds)
    ]
    return [entry for entry in entries if entry.data or not kinds]
