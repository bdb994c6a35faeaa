"""Row headers for screen readers, which Typst does not write by itself."""

from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf


def with_row_headers(pdf: bytes) -> bytes:
    """The same PDF with the first cell of every table row tagged as the header of its row.

    Equal input gives equal bytes: the file's identifier is made from its content.
    """
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        _walk(document.Root.StructTreeRoot.K)
        document.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.preserve, compress_streams=True)
    return out.getvalue()


def _walk(root: Any) -> None:
    left = [root]
    while left:
        node = left.pop()
        if isinstance(node, Array):
            left.extend(node)
        elif isinstance(node, Dictionary):
            if node.get(Name.S) == Name.TR:
                _mark(node)
            if Name.K in node:
                left.append(node.K)


def _mark(row: Any) -> None:
    first = row.K[0] if isinstance(row.K, Array) else row.K
    if not isinstance(first, Dictionary) or first.get(Name.S) != Name.TD:
        return
    attributes = first.get(Name.A)
    kept = [] if attributes is None else list(attributes) if isinstance(attributes, Array) else [attributes]
    first.S = Name.TH
    own = Dictionary(O=Name.Table, Scope=Name.Row)
    for attribute in kept:
        if isinstance(attribute, Dictionary) and attribute.get(Name.O) == Name.Table:
            for key, value in attribute.items():
                if key not in ("/O", "/Scope"):
                    own[key] = value
    others = [a for a in kept if not (isinstance(a, Dictionary) and a.get(Name.O) == Name.Table)]
    first.A = Array([own, *others])
