"""manage.py load_catalogue, and the shipped catalogue."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.small_catalogue import claim, write
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.catalogue.progress import shown_on
from vendors.models import Claim, Product

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("load_catalogue", *arguments, stdout=out)
    return out.getvalue()


def test_command_prints_what_changed(tmp_path):
    assert "evidence                 2          0          0          0" in run(str(write(tmp_path)))
    assert "evidence                 0          0          2          0" in run(str(tmp_path))


def test_command_as_a_dry_run_says_so(tmp_path):
    assert "nothing was written" in run(str(write(tmp_path)), "--dry-run")
    assert not Product.objects.exists()


def test_command_prints_at_most_fifty_problems(tmp_path):
    def spoil(files):
        files["products/alpha.yaml"]["claims"] = [
            claim("alpha", number, citations=[{"evidence": "gone", "relation": "supports", "locator": None}])
            for number in range(1, 61)
        ]

    with pytest.raises(CommandError) as caught:
        run(str(write(tmp_path, spoil)))

    first, *lines = str(caught.value).splitlines()
    assert first == "The catalogue was not loaded, and nothing has changed: 60 problems."
    assert len(lines) == 51
    assert lines[-1] == "and 10 more"


def test_reading_stops_at_a_thousand_problems(tmp_path):
    def spoil(files):
        files["products/alpha.yaml"]["claims"] = [
            claim("alpha", number, citations=[{"evidence": "gone", "relation": "supports", "locator": None}])
            for number in range(1, 1101)
        ]

    with pytest.raises(CommandError) as caught:
        run(str(write(tmp_path, spoil)))

    first, *_, last = str(caught.value).splitlines()
    assert first.endswith("nothing has changed: 1,000 problems, at which reading stopped.")
    assert last == "and 950 more"


def test_command_loads_the_shipped_catalogue_by_default():
    run()

    assert Product.objects.filter(slug="voov-meeting").exists()
    assert Claim.objects.filter(id="zoom-meetings-a1-1", status="contradicted").exists()
    assert load_catalogue(settings.EARSHOT_CATALOGUE, parts_of(settings.EARSHOT_CATALOGUE_PARTS)).changes is False


class Terminal(StringIO):
    def isatty(self):
        return True


def test_progress_is_a_bar_on_a_terminal_and_silent_elsewhere():
    terminal, file = Terminal(), StringIO()

    for stream in (terminal, file):
        show = shown_on(stream)
        show("reading", 1, 2)
        show("reading", 2, 2)

    assert terminal.getvalue().endswith(f"[{'#' * 30}] 2/2\n")
    assert file.getvalue() == ""


def test_settings_name_the_parts_of_both_apps():
    assert settings.EARSHOT_CATALOGUE_PARTS == ["vendors.catalogue.facts.PARTS", "assessments.catalogue.PARTS"]
