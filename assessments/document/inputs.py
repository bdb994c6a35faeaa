"""What a document is built from, as one hash: while it is the same, nothing has to be built again.

Reading rows and hashing them takes a tenth of the time of building documents, and finds a change whoever made it.
"""

import hashlib
import inspect
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models
from django.db.models import Q

from assessments import scoring
from assessments.document.common import CommonFacts
from assessments.models import Assessment, AssessmentRater, Rating, RatingClaim, Score, ScoreClaim
from common import dates
from vendors import exposure, ownership, standing
from vendors.models import Citation, Claim, DataFlow, Evidence, FlowDestination, Product

Hash = Any
"""A SHA-256 that is being reckoned."""


def fingerprints(assessments: Sequence[int], common: CommonFacts) -> dict[int, str]:
    """The hash of everything that `build` reads for each assessment, by primary key (12 queries)."""
    hashes = {pk: hashlib.sha256(f"{_code()} {common.fingerprint}".encode()) for pk in assessments}
    own = _own_rows(hashes, common)
    cited = _answers(hashes)
    claims = _claims(set(own.values()), {claim for ids in cited.values() for claim in ids}, common)
    for pk, found in hashes.items():
        for claim, (product, digest) in claims.items():
            if product == own[pk] or claim in cited[pk]:
                found.update(digest)
    return {pk: found.hexdigest() for pk, found in hashes.items()}


def _own_rows(hashes: dict[int, Hash], common: CommonFacts) -> dict[int, str]:
    """Takes in assessments, their products and vendors, and who rated; gives each assessment's product."""
    names = [*_columns(Assessment, "state"), "rubric__sha256", "product__variant_of__name"]
    names += ["product__variant_of__edition", *(f"product__{name}" for name in _columns(Product))]
    own = {}
    for row in Assessment.objects.filter(pk__in=hashes).order_by().values(*names):
        hashes[row["id"]].update(repr(sorted(row.items())).encode())
        hashes[row["id"]].update(common.vendor_fingerprint(row["product__vendor"]).encode())
        own[row["id"]] = row["product"]
    raters = AssessmentRater.objects.filter(assessment__in=hashes).order_by("assessment", "stage")
    _take(hashes, raters.values_list("assessment", "stage", "rater__name", "rater__kind"))
    return own


def _answers(hashes: dict[int, Hash]) -> dict[int, set[str]]:
    """Takes in scores and ratings with the claims that they cite; gives each assessment's cited claims."""
    cited: dict[int, set[str]] = defaultdict(set)
    for model, link, owner in ((Score, ScoreClaim, "score"), (Rating, RatingClaim, "rating")):
        by = ["criterion__position", *(["stage"] if owner == "rating" else [])]
        rows = model._default_manager.filter(assessment__in=hashes).order_by("assessment", *by)
        _take(hashes, rows.values_list("assessment", *by, "criterion__code", *_columns(model, "id", "assessment")))
        links = link._default_manager.filter(**{f"{owner}__assessment__in": list(hashes)})
        order = [f"{owner}__{name}" for name in ("assessment", *by)]
        found = list(links.order_by(*order, "position").values_list(*order, "position", "claim"))
        _take(hashes, found)
        for pk, *_, claim in found:
            cited[pk].add(claim)
    return cited


def _claims(products: Collection[str], cited: Collection[str], common: CommonFacts) -> dict[str, tuple[str, bytes]]:
    """Product and hash of the products' claims and of those cited, with flows, citations and documents, by id."""
    rows = Claim.objects.filter(Q(product__in=products) | Q(pk__in=cited)).order_by("product", "position")
    found = {
        row[0]: (row[1], repr(row)) for row in rows.values_list("id", "product", *_columns(Claim, "id", "product"))
    }
    hashes = {claim: hashlib.sha256(text.encode()) for claim, (_, text) in found.items()}
    for row in DataFlow.objects.filter(claim__in=found).values_list("claim", "recipient_vendor", *_columns(DataFlow)):
        hashes[row[0]].update(repr(row).encode())
        if row[1] is not None:
            hashes[row[0]].update(common.vendor_fingerprint(row[1]).encode())
    destinations = FlowDestination.objects.filter(flow__in=found).order_by("flow", "position")
    _take(hashes, destinations.values_list("flow", "jurisdiction"))
    cited_at = ("claim", "evidence", "relation", "locator")
    citations = list(Citation.objects.filter(claim__in=found).order_by("claim", "position").values_list(*cited_at))
    documents = Evidence.objects.filter(pk__in={row[1] for row in citations}).order_by()
    texts = {row[0]: repr(row) for row in documents.values_list("slug", *_columns(Evidence, "group", "position"))}
    for row in citations:
        hashes[row[0]].update(f"{row} {texts[row[1]]}".encode())
    return {claim: (product, hashes[claim].digest()) for claim, (product, _) in found.items()}


def _take(hashes: dict[Any, Hash], rows: Iterable[Sequence[Any]]) -> None:
    """Takes each row into the hash that its first column names."""
    for row in rows:
        hashes[row[0]].update(repr(row).encode())


def _columns(model: type[models.Model], *leave: str) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.name not in leave]


@cache
def _code() -> str:
    """The hash of the code that builds documents, so that a new one builds them all again."""
    beside = sorted(Path(__file__).parent.glob("*.py"))
    reckoning = sorted(Path(inspect.getfile(scoring)).parent.glob("*.py"))
    others = [Path(inspect.getfile(module)) for module in (dates, exposure, ownership, standing)]
    digest = hashlib.sha256()
    for path in (*beside, *reckoning, *others):
        digest.update(path.read_bytes())
    return digest.hexdigest()
