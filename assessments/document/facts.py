"""The adapter from rows to the parts of a document: nothing is judged or worded here."""

from collections.abc import Iterable
from typing import Any

from assessments.document import types as doc
from vendors.models import AccessLaw, Claim, DataFlow, Evidence, Jurisdiction, Product, Vendor
from vendors.standing import Citation, DatedClaim, Standing


def product(row: Product) -> doc.ProductFacts:
    ordinary = row.variant_of
    return doc.ProductFacts(
        slug=row.slug,
        name=row.name,
        edition=row.edition or None,
        kind=row.kind,
        hosting=row.hosting,
        licence=row.licence or None,
        launched=row.launched or None,
        retired=row.retired or None,
        website=row.website or None,
        summary=row.summary,
        variant_of=doc.OrdinaryEdition(slug=ordinary.slug, name=str(ordinary)) if ordinary else None,
    )


def vendor(row: Vendor) -> doc.VendorFacts:
    return doc.VendorFacts(
        slug=row.slug,
        name=row.name,
        legal_name=row.legal_name,
        incorporated_in=row.incorporated_in_id,
        headquartered_in=row.headquartered_in_id,
        website=row.website or None,
        note=row.note or None,
    )


def flow(row: DataFlow) -> doc.Flow:
    destinations = [destination.jurisdiction_id for destination in row.destinations.all()]
    return doc.Flow(
        data=tuple(row.data),
        subject=row.subject,
        recipient_kind=row.recipient_kind,
        recipient=row.recipient,
        recipient_vendor=row.recipient_vendor_id,
        destinations=(*destinations, "*") if row.any_country else tuple(destinations),
        purpose=row.purpose,
        trigger=row.trigger,
        protection=row.protection,
        transfer_mechanism=row.transfer_mechanism or None,
        retention=row.retention or None,
    )


def dated(row: Claim) -> DatedClaim:
    """What `vendors.standing` needs of a claim; its citations and their evidence are prefetched."""
    return DatedClaim(
        id=row.id,
        as_of=row.as_of or None,
        status=row.status,
        until=row.until or None,
        citations=tuple(
            Citation(link.evidence_id, link.relation, link.evidence.published or None) for link in row.citations.all()
        ),
    )


def claim(row: Claim, standing: Standing) -> doc.Claim:
    return doc.Claim(
        id=row.id,
        product=row.product_id,
        criterion=row.criterion or None,
        kind=row.kind,
        statement=row.statement,
        flow=flow(row.flow) if hasattr(row, "flow") else None,
        certificates=doc.Certificates.model_validate(row.certificates) if row.certificates else None,
        asserted_by=row.asserted_by,
        status=row.status,
        as_of=row.as_of or None,
        standing=doc.Standing(
            state=standing.state,
            since=standing.since.isoformat(),
            since_basis=standing.since_basis,
            until=standing.until,
            until_known=standing.until_known,
            contradicted=standing.contradicted,
        ),
        citations=tuple(
            doc.Citation(evidence=link.evidence_id, relation=link.relation, locator=link.locator)
            for link in row.citations.all()
        ),
    )


def evidence(row: Evidence) -> doc.Evidence:
    return doc.Evidence(
        slug=row.slug,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        kind=row.kind,
        independence=row.independence,
        published=row.published or None,
        language=row.language,
        note=row.note or None,
    )


def jurisdiction(row: Jurisdiction) -> doc.Jurisdiction:
    return doc.Jurisdiction(
        code=row.code,
        name=row.name,
        member_of=tuple(row.member_of),
        eu_adequacy=row.eu_adequacy,
        eu_adequacy_note=row.eu_adequacy_note or None,
        note=row.note or None,
        citations=_places(row.citations.all()),
    )


def law(row: AccessLaw) -> doc.AccessLaw:
    return doc.AccessLaw(
        slug=row.slug,
        jurisdiction=row.jurisdiction_id,
        name=row.name,
        citation=row.citation,
        in_force=row.in_force or None,
        lapsed=row.lapsed or None,
        reach=row.reach,
        compels=tuple(row.compels),
        secrecy=row.secrecy or None,
        independent_review=row.independent_review or None,
        summary=row.summary,
        citations=_places(row.citations.all()),
    )


def _places(links: Iterable[Any]) -> tuple[doc.PlaceCitation, ...]:
    return tuple(doc.PlaceCitation(evidence=link.evidence_id, locator=link.locator) for link in links)
