"""The data flows that go to a jurisdiction, found by their index and read from the documents of one page."""

import json
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from assessments.document import types as doc
from assessments.models import Publication, PublishedFlow
from assessments.models.publication import PublicationQuerySet
from comparison.reading import Reading

STANDS = "stands"


@dataclass(frozen=True)
class Destined:
    """One product and its flows to the jurisdiction; `scores` are its answers to the criteria asked for, by the
    rubric with the hash `rubric`."""

    publication: Publication
    rubric: str
    claims: tuple[doc.Claim, ...]
    scores: tuple[doc.Score, ...]

    @property
    def standing(self) -> tuple[doc.Claim, ...]:
        """The flows that stand on the day of the publication."""
        return tuple(claim for claim in self.claims if claim.standing.state == STANDS)


def codes_within(reading: Reading, code: str) -> frozenset[str]:
    """The jurisdiction and, where it is a bloc, its members: what goes to a member goes there."""
    members = {place.code for place in reading.document.jurisdictions if code in place.member_of}
    return frozenset({code, *members})


def with_flows(reading: Reading, codes: Set[str], *, standing: bool = False) -> PublicationQuerySet:
    """The products with a flow of their own to one of the codes, by name; only flows that stand, where asked."""
    flows = PublishedFlow.objects.filter(place__in=codes)
    if standing:
        flows = flows.filter(stands=True)
    return reading.publications_by_name().filter(pk__in=flows.order_by().values("publication"))


def destined(publications: Sequence[Publication], codes: Set[str], criteria: Collection[str] = ()) -> list[Destined]:
    """The products, each with its flows to one of the codes and its answers to the criteria (1 query).

    Only the claims and answers that are asked for are read.
    """
    rows = Publication.objects.filter(pk__in=[row.pk for row in publications]).order_by()
    texts = dict(rows.values_list("pk", "document"))
    found = []
    for publication in publications:
        document = json.loads(texts[publication.pk])
        claims = tuple(
            doc.Claim.model_validate(claim)
            for claim in document["claims"]
            if claim["flow"] is not None
            and claim["product"] == publication.product_id
            and not codes.isdisjoint(claim["flow"]["destinations"])
        )
        scores = tuple(
            doc.Score.model_validate(score) for score in document["scores"] if score["criterion"] in criteria
        )
        found.append(Destined(publication, document["rubric"]["sha256"], claims, scores))
    return found
