"""The annex for a data-protection impact assessment, as plain data: every word is chosen here and in register.py.

Pure functions over frozen documents; the Word file and the PDF only lay out. A table has heads, relative widths
and rows; a row is a list of cells, a cell a list of lines, and a line holds text with a style and perhaps an address,
or the numbers of evidence.
"""

from typing import Any

from comparison.brief.front import about, day_described, every_page, look_back, name, ordered, reliance, unconfirmed
from comparison.brief.method import RIGHTS
from comparison.brief.reach import owners
from comparison.brief.references import References
from comparison.brief.shortlist import describes
from comparison.brief.types import Brief, BriefProduct
from comparison.brief.words import address, day_in_words, joined
from comparison.export import register, unknowns

LONGEST_HEADER = 120


def annex(brief: Brief) -> dict[str, Any]:
    """What both files print, in their order; evidence is numbered in the order in which a reader meets it."""
    documents = [product.document for product in ordered(brief)]
    names = joined([name(document) for document in documents])
    title = f"Annex to a data-protection impact assessment: {names}"
    references = References()
    products = [_product(brief, product, references) for product in ordered(brief)]
    return {
        **every_page(brief, title, title if len(title) <= LONGEST_HEADER else title.split(":", maxsplit=1)[0]),
        "lead": "Annex to a data-protection impact assessment",
        "names": names,
        "day": day_described(documents),
        "paragraphs": [
            (
                "For the description of the processing. For each product it holds the register of data flows, the "
                "jurisdictions within whose reach the data come with the laws that make it so, and what is not known "
                "with the question to put to the vendor. Every line names the claim that it rests on, who says so and "
                "as of when."
            ),
            (
                "It says what is on record, not whether the processing is lawful, necessary or proportionate, nor "
                "how great the risk is to the people concerned: that is for the controller to assess. What is not "
                "on record is not the same as what does not happen."
            ),
            *(text for text in (describes(brief), look_back(documents), unconfirmed(documents)) if text),
        ],
        "facts": [
            {"term": "Edition", **_plain(f"{brief.edition} of {day_in_words(brief.edition_date)}")},
            {"term": "Permanent address", **address(brief.permalink)},
            *({"term": line["term"], **_plain(line["day"])} for line in reliance(documents)),
            {"term": "Licence", **_plain(RIGHTS)},
        ],
        "products": products,
        "evidence": {
            "title": "Evidence",
            "lead": "Numbered in the order of first use. “Seen” says how much of a document was read.",
            "empty": "No document is cited.",
            "entries": references.entries(),
        },
    }


def _product(brief: Brief, product: BriefProduct, references: References) -> dict[str, Any]:
    document = product.document
    return {
        "name": name(document),
        "about": f"{about(document)} · {day_described([document])}, publication {product.number}",
        "owners": f"Offered by {owners(document)}.",
        "address": address(product.permalink),
        "tables": [
            register.flows(brief, document, references),
            register.jurisdictions(brief, document, references),
            register.laws(document, references),
            unknowns.unknowns(brief, document),
        ],
    }


def _plain(text: str) -> dict[str, str | None]:
    return {"text": text, "href": None}
