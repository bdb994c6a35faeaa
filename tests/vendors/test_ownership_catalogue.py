"""A dated change of parent, from the file to the exposure."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests import small_catalogue
from vendors.catalogue.dump import dump_catalogue
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.catalogue.problems import CatalogueError
from vendors.models import Ownership

pytestmark = pytest.mark.django_db
PARTS = parts_of(settings.EARSHOT_CATALOGUE_PARTS)


def sold(**more: Any) -> dict[str, Any]:
    given = {"parent": "acme", "since": "2020-08-31", "until": None, "evidence": "paper", "locator": "page 1"}
    return given | more


def write(folder: Path, *ties: dict[str, Any]) -> None:
    def change(files: dict[str, Any]) -> None:
        files["vendors.yaml"]["vendors"][1]["ownership"] = list(ties)

    small_catalogue.write(folder, change)


def test_ownership_is_loaded_and_dumped_as_it_was(tmp_path):
    write(tmp_path / "in", sold())
    assert load_catalogue(tmp_path / "in", PARTS).changes
    tie = Ownership.objects.get()
    assert (tie.vendor_id, tie.parent_id, tie.since, tie.until) == ("other", "acme", "2020-08-31", "")
    dump_catalogue(tmp_path / "out", PARTS)
    assert (tmp_path / "out/vendors.yaml").read_bytes() == (tmp_path / "in/vendors.yaml").read_bytes()
    assert not load_catalogue(tmp_path / "out", PARTS).changes


@pytest.mark.parametrize(
    ("tie", "message"),
    [
        (sold(parent="nobody", since=None, until="2020-08-31"), "nobody is none of the vendors"),
        (sold(evidence="nothing"), "nothing is none of the evidence"),
        (sold(parent="other"), "a vendor is not its own parent"),
        (sold(until="2019"), "2019 is before since"),
        (sold(until="2021"), "the parent is not the one whose ownership has no end"),
    ],
)
def test_ownership_that_cannot_be_is_refused_by_name(tmp_path, tie, message):
    write(tmp_path, *([tie, sold()] if tie["until"] == "2020-08-31" else [tie]))
    with pytest.raises(CatalogueError, match=r"vendors\.yaml") as refused:
        load_catalogue(tmp_path, PARTS)
    assert message in str(refused.value)
    assert not Ownership.objects.exists()
