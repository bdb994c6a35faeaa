"""The adapter from what an address asks to the brief of which every file is made."""

from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest

from assessments.document.types import PublicationDocument
from assessments.models import Publication
from common.errors import BadQuery
from comparison.basis import names
from comparison.brief.types import (
    MOST_PRODUCTS,
    Brief,
    BriefProduct,
    Finding,
    Firmness,
    Row,
    Shortlist,
    Shortlisted,
)
from comparison.brief.words import label, with_edition
from comparison.ranking.importances import DEFAULT
from comparison.reading import Reading, documents
from comparison.shortlist.decision import Decision
from comparison.shortlist.entry import Entry, Judged
from comparison.shortlist.firm_page import FirmPage, firm_page
from vendors.vocabulary import Hosting, ProductKind

SHORTLIST = ("v", "profile", "w", "m", "x")
"""Names of an address that only a shortlist has."""


def is_shortlist(request: HttpRequest) -> bool:
    """Whether the address is of a shortlist, not of products side by side."""
    return any(request.GET.get(name) for name in SHORTLIST)


def brief_of_products(reading: Reading, chosen: Sequence[Publication]) -> Brief:
    """The brief about products side by side (1 query)."""
    return _brief(reading, chosen, reading.permanent("product-compare", [("p", row.product_id) for row in chosen]))


def brief_of_shortlist(decision: Decision) -> Brief:
    """The brief about a shortlist, whose first products it describes one by one (1 query).

    BadQuery where the shortlist takes no product.
    """
    if not decision.entries:
        raise BadQuery("p", ", ".join(decision.state.chosen), "No product of the shortlist was assessed by that day.")
    first = [entry.publication for entry in (decision.candidates or decision.entries)[:MOST_PRODUCTS]]
    address = decision.reading.permanent("shortlist-detail", decision.state.pairs())
    return _brief(decision.reading, first, address, _shortlist(decision))


def _brief(reading: Reading, rows: Sequence[Publication], address: str, shortlist: Shortlist | None = None) -> Brief:
    texts = documents(rows)
    return Brief(
        products=tuple(_product(reading, row, texts[row.pk]) for row in rows),
        rubric=reading.shared_rubric(texts.values()),
        edition=reading.edition.number,
        edition_date=reading.edition.published_at.date(),
        permalink=_absolute(address),
        contest_url=_absolute(reading.address("method-detail")) + "#contest",
        claim_address=lambda claim: _absolute(reading.permanent("claim-detail", id=claim)),
        shortlist=shortlist,
    )


def _product(reading: Reading, row: Publication, document: PublicationDocument) -> BriefProduct:
    return BriefProduct(
        document=document,
        number=row.number,
        published=row.published_at.date(),
        sha256=row.sha256,
        permalink=_permanent(reading, row),
    )


def _shortlist(decision: Decision) -> Shortlist:
    reading, state = decision.reading, decision.state
    words = names(reading)
    firm = firm_page(decision)
    groups = (
        ("remaining", decision.remaining),
        ("undecided", decision.undecided),
        ("excluded", decision.excluded),
    )
    return Shortlist(
        profile=decision.profile.name if decision.profile else "",
        is_changed=decision.is_changed,
        importances=tuple(_importances(decision)),
        must_haves=tuple((must.code, must.words(words)) for must in state.must_haves),
        products=tuple(
            _shortlisted(decision, entry, group, words, firm) for group, entries in groups for entry in entries
        ),
        is_ordered=decision.is_ordered,
        firmness=_firmness(firm) if firm else None,
        seed=decision.seed,
        notes=tuple(_notes(decision)),
    )


def _importances(decision: Decision) -> Iterable[tuple[str, str, int]]:
    own = decision.state.importances
    for section in decision.reading.rubric.sections:
        yield section.code, section.title, own.get(section.code, DEFAULT)
        for criterion in section.criteria:
            if criterion.code in own:
                yield criterion.code, criterion.title, own[criterion.code]


def _notes(decision: Decision) -> Iterable[str]:
    yield from decision.state.notes
    if decision.no_weight:
        yield "Every importance is 0, so that nothing can be ordered."
    if decision.elsewhere:
        listed = ", ".join(row.name for row in decision.elsewhere)
        yield f"Judged by another version of the rubric, and so not in this order: {listed}."
    if decision.absent:
        yield f"Chosen, and not assessed by that day: {', '.join(decision.absent)}."


def _shortlisted(
    decision: Decision, entry: Entry, group: str, words: Mapping[str, str], firm: FirmPage | None
) -> Shortlisted:
    decides = group == "undecided"
    firm_row = firm.row(entry.slug) if firm else None
    main = decision.firmness.main if decision.firmness else None
    return Shortlisted(
        row=_row(decision.reading, entry),
        group=group,
        place=entry.place if group == "remaining" else None,
        is_placed=entry.placed,
        own=entry.own,
        findings=tuple(_finding(decision.reading, judged, words, decides=decides) for judged in entry.judged),
        firm=firm_row.words if firm_row else "",
        first=round(float(main.shares[main.slugs.index(entry.slug)][0]), 4) if main and firm_row else None,
    )


def _row(reading: Reading, entry: Entry) -> Row:
    row = entry.publication
    return Row(
        slug=row.product_id,
        name=with_edition(row.summary["name"], row.summary["edition"], row.hosting),
        vendor=row.vendor_name,
        hosting=label(Hosting, row.hosting),
        kind=label(ProductKind, row.kind),
        as_of=row.as_of,
        confirmed=row.summary["confirmed"],
        result=entry.result,
        answers={code: (answer.state.value, answer.level) for code, answer in entry.answers.items()},
        permalink=_permanent(reading, row),
    )


def _finding(reading: Reading, judged: Judged, words: Mapping[str, str], *, decides: bool) -> Finding:
    """The finding in words; what would decide it is asked where it decides about the product."""
    found = judged.finding
    asked = (found.criterion or "") if decides else ""
    return Finding(
        must_have=judged.must_have.words(words),
        code=judged.must_have.code,
        state=found.state.value,
        reason=found.reason,
        claims=found.claims,
        asked=asked,
        question=reading.rubric.criterion(asked).ask if asked else "",
    )


def _firmness(firm: FirmPage) -> Firmness:
    return Firmness(
        among=firm.among,
        error=firm.error,
        intervals=tuple(found.words for found in firm.intervals),
        centrals=tuple((found.entry.name, found.words) for found in firm.centrals),
        dominated=tuple((entry.name, said) for entry, said in firm.dominated),
    )


def _permanent(reading: Reading, row: Publication) -> str:
    return _absolute(reading.permanent("product-detail", slug=row.product_id))


def _absolute(address: str) -> str:
    return f"{settings.EARSHOT_SITE_URL}{address}"
