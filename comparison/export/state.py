"""What was asked, and what the answer rests on, as a table."""

from collections.abc import Iterator
from datetime import date

from comparison.age import age
from comparison.brief.front import SITE, day_described, look_back, name, ordered, unconfirmed
from comparison.brief.matrix import legend
from comparison.brief.method import RIGHTS
from comparison.brief.questions import different_kinds
from comparison.brief.shortlist import describes, started_from
from comparison.brief.types import Brief
from comparison.brief.words import counted, joined
from comparison.export.table import Cell, Column, Table, web_link

COLUMNS = (Column("what", "What", 34), Column("value", "Value", 100))

Line = tuple[str, Cell]


def state(brief: Brief) -> Table:
    """What was asked of which edition for which day, where to find it again, and on what terms it may be used."""
    return Table("State", COLUMNS, tuple(_lines(brief)))


def _lines(brief: Brief) -> Iterator[Line]:
    documents = [product.document for product in ordered(brief)]
    until = age(min(date.fromisoformat(document.as_of) for document in documents))
    yield "Made by", f"{SITE}, from published assessments"
    yield from _asked(brief)
    yield "Day described", day_described(documents)
    if note := look_back(documents):
        yield "What that means", note
    yield "Edition", brief.edition
    yield "Edition of", brief.edition_date
    yield "Permanent address", web_link(brief.permalink)
    yield "Rubric", f"{brief.rubric.title} {brief.rubric.version}"
    yield "Due for review from", until.due_from
    yield "Not to be relied on after", until.stale_after
    if note := different_kinds(documents):
        yield "Take care", note
    yield "Who rated", unconfirmed(documents) or "A person has confirmed every grade."
    for product in ordered(brief):
        yield f"Publication of {name(product.document)}", web_link(product.permalink)
        yield "Number of that publication", product.number
        yield "Published", product.published
        yield "SHA-256 of its document", product.sha256
    for entry in legend(brief.rubric):
        number = f" ({entry['mark']})" if entry["mark"].isdigit() else ""
        yield f"Answer “{entry['word']}”{number}", entry["meaning"]
    yield "Figures", "Scores and ranges are of 100, to four places; a blank cell says that nothing is on record."
    yield "Licence", RIGHTS
    yield "How to contest", web_link(brief.contest_url)


def _asked(brief: Brief) -> Iterator[Line]:
    described = joined([name(product.document) for product in ordered(brief)])
    asked = brief.shortlist
    if asked is None:
        yield "Asked for", f"Side by side: {described}"
        return
    yield "Asked for", f"A shortlist of {counted(len(asked.products), 'product')}"
    yield "Described one by one", described
    if words := describes(brief):
        yield "Which those are", words
    for note in asked.notes:
        yield "Note", note
    yield "Started from", started_from(asked)
    for code, title, importance in asked.importances:
        yield f"Importance of {code} {title}", importance
    for code, words in asked.must_haves:
        yield f"Must-have {code}", words
    if asked.firmness:
        yield "How firm the order is", f"Drawn again under {asked.firmness.among}. {asked.firmness.error}"
        yield "Seed", asked.seed
        for sentence in asked.firmness.intervals:
            yield "How far a weight may move", sentence
        yield from (*asked.firmness.centrals, *asked.firmness.dominated)
