"""States of the facts that the database refuses: one case for each constraint."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from tests.factories import (
    make_catalogue,
    make_citation,
    make_claim,
    make_evidence,
    make_flow,
    make_jurisdiction,
    make_law,
    make_product,
    make_vendor,
)
from vendors.models import (
    AccessLawCitation,
    Citation,
    Evidence,
    FlowDestination,
    JurisdictionCitation,
    Ownership,
    Product,
    Vendor,
)

pytestmark = pytest.mark.django_db


CONSTRAINTS = {
    constraint.name: constraint
    for model in apps.get_app_config("vendors").get_models()
    for constraint in model._meta.constraints
}


def two_citations_of_one_place():
    claim = make_claim()
    make_citation(claim)
    make_citation(claim, position=1)


def two_citations_in_one_position():
    claim = make_claim()
    make_citation(claim)
    make_citation(claim, position=0, locator="page 2")


def two_of_a_jurisdiction_in_one_position():
    jurisdiction, evidence = make_jurisdiction(), make_evidence()
    for _ in range(2):
        JurisdictionCitation.objects.create(jurisdiction=jurisdiction, evidence=evidence)


def two_of_a_law_in_one_position():
    law, evidence = make_law(), make_evidence()
    for _ in range(2):
        AccessLawCitation.objects.create(law=law, evidence=evidence)


def one_destination_twice():
    place = make_jurisdiction()
    make_flow(None, place, place)


def own_parent():
    make_vendor()
    Vendor.objects.update(parent="acme")


def owned(**more):
    vendors = {slug: Vendor.objects.filter(slug=slug).first() or make_vendor(slug) for slug in ("acme", "owner")}
    given = {"vendor": vendors["acme"], "parent": vendors["owner"], "locator": "page 1"} | more
    given.setdefault("evidence", Evidence.objects.first() or make_evidence())
    Ownership.objects.create(**given)


def two_ownerships_in_one_position():
    owned()
    owned()


def own_variant():
    make_product()
    Product.objects.update(variant_of="alpha")


def two_names():
    make_jurisdiction("US", name="Here")
    make_jurisdiction("DE", name="Here")


def two_editions():
    make_product("alpha", name="One")
    make_product("beta", name="One")


CASES = {
    "vendors_catalogue_single": lambda: make_catalogue(id=2),
    "vendors_vendor_not_its_own_parent": own_parent,
    "vendors_ownership_position": two_ownerships_in_one_position,
    "vendors_ownership_not_of_itself": lambda: owned(parent=make_vendor("acme")),
    "vendors_ownership_since_date": lambda: owned(since="then"),
    "vendors_ownership_until_date": lambda: owned(until="2020-13"),
    "vendors_jurisdiction_code": lambda: make_jurisdiction("us"),
    "vendors_jurisdiction_eu_adequacy_word": lambda: make_jurisdiction(eu_adequacy="maybe"),
    "vendors_jurisdictioncitation_position": two_of_a_jurisdiction_in_one_position,
    "vendors_accesslaw_reach_word": lambda: make_law(reach="far"),
    "vendors_accesslaw_secrecy_word": lambda: make_law(secrecy="maybe"),
    "vendors_accesslaw_independent_review_word": lambda: make_law(independent_review="maybe"),
    "vendors_accesslaw_in_force_date": lambda: make_law(in_force="2020-13"),
    "vendors_accesslaw_lapsed_date": lambda: make_law(lapsed="soon"),
    "vendors_accesslawcitation_position": two_of_a_law_in_one_position,
    "vendors_evidence_kind_word": lambda: make_evidence(kind="hearsay"),
    "vendors_evidence_independence_word": lambda: make_evidence(independence="friend"),
    "vendors_evidence_url_http": lambda: make_evidence(url="javascript:alert(1)"),
    "vendors_evidence_published_date": lambda: make_evidence(published="2020-1"),
    "vendors_product_one_per_edition": two_editions,
    "vendors_product_not_its_own_variant": own_variant,
    "vendors_product_kind_word": lambda: make_product(kind="toy"),
    "vendors_product_hosting_word": lambda: make_product(hosting="cloud"),
    "vendors_product_launched_date": lambda: make_product(launched="then"),
    "vendors_product_retired_date": lambda: make_product(retired="20200"),
    "vendors_claim_says_something": lambda: make_claim(statement=""),
    "vendors_claim_kind_word": lambda: make_claim(kind="rumour"),
    "vendors_claim_asserted_by_word": lambda: make_claim(asserted_by="somebody"),
    "vendors_claim_status_word": lambda: make_claim(status="gone"),
    "vendors_claim_as_of_date": lambda: make_claim(as_of="2020-00"),
    "vendors_claim_until_date": lambda: make_claim(until="2020-02-40"),
    "vendors_citation_position": two_citations_in_one_position,
    "vendors_citation_once": two_citations_of_one_place,
    "vendors_citation_relation_word": lambda: make_citation(make_claim(), relation="likes"),
    "vendors_dataflow_subject_word": lambda: make_flow(subject="dog"),
    "vendors_dataflow_recipient_kind_word": lambda: make_flow(recipient_kind="friend"),
    "vendors_dataflow_purpose_word": lambda: make_flow(purpose="fun"),
    "vendors_dataflow_trigger_word": lambda: make_flow(trigger="never"),
    "vendors_dataflow_protection_word": lambda: make_flow(protection="rot13"),
    "vendors_flowdestination_once": one_destination_twice,
    "a unique name": two_names,
}


@pytest.mark.parametrize("name", CASES)
def test_database_refuses(name):
    with pytest.raises(IntegrityError), transaction.atomic():
        CASES[name]()


def test_every_constraint_has_a_case():
    names = {
        constraint.name
        for model in apps.get_app_config("vendors").get_models()
        for constraint in model._meta.constraints
    }
    assert names == CASES.keys() - {"a unique name"}


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_product().vendor,
        lambda: make_law().jurisdiction,
        lambda: make_vendor(incorporated_in=make_jurisdiction()).incorporated_in,
        lambda: make_vendor("child", parent=make_vendor()).parent,
        lambda: make_product("beta", variant_of=make_product()).variant_of,
        lambda: make_claim().product,
        lambda: make_citation(make_claim()).evidence,
        lambda: make_flow(None, make_jurisdiction()).destinations.get().jurisdiction,
        lambda: make_flow(recipient_vendor=make_vendor("aws")).recipient_vendor,
    ],
)
def test_row_that_another_rests_on_is_not_deleted(make):
    row = make()

    with pytest.raises(ProtectedError):
        row.delete()


def test_row_that_does_not_exist_is_not_referred_to():
    flow = make_flow()
    destination = FlowDestination.objects.create(flow=flow, jurisdiction_id="ZZ")

    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()

    destination.delete()


def test_citations_and_flow_go_with_their_claim():
    claim = make_claim(kind="data-flow")
    make_citation(claim)
    make_flow(claim, make_jurisdiction())

    claim.delete()

    assert not Citation.objects.exists()
    assert not FlowDestination.objects.exists()
