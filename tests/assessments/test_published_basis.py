"""What must-haves are judged on, kept beside publications: written with them, and by the migration for older ones."""

import json
from importlib import import_module

import pytest
from django.apps import apps

from assessments.document.basis import basis_detail
from assessments.document.types import Claim, PublicationDocument
from assessments.models import Publication, PublishedBasis
from assessments.services.publish import publish_approved
from tests.catalogue_site import _real_site, site
from tests.factories import NOW

__all__ = ["_real_site", "site"]

pytestmark = pytest.mark.usefixtures("site")
MIGRATION = import_module("assessments.migrations.0003_published_basis")


def documents():
    rows = Publication.objects.values_list("pk", "document")
    return {pk: PublicationDocument.model_validate_json(text) for pk, text in rows}


def test_every_publication_has_its_basis():
    details = dict(PublishedBasis.objects.values_list("publication", "detail"))
    assert details == {pk: basis_detail(document) for pk, document in documents().items()}


def test_basis_holds_only_own_claims_that_stand():
    document = next(document for document in documents().values() if document.product.slug == "zoom-meetings")
    claims = {claim.id: claim for claim in document.claims}
    detail = basis_detail(document)
    held = [found["claim"] for found in (*detail["flows"], *detail["certificates"])]
    assert held
    assert {claims[name].standing.state for name in held} == {"stands"}
    assert {claims[name].product for name in held} == {"zoom-meetings"}


def test_basis_leaves_out_a_certificate_of_which_the_claim_is_contradicted():
    document = next(document for document in documents().values() if document.product.slug == "whereby-embedded")
    said = [(found["name"], found["held"]) for found in basis_detail(document)["certificates"]]
    assert said == [("iso-27001", True), ("soc-2", False)]
    contradicted = [
        claim.model_copy(update={"standing": claim.standing.model_copy(update={"contradicted": True})})
        for claim in document.claims
    ]
    changed = document.model_copy(update={"claims": tuple(contradicted)})
    assert basis_detail(changed)["certificates"] == []
    assert all(found["contradicted"] for found in basis_detail(changed)["flows"])


def test_migration_fills_the_table_for_publications_that_there_are():
    before = dict(PublishedBasis.objects.values_list("publication", "detail"))
    PublishedBasis.objects.all().delete()

    MIGRATION.fill(apps, schema_editor=None)

    after = dict(PublishedBasis.objects.values_list("publication", "detail"))
    assert after == {pk: detail | {"certificates": []} for pk, detail in before.items()}


def test_a_claim_without_certificates_has_the_bytes_that_it_had_before_there_were_any():
    claims = [json.loads(row.document)["claims"] for row in Publication.objects.all()]
    named = {claim["id"] for held in claims for claim in held if "certificates" in claim}
    assert "google-meet-e3-1" in named
    assert "voov-meeting-e3-1" not in named
    old = next(claim for held in claims for claim in held if "certificates" not in claim)
    assert Claim.model_validate(old).model_dump(mode="json") == old


def test_publishing_again_publishes_nothing():
    outcome = publish_approved(at=NOW)
    assert (outcome.published, outcome.new_edition) == ((), False)
