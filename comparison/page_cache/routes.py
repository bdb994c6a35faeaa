"""The public addresses whose pages may be kept, each with the parameters that its page reads.

A parameter that is not named here never reaches the page: two addresses that differ in nothing else are one page.
tests/comparison/page_cache/test_routes.py holds this table against the URLs, the views and docs/addresses.md.
"""

from fnmatch import fnmatchcase

EVERYWHERE = ("as_of",)

STATE = ("v", "r", "profile", "w", "m", "p", "x")
"""What says the state of a shortlist, in the address of its page and of its files."""

FORM = (
    "from", "take", "must", "w_*", "add_criterion", "add_level", "add_flow", "add_reach", "add_certificate", "add_fact",
    "group", "page", "find",
)  # fmt: skip
"""What else the page of a shortlist takes: the fields of its form, and which part to show."""

TAKES: dict[str, tuple[str, ...]] = {
    "product-list": ("q", "hosting", "kind", "sort", "fold", "page"),
    "product-detail": (),
    "product-document": (),
    "product-variants": (),
    "product-compare": ("p", "rows", "q"),
    "shortlist-detail": (*STATE, *FORM),
    "brief-pdf": STATE,
    "brief-xlsx": STATE,
    "brief-csv": STATE,
    "dpia-docx": STATE,
    "dpia-pdf": STATE,
    "questions-pdf": STATE,
    "jurisdiction-list": (),
    "jurisdiction-detail": ("page",),
    "law-detail": ("page",),
    "reach-list": ("road", "reached", "hosting", "to", "page"),
    "reach-csv": ("road", "reached", "hosting", "to"),
    "reach-what-if": ("law", "adequacy", "page"),
    "contradiction-list": ("product", "criterion", "q", "page"),
    "search-list": ("q", "kind", "product", "page"),
    "claim-detail": (),
    "evidence-detail": ("page",),
    "rubric-current": (),
    "rubric-detail": (),
    "method-detail": (),
    "publication-detail": (),
    "publication-document": (),
    "edition-list": ("page",),
}
"""By the name of the address; the same within an edition. A name may end in `*`: `w_*` is every name that begins so."""

PASS_BY = frozenset(
    {"favicon", "healthz", "readyz", "robots", "saved-brief-create", "saved-brief-detail", "saved-brief-delete"}
)
"""Public addresses that are answered anew each time."""

FROZEN = frozenset({"publication-document"})
"""Addresses outside an edition that show the same for good."""


def takes(route: str, parameter: str) -> bool:
    """Whether the page at that address reads a parameter."""
    return any(fnmatchcase(parameter, known) for known in (*TAKES[route], *EVERYWHERE))
