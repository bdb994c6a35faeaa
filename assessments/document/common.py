"""The facts that all products share, read once for a whole run of publishing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.document import facts
from assessments.document import types as doc
from assessments.document.canonical import sha256
from assessments.document.exposures import exposure_law
from assessments.document.types import Part
from vendors import exposure
from vendors.models import AccessLaw, Catalogue, Evidence, Jurisdiction, Ownership, Vendor
from vendors.ownership import Tie, owners_on


@dataclass(frozen=True)
class CommonFacts:
    """Jurisdictions, laws and vendors by key, the evidence that these cite, and the catalogue's own data."""

    catalogue: Catalogue
    jurisdictions: Mapping[str, doc.Jurisdiction]
    laws: Mapping[str, doc.AccessLaw]
    vendors: Mapping[str, Vendor]
    evidence: Mapping[str, doc.Evidence]

    @property
    def read(self) -> date:
        """The day on which the catalogue was read."""
        return self.catalogue.read

    @cached_property
    def exposure_laws(self) -> tuple[exposure.Law, ...]:
        return tuple(exposure_law(law) for law in self.laws.values())

    @cached_property
    def exposure_places(self) -> tuple[exposure.Place, ...]:
        return tuple(exposure.Place(place.code, place.member_of) for place in self.jurisdictions.values())

    @cached_property
    def ties(self) -> Mapping[str, tuple[Tie, ...]]:
        """The parents of each vendor: its dated ownership, else its parent without a day."""
        return {slug: _ties(row) for slug, row in self.vendors.items()}

    def owners(self, slug: str, day: date) -> tuple[Vendor, ...]:
        """The vendor, its parent on the day, and so on to the last ancestor on record."""
        return tuple(self.vendors[owner] for owner in owners_on(slug, self.ties, day))

    def ownership(self, slug: str) -> tuple[doc.OwnershipTie, ...]:
        """Every parent on record of the vendor and of those parents, past ones too, the nearest first."""
        found: list[doc.OwnershipTie] = []
        waiting = [slug]
        for vendor in waiting:
            rows = list(self.vendors[vendor].ownership.all())
            proofs: list[tuple[str | None, str]] = [(row.evidence_id, row.locator) for row in rows] or [(None, "")]
            for tie, (evidence, locator) in zip(self.ties[vendor], proofs, strict=False):
                found.append(
                    doc.OwnershipTie(
                        vendor=vendor,
                        vendor_name=self.vendors[vendor].name,
                        parent=tie.parent,
                        parent_name=self.vendors[tie.parent].name,
                        since=tie.since,
                        until=tie.until,
                        evidence=evidence,
                        locator=locator or None,
                    )
                )
                if tie.parent not in waiting:
                    waiting.append(tie.parent)
        return tuple(found)

    def evidence_of(self, slugs: Iterable[str]) -> tuple[doc.Evidence, ...]:
        """The named pieces of evidence, once each, by slug."""
        return tuple(self.evidence[slug] for slug in sorted(set(slugs)))

    @cached_property
    def fingerprint(self) -> str:
        """The hash of what may bear on any document: the day of reading, jurisdictions, laws and their evidence."""
        parts: list[Part] = [*self.jurisdictions.values(), *self.laws.values(), *self.evidence.values()]
        return sha256("\n".join([self.read.isoformat(), *(part.model_dump_json() for part in parts)]))

    def vendor_fingerprint(self, slug: str) -> str:
        """The hash of the vendor, its ownership, and every parent that it has or had."""
        if slug not in self._vendor_fingerprints:
            chain = [slug]
            for owned in chain:
                chain += [tie.parent for tie in self.ties[owned] if tie.parent not in chain]
            texts = [repr(facts.vendor(self.vendors[owner])) for owner in chain]
            texts += [repr(tie) for tie in self.ownership(slug)]
            self._vendor_fingerprints[slug] = sha256("\n".join(texts))
        return self._vendor_fingerprints[slug]

    @cached_property
    def _vendor_fingerprints(self) -> dict[str, str]:
        return {}


def read_common_facts() -> CommonFacts:
    """The common facts of this moment, in 9 queries; raises Catalogue.DoesNotExist before a first load."""
    catalogue = Catalogue.objects.get()
    jurisdictions = {row.code: facts.jurisdiction(row) for row in Jurisdiction.objects.prefetch_related("citations")}
    laws = {row.slug: facts.law(row) for row in AccessLaw.objects.prefetch_related("citations")}
    cited = {link.evidence for place in jurisdictions.values() for link in place.citations}
    cited |= {link.evidence for law in laws.values() for link in law.citations}
    cited.update(Ownership.objects.order_by().values_list("evidence", flat=True))
    return CommonFacts(
        catalogue=catalogue,
        jurisdictions=jurisdictions,
        laws=laws,
        vendors={row.slug: row for row in Vendor.objects.prefetch_related("ownership")},
        evidence={row.slug: facts.evidence(row) for row in Evidence.objects.filter(pk__in=cited).order_by("slug")},
    )


def _ties(row: Vendor) -> tuple[Tie, ...]:
    dated = tuple(Tie(tie.parent_id, tie.since or None, tie.until or None) for tie in row.ownership.all())
    if dated or row.parent_id is None:
        return dated
    return (Tie(row.parent_id, None, None),)
