"""Which reads may go to a replica: those of public pages, of what is published, and no other."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import models, router
from django.test import Client
from pytest_django import Settings

from assessments.models import Assessment, Edition, Publication
from common.public_reading import reading
from earshot.replicas import DEFAULT, REPLICA, ReplicaRouter
from tests.comparison.pages import FILES, PAGES
from vendors.models import Claim


class Recorder(ReplicaRouter):
    """Decides as the router does, writes it down, and reads from the one database that a test has."""

    reads: set[tuple[str, str]] = set()

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        self.reads.add((model._meta.label, super().db_for_read(model, **hints)))
        return DEFAULT


@pytest.fixture
def reads(settings: Settings) -> set[tuple[str, str]]:
    settings.DATABASE_ROUTERS = [f"{__name__}.Recorder"]
    Recorder.reads.clear()
    return Recorder.reads


def test_router_sends_published_rows_to_the_replica_while_reading_publicly() -> None:
    chosen = ReplicaRouter()
    assert chosen.db_for_read(Publication) == DEFAULT
    with reading(public=True):
        assert chosen.db_for_read(Publication) == REPLICA
        assert chosen.db_for_read(Edition) == REPLICA
        assert {chosen.db_for_read(model) for model in (Assessment, Claim, User)} == {DEFAULT}
        assert chosen.db_for_write(Publication) == DEFAULT
    assert chosen.db_for_read(Publication) == DEFAULT


def test_router_makes_tables_in_the_database_only() -> None:
    assert ReplicaRouter().allow_migrate(DEFAULT, "assessments") is True
    assert ReplicaRouter().allow_migrate(REPLICA, "assessments") is False


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_public_page_reads_from_the_replica_alone(
    address: str, site: None, client: Client, reads: set[tuple[str, str]]
) -> None:
    assert client.get(address).status_code == 200
    assert reads
    assert {label for label, database in reads if database != REPLICA} == set()


def test_page_with_a_bad_value_is_still_answered(site: None, client: Client, reads: set[tuple[str, str]]) -> None:
    assert client.get("/?sort=nothing").status_code == 400
    assert client.get("/products/nothing/").status_code == 404
    assert {database for _, database in reads} == {REPLICA}


def test_what_follows_a_public_page_reads_from_the_database(
    site: None, client: Client, reads: set[tuple[str, str]]
) -> None:
    client.get("/editions/")
    reads.clear()
    client.get("/admin/login/")
    assert Edition.objects.count() == 1
    assert {database for _, database in reads} <= {DEFAULT}


def test_publishing_never_reads_from_the_replica(site: None, reads: set[tuple[str, str]]) -> None:
    call_command("publish")
    assert {database for _, database in reads} == {DEFAULT}


def test_router_lets_rows_of_both_be_related(site: None) -> None:
    publication, edition = Publication.objects.defer("document").first(), Edition.objects.first()
    assert publication is not None
    assert edition is not None
    assert router.allow_relation(publication, edition)
    assert ReplicaRouter().allow_relation(publication, edition)
