"""What is kept beside a frozen document so that lists and searches need not open it."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from assessments.document import index
from assessments.document import types as doc
from assessments.document.basis import basis_detail
from assessments.document.canonical import sha256
from assessments.models import (
    Assessment,
    Publication,
    PublishedAnswer,
    PublishedBasis,
    PublishedContradiction,
    PublishedExposure,
    PublishedFact,
    PublishedFlow,
    PublishedVariant,
)


def publication_row(
    assessment: Assessment,
    document: doc.PublicationDocument,
    text: str,
    *,
    number: int,
    edition: int,
    at: datetime,
    note: str,
) -> Publication:
    """The unsaved row of a publication; `text` is the document's canonical JSON."""
    product = document.product
    score = document.result.score
    return Publication(
        product=assessment.product,
        number=number,
        assessment=assessment,
        rubric=assessment.rubric,
        as_of=assessment.as_of,
        published_at=at,
        document=text,
        sha256=sha256(text),
        note=note,
        first_edition=edition,
        name=f"{product.name} ({product.edition})" if product.edition else product.name,
        vendor_name=document.vendor.name,
        kind=product.kind,
        hosting=product.hosting,
        grade=document.result.grade or "",
        score=None if score is None else Decimal(str(score)),
        summary=matrix_row(document),
    )


def matrix_row(document: doc.PublicationDocument) -> dict[str, Any]:
    """The product's row of the matrix: names, result, and each criterion's state and level."""
    product = document.product
    return {
        "slug": product.slug,
        "name": product.name,
        "edition": product.edition,
        "vendor": document.vendor.name,
        "kind": product.kind,
        "hosting": product.hosting,
        "retired": product.retired,
        "confirmed": document.confirmed_by_person,
        "result": document.result.model_dump(mode="json"),
        "cells": {score.criterion: [score.state, score.level] for score in document.scores},
    }


def index_publication(publication: Publication, document: doc.PublicationDocument) -> None:
    """Writes the rows by which the publication is found: answers, facts, exposures and more (at most 7 queries)."""
    PublishedAnswer.objects.bulk_create(
        PublishedAnswer(publication=publication, criterion=score.criterion, level=score.level)
        for score in document.scores
    )
    keys = [(PublishedFact.CLAIM, claim.id) for claim in document.claims]
    keys += [(PublishedFact.EVIDENCE, evidence.slug) for evidence in document.evidence]
    PublishedFact.objects.bulk_create(PublishedFact(publication=publication, kind=kind, key=key) for kind, key in keys)
    PublishedExposure.objects.bulk_create(
        PublishedExposure(
            publication=publication,
            jurisdiction=found.jurisdiction,
            road=found.road,
            detail=found.model_dump(mode="json", exclude={"jurisdiction", "road"}),
            **index.exposure_values(found),
        )
        for found in document.exposures
    )
    PublishedBasis.objects.create(publication=publication, detail=basis_detail(document))
    PublishedFlow.objects.bulk_create(
        PublishedFlow(publication=publication, **values) for values in index.flow_values(document)
    )
    PublishedContradiction.objects.bulk_create(
        PublishedContradiction(publication=publication, **values) for values in index.contradiction_values(document)
    )
    if document.product.variant_of:
        PublishedVariant.objects.create(publication=publication, ordinary=document.product.variant_of.slug)
