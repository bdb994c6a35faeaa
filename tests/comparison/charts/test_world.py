"""The shapes that maps are drawn with, and which of them a bloc is made of."""

from pathlib import Path

import pytest
import yaml

from comparison.charts import world
from comparison.charts.blocs import EU, MEMBERS

JURISDICTIONS = yaml.safe_load((Path(__file__).parents[3] / "catalogue" / "jurisdictions.yaml").read_text())


@pytest.mark.parametrize("row", JURISDICTIONS["jurisdictions"], ids=lambda row: row["code"])
def test_every_jurisdiction_of_the_catalogue_has_a_place_within_the_picture(row: dict[str, object]) -> None:
    x, y = world.centre_of(str(row["code"]))
    assert 0 < x < world.WIDTH
    assert 0 < y < world.HEIGHT


def test_members_of_the_union_are_those_that_the_catalogue_names_and_no_others() -> None:
    rows = {row["code"]: row["member_of"] for row in JURISDICTIONS["jurisdictions"] if row["code"] != "EU"}
    assert {code for code in rows if code in EU} == {code for code, blocs in rows.items() if "EU" in blocs}


def test_every_member_of_a_bloc_is_in_the_world() -> None:
    for members in MEMBERS.values():
        assert set(members) <= world.countries().keys()
    assert len(EU) == len(set(EU)) == 27


@pytest.mark.parametrize("code", ["SG", "HK", "MT", "LI", "KY"])
def test_smallest_countries_have_a_centre_though_no_shape_that_can_be_seen(code: str) -> None:
    assert world.land_of(code) == (code,)
    assert world.countries()[code].span < world.SMALLEST_SEEN


def test_land_of_an_unknown_code_is_empty() -> None:
    assert world.land_of("five-eyes") == ()


def test_span_is_that_of_the_largest_part() -> None:
    # The United States without Alaska and Hawaii: under a sixth of the way around.
    assert 250 < world.countries()["US"].span < 333


def test_paths_hold_each_country_once() -> None:
    whole = world.paths(world.countries().keys())
    assert len(whole) == sum(len(country.path) for country in world.countries().values())
    assert len(whole) < 60_000
