"""Publication: frozen documents for every approved assessment that changed, and the edition that they make."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from assessments.document import agreement, profiles
from assessments.document import types as doc
from assessments.document.build import build, ready_to_build
from assessments.document.canonical import canonical_json, sha256
from assessments.document.common import CommonFacts, read_common_facts
from assessments.document.inputs import fingerprints
from assessments.document.rows import index_publication, publication_row
from assessments.document.rubric import read_rubric_text
from assessments.models import Assessment, AssessmentInput, Edition, Publication, RubricVersion
from assessments.search.entries import Entry, entries_of
from assessments.search.index import index_edition, index_entries
from assessments.vocabulary import AssessmentState
from vendors.models import Evidence

BATCH = 50
"""Assessments whose facts are in memory at a time."""


class NothingToPublish(Exception):
    """There is no approved assessment and none was ever published."""


@dataclass(frozen=True)
class Outcome:
    """What a run of publishing did; `edition` is the current one afterwards."""

    edition: Edition
    new_edition: bool
    published: tuple[Publication, ...]
    unchanged: int


def publish_approved(
    *, at: datetime, note: str = "", progress: Callable[[int, int], None] = lambda done, total: None
) -> Outcome:
    """The outcome of publishing every approved assessment whose document differs from its last publication.

    One transaction: all publications and the edition that holds them, or nothing. Where no document and none of
    the common facts changed, no edition is made. `progress` hears of assessments done and in all. Raises
    NothingToPublish when the site would be empty, Catalogue.DoesNotExist before a first load.
    """
    with transaction.atomic():
        # The lock makes two runs at once wait for each other, where the database can.
        editions = Edition.objects.select_for_update().defer("document")
        current = editions.order_by("-number").first()
        number = current.number + 1 if current else 1
        common = read_common_facts()
        approved = Assessment.objects.filter(state__in=(AssessmentState.APPROVED, AssessmentState.PUBLISHED))
        # Keys and no rows: thousands of assessments are published with the memory of one batch.
        keys = list(approved.order_by("as_of", "product_id").values_list("pk", flat=True))
        if not keys and current is None:
            raise NothingToPublish("no assessment is approved; load the catalogue first: manage.py load_catalogue")
        count = 0
        for done in range(0, len(keys), BATCH):
            batch = keys[done : done + BATCH]
            count += _publish_batch(batch, common, number, at, note)
            progress(done + len(batch), len(keys))
        rubric = RubricVersion.objects.filter(pk__in=Publication.objects.in_edition(number).values("rubric")).latest(
            "pk"
        )
        document = _edition_document(common, number, rubric)
        text = canonical_json(document.model_dump(mode="json"))
        if current is not None and not count and current.sha256 == sha256(text):
            return Outcome(current, False, (), len(keys))
        summary = document.model_dump(
            mode="json",
            include={"products", "claims", "documents", "days", "automated_only", "catalogue_read"},
        )
        edition = Edition.objects.create(
            number=number,
            published_at=at,
            document=text,
            sha256=sha256(text),
            rubric=rubric,
            summary=summary | {"standing": _standing(number, document.days)},
        )
        index_edition(number, document, read_rubric_text(rubric.document))
        published = Publication.objects.filter(first_edition=number).defer("document").order_by("pk")
        return Outcome(edition, True, tuple(published), len(keys) - count)


def _publish_batch(batch: list[int], common: CommonFacts, edition: int, at: datetime, note: str) -> int:
    """Writes the publications of a batch of assessments, as far as they are new, and says how many."""
    found = fingerprints(batch, common)
    known = dict(AssessmentInput.objects.filter(assessment__in=batch).values_list("assessment", "sha256"))
    changed = [pk for pk in batch if known.get(pk) != found[pk]]
    count = 0
    if changed:
        count = _publish_changed(changed, common, edition, at, note)
        AssessmentInput.objects.bulk_create(
            (AssessmentInput(assessment_id=pk, sha256=found[pk]) for pk in changed),
            update_conflicts=True,
            unique_fields=["assessment"],
            update_fields=["sha256"],
        )
    Assessment.objects.filter(pk__in=batch, state=AssessmentState.APPROVED).update(state=AssessmentState.PUBLISHED)
    return count


def _publish_changed(batch: list[int], common: CommonFacts, edition: int, at: datetime, note: str) -> int:
    """Builds the documents of assessments and writes those that are not what was last published."""
    currents = {
        row.assessment_id: row
        for row in Publication.objects.filter(assessment__in=batch, last_edition__isnull=True).defer("document")
    }
    ready = ready_to_build(batch)
    numbers = dict(
        Publication.objects.filter(product__in=[row.assessment.product_id for row in ready])
        .order_by()
        .values_list("product")
        .annotate(Max("number"))
    )
    count = 0
    entries: list[Entry] = []
    for row in ready:
        assessment, document = row.assessment, build(row, common)
        text = canonical_json(document.model_dump(mode="json"))
        current = currents.get(assessment.pk)
        if current is None or current.sha256 != sha256(text):
            if current is not None:
                Publication.objects.filter(pk=current.pk).update(last_edition=edition - 1)
            number = numbers[assessment.product_id] = numbers.get(assessment.product_id, 0) + 1
            publication = publication_row(assessment, document, text, number=number, edition=edition, at=at, note=note)
            publication.save(force_insert=True)
            index_publication(publication, document)
            entries += entries_of(document, publication.name)
            count += 1
    index_entries(entries)
    return count


def _standing(number: int, days: Iterable[str]) -> dict[str, int]:
    """How many products the edition has an assessment of, by each day of which it holds any."""
    rows = Publication.objects.in_edition(number)
    return {day: rows.filter(as_of__lte=day).values("product").distinct().count() for day in days}


def _edition_document(common: CommonFacts, number: int, rubric: RubricVersion) -> doc.EditionDocument:
    """What is common to the products of the edition."""
    rows = Publication.objects.in_edition(number)
    hashes = rows.order_by("product_id", "number").values_list("product_id", "number", "sha256")
    listing = "".join(f"{product} {number} {digest}\n" for product, number, digest in hashes.iterator())
    common_evidence = [link.evidence for place in common.jurisdictions.values() for link in place.citations]
    common_evidence += [link.evidence for law in common.laws.values() for link in law.citations]
    days = rows.order_by("as_of").values_list("as_of", flat=True).distinct()
    return doc.EditionDocument(
        catalogue_title=common.catalogue.title,
        catalogue_read=common.read.isoformat(),
        catalogue_licence=common.catalogue.licence,
        rubric=doc.RubricRef(slug=rubric.slug, version=rubric.version, sha256=rubric.sha256),
        products=rows.values("product").distinct().count(),
        claims=rows.filter(facts__kind="claim").order_by().values("facts__key").distinct().count(),
        documents=Evidence.objects.count(),
        days=tuple(day.isoformat() for day in days),
        automated_only=not rows.filter(summary__confirmed=True).exists(),
        publications_sha256=sha256(listing),
        agreement=agreement.figures(),
        jurisdictions=tuple(common.jurisdictions.values()),
        laws=tuple(common.laws.values()),
        evidence=common.evidence_of(common_evidence),
        profiles=profiles.texts(),
    )
