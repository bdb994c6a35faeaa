"""Facts: what is claimed and found about products. Nothing here knows of scores."""

from vendors.models.catalogue import Catalogue
from vendors.models.claim import Citation, Claim, DataFlow, FlowDestination
from vendors.models.evidence import Evidence, EvidenceLink
from vendors.models.jurisdiction import AccessLaw, AccessLawCitation, Jurisdiction, JurisdictionCitation
from vendors.models.product import Product
from vendors.models.vendor import Ownership, Vendor

__all__ = [
    "AccessLaw",
    "AccessLawCitation",
    "Catalogue",
    "Citation",
    "Claim",
    "DataFlow",
    "Evidence",
    "EvidenceLink",
    "FlowDestination",
    "Jurisdiction",
    "JurisdictionCitation",
    "Ownership",
    "Product",
    "Vendor",
]
