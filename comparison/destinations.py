"""The data flows that go to a jurisdiction, read from the documents that name it and no others."""

import json
import re
from collections.abc import Collection, Set
from dataclasses import dataclass

from assessments.document import types as doc
from assessments.models import Publication
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


def destined(reading: Reading, codes: Set[str], criteria: Collection[str] = ()) -> list[Destined]:
    """The products with a flow of their own to one of the codes, by name (1 query).

    Documents are canonical JSON, in which a quotation mark within a text is escaped; so the pattern finds
    destinations only, and only the claims and answers that are asked for are read.
    """
    places = "|".join(re.escape(code) for code in sorted(codes))
    rows = (
        reading.publications()
        .defer(None)
        .filter(document__regex=rf'"destinations":\[[^]]*"({places})"')
        .order_by("name", "product_id")
    )
    found = []
    for publication in rows:
        document = json.loads(publication.document)
        claims = tuple(
            doc.Claim.model_validate(claim)
            for claim in document["claims"]
            if claim["flow"] is not None
            and claim["product"] == publication.product_id
            and not codes.isdisjoint(claim["flow"]["destinations"])
        )
        if claims:
            scores = tuple(
                doc.Score.model_validate(score) for score in document["scores"] if score["criterion"] in criteria
            )
            found.append(Destined(publication, document["rubric"]["sha256"], claims, scores))
    return found
