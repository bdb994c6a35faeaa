"""The facts that all products share, read once for a whole run of publishing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assessments.document import facts
from assessments.document import types as doc
from vendors import exposure
from vendors.models import AccessLaw, Catalogue, Evidence, Jurisdiction, Vendor


@dataclass(frozen=True)
class CommonFacts:
    """Jurisdictions, laws and vendors by key, the evidence of all documents, and the catalogue's own data."""

    catalogue: Catalogue
    jurisdictions: Mapping[str, doc.Jurisdiction]
    laws: Mapping[str, doc.AccessLaw]
    vendors: Mapping[str, Vendor]
    evidence: Mapping[str, doc.Evidence]

    @property
    def read(self) -> date:
        """The day on which the catalogue was read."""
        return self.catalogue.read

    @property
    def exposure_laws(self) -> tuple[exposure.Law, ...]:
        return tuple(
            exposure.Law(
                law.slug,
                law.jurisdiction,
                law.reach,  # type: ignore[arg-type]  # the database holds no other word
                law.compels,
                law.in_force,
                law.lapsed,
            )
            for law in self.laws.values()
        )

    @property
    def exposure_places(self) -> tuple[exposure.Place, ...]:
        return tuple(exposure.Place(place.code, place.member_of) for place in self.jurisdictions.values())

    def ownership(self, slug: str) -> tuple[Vendor, ...]:
        """The vendor, its parent, and so on to the last ancestor on record."""
        chain: list[Vendor] = []
        while slug and self.vendors[slug] not in chain:
            chain.append(self.vendors[slug])
            slug = chain[-1].parent_id or ""
        return tuple(chain)

    def evidence_of(self, slugs: Iterable[str]) -> tuple[doc.Evidence, ...]:
        """The named pieces of evidence, once each, by slug."""
        return tuple(self.evidence[slug] for slug in sorted(set(slugs)))


def read_common_facts() -> CommonFacts:
    """The common facts of this moment, in 7 queries; raises Catalogue.DoesNotExist before a first load."""
    return CommonFacts(
        catalogue=Catalogue.objects.get(),
        jurisdictions={row.code: facts.jurisdiction(row) for row in Jurisdiction.objects.prefetch_related("citations")},
        laws={row.slug: facts.law(row) for row in AccessLaw.objects.prefetch_related("citations")},
        vendors={row.slug: row for row in Vendor.objects.all()},
        evidence={row.slug: facts.evidence(row) for row in Evidence.objects.order_by("slug")},
    )
