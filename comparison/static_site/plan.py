"""Which pages the export has, and what each rests on: a page whose stamp is the same has the same bytes."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from assessments.models import Edition, Publication, PublishedFact, PublishedVariant, RubricVersion
from common.fingerprint import fingerprint
from comparison.reading import Reading
from comparison.variant_page import editions_of

CODE = ("assessments", "common", "comparison", "docs", "static", "templates", "requirements.txt")
"""What pages are made by, below the project's folder."""

GENERAL = (
    "product-list",
    "product-compare",
    "jurisdiction-list",
    "reach-list",
    "reach-csv",
    "reach-what-if",
    "contradiction-list",
    "rubric-current",
    "method-detail",
    "search-list",
    "shortlist-detail",
)
"""The names of the pages of an edition that need no further word."""


@dataclass(frozen=True)
class Planned:
    """One page of the export."""

    address: str
    stamp: str


@dataclass(frozen=True)
class Plan:
    """The pages of one edition; `ending` goes into every stamp, because it goes into every page."""

    reading: Reading
    ending: str

    def general(self) -> Iterator[Planned]:
        """The pages that rest on the whole edition."""
        document = self.reading.document
        versions = RubricVersion.objects.published().filter(slug=self.reading.rubric.slug)
        named: list[tuple[str, dict[str, str]]] = [(name, {}) for name in GENERAL]
        named += [("jurisdiction-detail", {"code": place.code.lower()}) for place in document.jurisdictions]
        named += [("law-detail", {"slug": law.slug}) for law in document.laws]
        named += [("rubric-detail", {"version": version}) for version in versions.values_list("version", flat=True)]
        for reading in self._days():
            yield from (self.of_edition(reading.address(name, (), **kwargs)) for name, kwargs in named)
        yield self.of_edition(reverse("edition-list"))

    def of_edition(self, address: str) -> Planned:
        """A page that rests on the whole edition."""
        return Planned(address, self._stamp("edition", str(self.reading.edition.number), self.reading.edition.sha256))

    def products(self) -> Iterator[Planned]:
        """The pages of every product on every day, and of each of its publications."""
        for slug, rows in self._histories.items():
            stamp = self._stamp(*self._family_stamp(slug))
            for row in rows:
                of_row = {"slug": slug, "number": row.number}
                yield Planned(reverse("publication-detail", kwargs=of_row), stamp)
                yield Planned(reverse("publication-document", kwargs=of_row), stamp)
        for reading in self._days():
            for slug in reading.publications().order_by("product_id").values_list("product_id", flat=True):
                stamp = self._stamp(*self._family_stamp(slug))
                for name in ("product-detail", "product-document"):
                    yield Planned(reading.address(name, slug=slug), stamp)
            for slug in self._families:
                if len(editions_of(reading, slug)) > 1:
                    yield Planned(
                        reading.address("product-variants", slug=slug), self._stamp(*self._family_stamp(slug))
                    )

    def facts(self) -> Iterator[Planned]:
        """The pages of every claim and every piece of evidence on every day, those of one product together."""
        common = {evidence.slug for evidence in self.reading.document.evidence}
        for reading in self._days():
            held = PublishedFact.objects.filter(publication__in=reading.publications())
            products: dict[tuple[str, str], list[str]] = {}
            for kind, key, slug in held.order_by("publication__product_id", "kind", "key").values_list(
                "kind", "key", "publication__product_id"
            ):
                products.setdefault((kind, key), []).append(slug)
            for (kind, key), slugs in products.items():
                if kind == PublishedFact.CLAIM:
                    yield Planned(reading.address("claim-detail", id=key), self._fact_stamp(slugs))
                elif key not in common:
                    yield Planned(reading.address("evidence-detail", slug=key), self._fact_stamp(slugs))
            yield from (self.of_edition(reading.address("evidence-detail", slug=slug)) for slug in sorted(common))

    def _days(self) -> Iterator[Reading]:
        """The reader's places: today, then the earlier days, newest first."""
        yield self.reading
        for day in self.reading.earlier_days:
            yield replace(self.reading, day=date.fromisoformat(day))

    @cached_property
    def _histories(self) -> Mapping[str, Sequence[Publication]]:
        """The publications of each product up to the edition, oldest first (1 query)."""
        number = self.reading.edition.number
        fields = ("product_id", "number", "sha256", "first_edition", "last_edition")
        rows = Publication.objects.filter(first_edition__lte=number).only(*fields).order_by("product_id", "number")
        found: dict[str, list[Publication]] = {}
        for row in rows.iterator():
            found.setdefault(row.product_id, []).append(row)
        return found

    @cached_property
    def _product_stamps(self) -> Mapping[str, str]:
        """What the pages of each product show of its publications."""
        number = self.reading.edition.number

        def words(row: Publication) -> str:
            replaced = row.last_edition if row.last_edition is not None and row.last_edition < number else ""
            return f"{row.number} {row.sha256} {row.first_edition} {replaced}"

        return {slug: "\n".join(map(words, rows)) for slug, rows in self._histories.items()}

    @cached_property
    def _families(self) -> Mapping[str, tuple[str, ...]]:
        """Each product that has other editions, with all of them (1 query)."""
        current = Publication.objects.in_edition(self.reading.edition.number)
        variants = PublishedVariant.objects.filter(publication__in=current)
        families: dict[str, set[str]] = {}
        for variant, root in variants.values_list("publication__product_id", "ordinary"):
            families.setdefault(root, {root}).add(variant)
        return {slug: tuple(sorted(family)) for family in families.values() for slug in family}

    def _family_stamp(self, slug: str) -> Iterable[str]:
        return (self._product_stamps.get(member, "") for member in self._families.get(slug, (slug,)))

    def _fact_stamp(self, slugs: Iterable[str]) -> str:
        return self._stamp(*(word for slug in slugs for word in (slug, self._product_stamps[slug])))

    def _stamp(self, *words: str) -> str:
        return hashlib.sha256("\0".join((self.ending, *words)).encode()).hexdigest()[:32]


def plan_of(edition: Edition, *how: str) -> Plan:
    """The plan of an edition; `how` are the choices of the export that every page depends on (2 queries)."""
    reading = Reading(edition, pinned=False, day=None)
    document = reading.document.model_dump(mode="json", include={"jurisdictions", "laws", "rubric"})
    code = fingerprint(settings.BASE_DIR / name for name in CODE)
    shown = (settings.EARSHOT_CONTACT, json.dumps(document, sort_keys=True), code, *how)
    return Plan(reading, hashlib.sha256("\0".join(shown).encode()).hexdigest())
