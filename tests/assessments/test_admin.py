"""The admin pages of the judgement: every page opens, words can be corrected, and what was published only read."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from assessments.models import Assessment, Edition, Profile, Publication, RubricVersion, Score
from tests.factories import make_edition, make_publication
from tests.small_catalogue import write
from tests.vendors.test_admin import form_of
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of

pytestmark = pytest.mark.django_db
MODELS = [model for model in apps.get_app_config("assessments").get_models() if admin.site.is_registered(model)]


@pytest.fixture
def loaded(tmp_path, settings):
    """The small catalogue in the database, with its assessment published."""
    load_catalogue(write(tmp_path), parts_of(settings.EARSHOT_CATALOGUE_PARTS))
    make_publication(Assessment.objects.get())
    make_edition()


def address(row, action="change"):
    return reverse(f"admin:assessments_{row._meta.model_name}_{action}", args=[row.pk])


@pytest.mark.parametrize("model", MODELS)
def test_list_and_page_open(admin_client, loaded, model, django_assert_max_num_queries):
    listing = reverse(f"admin:assessments_{model._meta.model_name}_changelist")
    with django_assert_max_num_queries(20):
        assert admin_client.get(listing).status_code == 200
    assert admin_client.get(address(model._default_manager.first())).status_code == 200


@pytest.mark.parametrize(
    ("model", "field", "to"),
    [
        (Score, "rationale", "Because it is so."),
        (Assessment, "summary", "In other words."),
        (Profile, "for_whom", "Everyone."),
    ],
)
def test_typing_error_is_corrected(admin_client, loaded, model, field, to):
    row = model._default_manager.first()
    page = admin_client.get(address(row))

    response = admin_client.post(address(row), form_of(page) | {field: to})

    assert response.status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == to


@pytest.mark.parametrize("model", [RubricVersion, Publication, Edition])
def test_what_was_published_is_only_read(admin_client, loaded, model):
    row = model._default_manager.first()

    assert admin_client.get(reverse(f"admin:assessments_{model._meta.model_name}_add")).status_code == 403
    assert admin_client.post(address(row), {}).status_code == 403
    assert admin_client.post(address(row, "delete"), {"post": "yes"}).status_code == 403
