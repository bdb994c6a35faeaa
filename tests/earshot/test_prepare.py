from pathlib import Path

import pytest
from django.core.management import call_command

from earshot.management.commands import prepare

EVERYTHING = ["migrate", "load_catalogue", "publish", "collectstatic"]


@pytest.fixture
def steps(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the commands that prepare calls, on a site of its own with a catalogue of one file."""
    settings.EARSHOT_DATA = tmp_path / "var"
    settings.EARSHOT_CATALOGUE = tmp_path / "catalogue"
    settings.STATIC_ROOT = tmp_path / "static"
    for folder in (settings.EARSHOT_DATA, settings.EARSHOT_CATALOGUE, settings.STATIC_ROOT):
        folder.mkdir()
    (settings.EARSHOT_CATALOGUE / "vendors.yaml").write_text("vendors: []\n")
    (settings.STATIC_ROOT / "staticfiles.json").touch()
    called: list[str] = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **options: called.append(name))
    return called


@pytest.fixture
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare.Publication.objects, "exists", lambda: True)


@pytest.mark.django_db
def test_prepare_does_every_step_the_first_time(steps: list[str]) -> None:
    call_command("prepare")
    assert steps == EVERYTHING


@pytest.mark.django_db
@pytest.mark.usefixtures("_published")
def test_prepare_again_neither_loads_nor_collects_what_is_the_same(steps: list[str]) -> None:
    call_command("prepare")
    steps.clear()
    call_command("prepare")
    assert steps == ["migrate", "publish"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_published")
def test_prepare_loads_a_catalogue_that_changed(steps: list[str], settings) -> None:
    call_command("prepare")
    (settings.EARSHOT_CATALOGUE / "vendors.yaml").write_text("vendors: [{}]\n")
    steps.clear()
    call_command("prepare")
    assert steps == ["migrate", "load_catalogue", "publish"]


@pytest.mark.django_db
def test_prepare_loads_again_where_nothing_is_published(steps: list[str]) -> None:
    call_command("prepare")
    steps.clear()
    call_command("prepare")
    assert steps == ["migrate", "load_catalogue", "publish"]


@pytest.mark.django_db
def test_prepare_while_debugging_collects_no_static_files(steps: list[str], settings) -> None:
    settings.DEBUG = True
    call_command("prepare")
    assert steps == EVERYTHING[:-1]
