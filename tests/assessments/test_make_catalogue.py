"""manage.py make_catalogue: the same bytes for the same seed, and files that the loader takes."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from assessments.models import Assessment, Rating
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.catalogue.yaml_reader import read
from vendors.catalogue.yaml_writer import dump
from vendors.models import Claim, DataFlow, Product

MADE = ("products/*.yaml", "assessments/*/*.yaml", "evidence/made-up-*.yaml", "vendors.yaml", "catalogue.yaml")


def make(folder: Path, products: int, seed: int = 1) -> dict[str, bytes]:
    """The files that were made, by name."""
    call_command("make_catalogue", str(folder), products=products, seed=seed, stdout=StringIO())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_same_number_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    first = make(tmp_path / "first", 13)
    assert make(tmp_path / "second", 13) == first
    assert make(tmp_path / "other", 13, seed=2) != first


def test_product_is_the_same_however_many_come_after_it(tmp_path: Path) -> None:
    few, many = make(tmp_path / "few", 5), make(tmp_path / "many", 13)
    kept = [name for name in few if name.startswith(("products/", "assessments/"))]
    assert len(kept) == 11
    assert [name for name in kept if few[name] != many[name]] == []


def test_files_are_in_the_catalogues_own_form(tmp_path: Path) -> None:
    make(tmp_path, 3)
    for path in (path for pattern in MADE for path in tmp_path.glob(pattern)):
        assert dump(read(path, tmp_path).data) == path.read_text(), path.name


def test_shipped_catalogue_has_no_made_up_product() -> None:
    assert not list(settings.EARSHOT_CATALOGUE.rglob("made-up-*"))
    assert not list(settings.EARSHOT_CATALOGUE.rglob("product-*"))


@pytest.mark.django_db
def test_loader_takes_what_was_made(tmp_path: Path) -> None:
    make(tmp_path, 13)
    load_catalogue(tmp_path, parts_of(settings.EARSHOT_CATALOGUE_PARTS))
    assert (Product.objects.count(), Claim.objects.count(), DataFlow.objects.count()) == (13, 260, 52)
    assert Product.objects.get(slug="product-0010").variant_of_id == "product-0009"
    assert Assessment.objects.count() == 15
    assert Rating.objects.count() == 15 * 22 * 2
    assert set(Product.objects.values_list("name", flat=True)) == {f"Product {n:04}" for n in range(1, 14)}


def test_folder_in_use_and_numbers_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CommandError, match="is not empty"):
        make(tmp_path, 1)
    with pytest.raises(CommandError, match="--products is 0"):
        make(tmp_path / "new", 0)


def test_command_says_how_large_it_is(tmp_path: Path) -> None:
    out = StringIO()
    call_command("make_catalogue", str(tmp_path / "new"), products=3, stdout=out)
    assert out.getvalue() == (f"3 products, 60 claims, 15 documents and 4 assessments written to {tmp_path / 'new'}.\n")
