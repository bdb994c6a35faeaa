"""The pages of a shortlist, from shortlists made by hand."""

from dataclasses import replace
from typing import Any

from comparison.brief.content import content
from comparison.brief.questions import questions, to_ask
from comparison.brief.render import render
from comparison.brief.shortlist import MOST_ROWS, describes, shortlist
from comparison.brief.types import Brief, Finding, Firmness, Shortlist, Shortlisted
from comparison.export.matrix import matrix, row_of
from tests.comparison.brief import reading
from tests.comparison.brief.documents import catalogue_brief

FIRM = Firmness(
    among="all weightings",
    error="From 10,000 draws with the seed 7.",
    intervals=("Wire stays first whatever “Control” weighs.",),
    centrals=(("Wire", "Comes first for those who give more weight to “Control”."),),
    dominated=(),
)
NOT_SHOWN = Finding(
    "No data flow to China", "flow.CN", "not-shown", "no place is named", ("wire-c1-1",), "C1", "Where?"
)
NOT_MET = Finding("Open source", "open-source", "not-met", "the licence is proprietary", (), "", "")
MET = Finding("Self-hostable", "self-hostable", "met", "the customer may operate it", (), "", "")


def shortlisted(brief: Brief, slug: str, group: str, *findings: Finding, **changes: Any) -> Shortlisted:
    product = next(product for product in brief.products if product.document.product.slug == slug)
    given: dict[str, Any] = {"place": None, "is_placed": True, "own": None, "firm": "", "first": None, **changes}
    return Shortlisted(row=row_of(product), group=group, findings=findings, **given)


def asked(brief: Brief, *products: Shortlisted, **changes: Any) -> Brief:
    given: dict[str, Any] = {
        "profile": "",
        "is_changed": False,
        "importances": (("A", "Confidentiality of content", 5), ("A1", "End-to-end encryption", 0)),
        "must_haves": (("flow.CN", "No data flow to China"), ("open-source", "Open source")),
        "is_ordered": True,
        "firmness": FIRM,
        "seed": 7,
        **changes,
    }
    return replace(brief, shortlist=Shortlist(products=products, **given))


def three() -> Brief:
    brief = catalogue_brief("wire", "jitsi-meet", "zoom-meetings")
    return asked(
        brief,
        shortlisted(brief, "jitsi-meet", "remaining", MET, MET, place=1, firm="first under all weightings"),
        shortlisted(brief, "wire", "undecided", NOT_SHOWN, MET, is_placed=False),
        shortlisted(brief, "zoom-meetings", "excluded", NOT_MET, NOT_SHOWN),
    )


def test_groups_say_what_decides_and_what_to_ask() -> None:
    remain, undecided, excluded = shortlist(three())["groups"]
    assert [group["title"] for group in (remain, undecided, excluded)] == [
        "Remain (1)", "Undecided (1)", "Ruled out (1)",
    ]  # fmt: skip
    assert [line["text"] for line in remain["rows"][0]["lines"]] == ["All 2 are met.", "First under all weightings."]
    assert undecided["asks"] == [{"code": "C1", "ask": "Where?"}]
    first, *_, last = undecided["rows"][0]["lines"]
    assert (first["lead"], first["text"]) == ("Not shown: No data flow to China.", "No place is named. Ask C1.")
    assert first["links"][0]["href"].endswith("/claims/wire-c1-1/")
    assert last["text"].startswith("Too little is known")
    assert excluded["asks"] == []
    assert excluded["rows"][0]["lines"][0]["lead"] == "Not met: Open source."


def test_products_stand_in_the_order_of_the_shortlist_not_of_the_alphabet() -> None:
    assert [chapter["name"] for chapter in content(three())["chapters"]] == [
        product.document.product.name for product in three().products
    ]


def test_question_that_would_show_a_must_have_comes_first() -> None:
    brief = three()
    document = next(p.document for p in brief.products if p.document.product.slug == "wire")
    assert to_ask(brief, document)[0].code == "C1"
    assert questions(brief, document)["sections"][0]["questions"][0]["code"] == "C1"
    letters = {letter["title"]: letter for letter in content(brief)["questions"]["letters"]}
    needed = [q["needed"] for s in letters["To Wire, about Wire"]["sections"] for q in s["questions"] if q["needed"]]
    assert needed == [["Must-have not shown: No data flow to China. No place is named."]]


def test_brief_prints_what_was_asked() -> None:
    words = reading.text(render(three()))
    for said in (
        "Privacy brief: shortlist of 3 products",
        "No profile. 3 is the rubric’s own weight",
        "A1 End-to-end encryption 0",
        "From 10,000 draws with the seed 7.",
        "Wire: Comes first for those who give more weight to “Control”.",
        "Must-have not shown: No data flow to China.",
    ):
        assert said in words


def test_long_shortlist_is_cut_in_the_brief_and_whole_in_the_table() -> None:
    brief = catalogue_brief("wire")
    one = shortlisted(brief, "wire", "remaining", place=1)
    many = asked(brief, *(replace(one, row=replace(one.row, slug=f"wire-{n}")) for n in range(MOST_ROWS + 5)))
    (group,) = shortlist(many)["groups"]
    assert len(group["rows"]) == MOST_ROWS
    assert "The spreadsheet holds 5 further products." in group["lead"]
    assert len(content(many)["matrix"]["rows"]) == MOST_ROWS
    assert len(matrix(many).rows) == MOST_ROWS + 5
    assert describes(many).startswith("Of 205 products, the first 1 in this order")


def test_brief_of_products_side_by_side_has_no_such_page() -> None:
    assert shortlist(catalogue_brief("wire")) == {}
    assert describes(catalogue_brief("wire")) == ""
