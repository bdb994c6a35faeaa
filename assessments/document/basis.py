"""What must-haves are judged on, taken out of a document so that no list of products has to open one."""

from typing import Any

from assessments.document import types as doc


def basis_detail(document: doc.PublicationDocument) -> dict[str, Any]:
    """The detail of a `PublishedBasis`, as `comparison.basis` reads it back.

    Flows and certificates are those of the product's own claims that stand; a certificate of which another evidence
    contradicts the claim says nothing. What the row of the publication holds is not repeated.
    """
    own = [claim for claim in document.claims if claim.product == document.product.slug]
    standing = [claim for claim in own if claim.standing.state == "stands"]
    return {
        "licence": document.product.licence,
        "unestablished": [
            company.name
            for company in (document.vendor, *document.owners)
            if company.incorporated_in is None or company.headquartered_in is None
        ],
        "claims": {score.criterion: list(score.claims) for score in document.scores if score.claims},
        "flows": [_flow(claim, claim.flow) for claim in standing if claim.flow],
        "certificates": [
            certificate
            for claim in standing
            if claim.certificates and not claim.standing.contradicted
            for certificate in _certificates(claim, claim.certificates)
        ],
        "exposures": [
            found.model_dump(mode="json", include={"jurisdiction", "road", "claims", "laws", "closed", "partly"})
            for found in document.exposures
        ],
    }


def _flow(claim: doc.Claim, flow: doc.Flow) -> dict[str, Any]:
    return {
        "claim": claim.id,
        "destinations": list(flow.destinations),
        "recipient_kind": flow.recipient_kind,
        "on_record": flow.recipient_vendor is not None,
        "contradicted": claim.standing.contradicted,
    }


def _certificates(claim: doc.Claim, certificates: doc.Certificates) -> list[dict[str, Any]]:
    said = [(name, True) for name in certificates.held] + [(name, False) for name in certificates.lacking]
    more = {"claim": claim.id, "asserted_by": claim.asserted_by, "as_of": claim.as_of}
    return [{"name": name, "held": held} | more for name, held in said]
