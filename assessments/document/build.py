"""How an approved assessment becomes the document that is published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from assessments import scoring
from assessments.document import facts, judgement
from assessments.document import types as doc
from assessments.document.common import CommonFacts
from assessments.document.exposures import published_exposure
from assessments.models import Assessment, Rating, Score
from assessments.vocabulary import RaterKind
from vendors import exposure
from vendors.models import Claim, Vendor
from vendors.standing import Standing, stand


@dataclass(frozen=True)
class Ready:
    """An assessment with all that `build` reads; `borrowed` are claims about other products that it cites, by id."""

    assessment: Assessment
    borrowed: Mapping[str, Claim]

    @property
    def cited(self) -> set[str]:
        """The ids of the claims that a score or rating cites."""
        return _cited(self.assessment)


def ready_to_build(assessments: Iterable[int]) -> list[Ready]:
    """The assessments with these keys, with all that `build` reads, in a constant number of queries."""
    claims = (
        Claim.objects.order_by("position")
        .select_related("flow")
        .prefetch_related("citations__evidence", "flow__destinations")
    )
    rows = list(
        Assessment.objects.filter(pk__in=list(assessments))
        .select_related("product__vendor", "product__variant_of", "rubric")
        .defer("rubric__source")
        .prefetch_related(
            Prefetch("product__claims", claims),
            "raters__rater",
            Prefetch("scores", Score.objects.select_related("criterion").prefetch_related("claims")),
            Prefetch("ratings", Rating.objects.select_related("criterion", "rater").prefetch_related("claims")),
        )
        .order_by("as_of", "product_id")
    )
    # Nearly all of what is cited is the product's own: only the rest is read beside it.
    foreign = {row.pk: _cited(row) - {claim.id for claim in row.product.claims.all()} for row in rows}
    borrowed = claims.in_bulk(sorted(set().union(*foreign.values())))
    return [Ready(row, {key: borrowed[key] for key in foreign[row.pk]}) for row in rows]


def _cited(assessment: Assessment) -> set[str]:
    cited = {link.claim_id for score in assessment.scores.all() for link in score.claims.all()}
    return cited | {link.claim_id for rating in assessment.ratings.all() for link in rating.claims.all()}


def build(ready: Ready, common: CommonFacts) -> doc.PublicationDocument:
    """The document of one assessment from `ready_to_build`, as things stand in the working tables now."""
    assessment = ready.assessment
    product = assessment.product
    rubric = judgement.rubric_of(assessment.rubric)
    answers = judgement.answers_of(assessment)
    scores = judgement.scores(assessment)
    standings = _standings(ready, common)
    claims = tuple(facts.claim(row, standing) for row, standing in standings)
    owners = common.owners(product.vendor_id, assessment.as_of)
    ownership = common.ownership(product.vendor_id)
    exposures = _exposures(assessment, owners, claims, common)
    laws = tuple(common.laws[slug] for slug in sorted({slug for found in exposures for slug in found.laws}))
    jurisdictions = tuple(
        common.jurisdictions[code] for code in sorted(_codes(owners, claims, exposures)) if code != exposure.ANY_COUNTRY
    )
    common_evidence = (
        *(link.evidence for place in jurisdictions for link in place.citations),
        *(link.evidence for law in laws for link in law.citations),
        *(tie.evidence for tie in ownership if tie.evidence),
    )
    raters = tuple(
        doc.RaterRef(stage=row.stage, name=row.rater.name, kind=row.rater.kind)
        for row in sorted(assessment.raters.all(), key=lambda row: row.stage)
    )
    return doc.PublicationDocument(
        as_of=assessment.as_of.isoformat(),
        catalogue_read=common.read.isoformat(),
        rubric=doc.RubricRef(
            slug=assessment.rubric.slug, version=assessment.rubric.version, sha256=assessment.rubric.sha256
        ),
        product=facts.product(product),
        vendor=facts.vendor(owners[0]),
        owners=tuple(facts.vendor(owner) for owner in owners[1:]),
        ownership=ownership,
        raters=raters,
        confirmed_by_person=any(rater.kind == RaterKind.PERSON for rater in raters),
        summary=assessment.summary,
        strengths=tuple(assessment.strengths),
        concerns=tuple(assessment.concerns),
        result=judgement.result(scoring.assess(rubric, answers)),
        lifts=judgement.lifts(scoring.lifts(rubric, answers)),
        to_be_graded=scoring.to_be_graded(rubric, answers),
        scores=scores,
        claims=claims,
        exposures=exposures,
        evidence=_evidence([row for row, _ in standings], common.evidence_of(common_evidence)),
        jurisdictions=jurisdictions,
        laws=laws,
    )


def _standings(ready: Ready, common: CommonFacts) -> list[tuple[Claim, Standing]]:
    """The product's claims that had begun to stand by the day, and whatever else a score or rating cites."""
    assessment, cited = ready.assessment, ready.cited
    rows = [*assessment.product.claims.all(), *(ready.borrowed[key] for key in sorted(ready.borrowed))]
    standings = [(row, stand(facts.dated(row), assessment.as_of, common.read)) for row in rows]
    return [(row, standing) for row, standing in standings if standing.state != "not-yet" or row.id in cited]


def _evidence(claims: Iterable[Claim], others: Iterable[doc.Evidence]) -> tuple[doc.Evidence, ...]:
    """What the claims cite, and the others, once each, by slug."""
    found = {item.slug: item for item in others}
    for row in {link.evidence_id: link.evidence for claim in claims for link in claim.citations.all()}.values():
        found.setdefault(row.slug, facts.evidence(row))
    return tuple(found[slug] for slug in sorted(found))


def _exposures(
    assessment: Assessment, owners: tuple[Vendor, ...], claims: tuple[doc.Claim, ...], common: CommonFacts
) -> tuple[doc.Exposure, ...]:
    flows = [
        exposure.Flow(
            claim=claim.id,
            data=claim.flow.data,
            recipient_kind=claim.flow.recipient_kind,
            recipient=claim.flow.recipient,
            recipient_owners=_owners(common.owners(claim.flow.recipient_vendor, assessment.as_of))
            if claim.flow.recipient_vendor
            else (),
            destinations=claim.flow.destinations,
            protection=claim.flow.protection,
        )
        for claim in claims
        if claim.flow is not None and claim.standing.state == "stands" and claim.product == assessment.product_id
    ]
    found = exposure.exposures(
        assessment.product.hosting,  # type: ignore[arg-type]  # the database holds no other word
        _owners(owners),
        flows,
        common.exposure_laws,
        common.exposure_places,
        assessment.as_of,
    )
    return tuple(published_exposure(row) for row in found)


def _owners(vendors: tuple[Vendor, ...]) -> tuple[exposure.Owner, ...]:
    return tuple(exposure.Owner(row.slug, row.name, row.incorporated_in_id, row.headquartered_in_id) for row in vendors)


def _codes(owners: tuple[Vendor, ...], claims: tuple[doc.Claim, ...], exposures: tuple[doc.Exposure, ...]) -> set[str]:
    """Every jurisdiction that the document names."""
    codes = {code for owner in owners for code in (owner.incorporated_in_id, owner.headquartered_in_id) if code}
    codes |= {code for claim in claims if claim.flow for code in claim.flow.destinations}
    return codes | {found.jurisdiction for found in exposures}
