"""The admin pages of the facts: every page opens, a typing error can be corrected, and nonsense cannot be saved."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests.small_catalogue import write
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.models import Citation, Claim, DataFlow, Evidence, FlowDestination, Product, Vendor

pytestmark = pytest.mark.django_db
MODELS = [model for model in apps.get_app_config("vendors").get_models() if admin.site.is_registered(model)]


@pytest.fixture
def loaded(tmp_path, settings):
    """The small catalogue in the database."""
    load_catalogue(write(tmp_path), parts_of(settings.EARSHOT_CATALOGUE_PARTS))


def address(row):
    return reverse(f"admin:vendors_{row._meta.model_name}_change", args=[row.pk])


def form_of(response):
    """What a browser would send back of the page's form."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = {}
    for form in forms:
        for name in form.fields:
            bound = form[name]
            value = bound.value()
            if value is not None and value is not False:
                values[bound.html_name] = str(value)
    return values


def save(client, row, **changes):
    """The answer to the page's form, sent back with these values changed."""
    page = client.get(address(row))
    return client.post(address(row), form_of(page) | {name.replace("__", "-"): to for name, to in changes.items()})


@pytest.mark.parametrize("model", MODELS)
def test_list_and_page_open(admin_client, loaded, model, django_assert_max_num_queries):
    listing = reverse(f"admin:vendors_{model._meta.model_name}_changelist")
    with django_assert_max_num_queries(20):
        assert admin_client.get(listing).status_code == 200
    if admin.site.get_model_admin(model).search_fields:
        assert admin_client.get(listing, {"q": "alpha"}).status_code == 200
    assert admin_client.get(address(model._default_manager.first())).status_code == 200


def test_every_fact_has_pages_or_stands_on_one():
    inlines = {inline.model for model in MODELS for inline in admin.site.get_model_admin(model).inlines}
    assert {*MODELS, *inlines} == set(apps.get_app_config("vendors").get_models())


def test_typing_error_in_a_statement_is_corrected(admin_client, loaded):
    response = save(admin_client, Claim.objects.get(id="alpha-a1-1"), statement="Fact one is so.")

    assert response.status_code == 302
    claim = Claim.objects.get(id="alpha-a1-1")
    assert (claim.statement, claim.position, claim.citations.count()) == ("Fact one is so.", 0, 1)


@pytest.mark.parametrize("model", MODELS)
def test_page_saved_as_it_is_changes_nothing(admin_client, loaded, model, tmp_path, settings):
    response = save(admin_client, model._default_manager.first())

    assert response.status_code == 302
    assert load_catalogue(tmp_path, parts_of(settings.EARSHOT_CATALOGUE_PARTS)).changes is False


@pytest.mark.parametrize(
    ("row", "changes", "error"),
    [
        (lambda: Claim.objects.get(id="alpha-a1-1"), {"as_of": "2020-02-31"}, "as_of"),
        (lambda: Claim.objects.get(id="alpha-a1-1"), {"criterion": "first"}, "criterion"),
        (DataFlow.objects.get, {"data": '["acount"]'}, "data"),
        (lambda: Evidence.objects.get(slug="paper"), {"url": "ftp://example.org/"}, "url"),
        (lambda: Vendor.objects.get(slug="acme"), {"parent": "acme"}, "parent"),
        (lambda: Product.objects.get(slug="alpha"), {"variant_of": "alpha"}, "variant_of"),
        (lambda: Claim.objects.get(id="alpha-a1-1"), {"kind": "data-flow"}, "kind"),
    ],
)
def test_what_no_file_could_hold_is_not_saved(admin_client, loaded, row, changes, error):
    response = save(admin_client, row(), **changes)

    assert response.status_code == 200
    assert error in response.context["adminform"].form.errors


def test_key_is_read_only_once_it_is_made(admin_client, loaded):
    save(admin_client, Vendor.objects.get(slug="acme"), slug="renamed", name="Renamed")

    assert Vendor.objects.get(slug="acme").name == "Renamed"
    assert not Vendor.objects.filter(slug="renamed").exists()


def test_citation_that_is_added_comes_last(admin_client, loaded):
    save(
        admin_client,
        Claim.objects.get(id="alpha-a1-1"),
        citations__TOTAL_FORMS="2",
        citations__1__evidence="spare",
        citations__1__relation="context",
        citations__1__claim="alpha-a1-1",
    )

    cited = Citation.objects.filter(claim="alpha-a1-1").values_list("evidence", "position")
    assert list(cited) == [("paper", 0), ("spare", 1)]


def test_citation_is_deleted(admin_client, loaded):
    save(admin_client, Claim.objects.get(id="alpha-a1-1"), citations__0__DELETE="on")

    assert not Citation.objects.filter(claim="alpha-a1-1").exists()


def test_destination_is_added_to_a_flow(admin_client, loaded):
    flow = DataFlow.objects.get()
    save(
        admin_client,
        flow,
        destinations__TOTAL_FORMS="2",
        destinations__1__jurisdiction="DE",
        destinations__1__flow=flow.pk,
    )

    assert list(FlowDestination.objects.values_list("jurisdiction", "position")) == [("US", 0), ("DE", 1)]


def test_vendor_that_is_added_comes_last(admin_client, loaded):
    values = {"slug": "third", "name": "Third", "legal_name": "Third, Inc.", "incorporated_in": "DE"}
    values |= {"ownership-TOTAL_FORMS": "0", "ownership-INITIAL_FORMS": "0"}
    response = admin_client.post(reverse("admin:vendors_vendor_add"), values)

    assert response.status_code == 302
    assert Vendor.objects.get(slug="third").position == 2


def test_vendor_in_use_is_not_deleted(admin_client, loaded):
    response = admin_client.post(reverse("admin:vendors_vendor_delete", args=["acme"]), {"post": "yes"})

    assert response.status_code == 200
    assert Vendor.objects.filter(slug="acme").exists()


def test_stranger_is_sent_to_sign_in(client, loaded):
    assert client.get(address(Vendor.objects.first())).status_code == 302
