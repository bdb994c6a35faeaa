"""Dumping a catalogue: the files come back as they were loaded."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.small_catalogue import write
from vendors.catalogue.dump import CannotDump, dump_catalogue
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.models import Evidence

pytestmark = pytest.mark.django_db
PARTS = parts_of(settings.EARSHOT_CATALOGUE_PARTS)

TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=200).map(
    str.strip
)


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_dump_gives_the_shipped_files_back_byte_for_byte(tmp_path):
    load_catalogue(settings.EARSHOT_CATALOGUE, PARTS)

    dump_catalogue(tmp_path / "dumped", PARTS)

    shipped, dumped = contents(settings.EARSHOT_CATALOGUE), contents(tmp_path / "dumped")
    assert dumped.keys() == shipped.keys()
    assert [name for name in shipped if dumped[name] != shipped[name]] == []


def test_load_of_a_dump_changes_nothing(tmp_path):
    load_catalogue(write(tmp_path), PARTS)

    dump_catalogue(tmp_path / "dumped", PARTS)

    assert load_catalogue(tmp_path / "dumped", PARTS).changes is False


@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    note=st.none() | TEXT.filter(bool),
    statement=TEXT.filter(bool),
    locator=st.none() | TEXT.filter(bool),
    places=st.permutations(["US", "DE"]).flatmap(lambda codes: st.sampled_from([codes, codes[:1], [], [*codes, "*"]])),
)
def test_dump_keeps_whatever_was_loaded(tmp_path, note, statement, locator, places):
    def change(files):
        files["vendors.yaml"]["vendors"][0]["note"] = note
        claims = files["products/alpha.yaml"]["claims"]
        claims[0]["statement"] = statement
        claims[0]["citations"][0]["locator"] = locator
        claims[2]["flow"]["destinations"] = places

    source, target = tmp_path / "source", tmp_path / "target"
    load_catalogue(write(source, change), PARTS)
    dump_catalogue(target, PARTS, overwrite=True)

    before, after = contents(source), contents(target)
    for name in ("vendors.yaml", "products/alpha.yaml"):
        assert after[name] == before[name]


def test_dump_refuses_a_folder_that_holds_anything(tmp_path):
    load_catalogue(write(tmp_path / "source"), PARTS)
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / "mine.txt").write_text("mine")

    with pytest.raises(CannotDump, match="is not empty"):
        dump_catalogue(tmp_path / "target", PARTS)

    assert [path.name for path in (tmp_path / "target").iterdir()] == ["mine.txt"]


def test_dump_may_overwrite_and_then_writes_what_differs(tmp_path):
    source = write(tmp_path / "source")
    load_catalogue(source, PARTS)
    dump_catalogue(tmp_path / "target", PARTS)
    (tmp_path / "target" / "vendors.yaml").write_text("vendors: []\n")
    (tmp_path / "target" / "old.yaml").write_text("a: 1\n")

    dumped = dump_catalogue(tmp_path / "target", PARTS, overwrite=True)

    assert dumped.written == ("vendors.yaml",)
    assert dumped.strays == ("old.yaml",)
    assert not list((tmp_path / "target").rglob("*.new"))


def test_dump_refuses_to_write_outside_its_folder(tmp_path):
    load_catalogue(write(tmp_path / "source"), PARTS)
    Evidence.objects.filter(slug="paper").update(group="../../escaped")

    with pytest.raises(CannotDump, match="outside"):
        dump_catalogue(tmp_path / "target", PARTS)

    assert not (tmp_path / "escaped.yaml").exists()


def test_command_says_what_it_wrote_and_what_it_left(tmp_path):
    load_catalogue(write(tmp_path / "source"), PARTS)
    target, out, err = tmp_path / "target", StringIO(), StringIO()

    call_command("dump_catalogue", str(target), stdout=out, stderr=err)
    assert out.getvalue() == "10 files written, 0 were so already.\n"

    (target / "old.yaml").write_text("a: 1\n")
    call_command("dump_catalogue", str(target), "--overwrite", stdout=out, stderr=err)
    assert err.getvalue() == "old.yaml is no file of this catalogue; remove it by hand.\n"


def test_command_refuses_a_folder_in_use(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(CommandError, match="not empty"):
        call_command("dump_catalogue", str(tmp_path))
