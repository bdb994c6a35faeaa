"""Exposure of products in the catalogue that ships, on the two days it is assessed as of."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from vendors.exposure import CLOSED, Flow, Law, Owner, Place, Road, exposures, roads_to
from vendors.standing import Citation, DatedClaim, stand

CATALOGUE = Path(__file__).parents[2] / "catalogue"
READ = date(2026, 11, 23)
STORY = date(2020, 4, 15)


@cache
def read_yaml(name):
    return yaml.safe_load((CATALOGUE / name).read_text(encoding="utf-8"))


@cache
def published():
    files = sorted((CATALOGUE / "evidence").glob("*.yaml"))
    records = [record for file in files for record in read_yaml(f"evidence/{file.name}")["evidence"]]
    return {record["slug"]: record["published"] for record in records}


@cache
def catalogue_laws():
    fields = ("slug", "jurisdiction", "reach", "in_force", "lapsed")
    return tuple(
        Law(compels=tuple(law["compels"]), **{field: law[field] for field in fields})
        for law in read_yaml("access-laws.yaml")["access_laws"]
    )


def catalogue_owners(slug):
    vendors = {vendor["slug"]: vendor for vendor in read_yaml("vendors.yaml")["vendors"]}
    chain = []
    while slug is not None:
        vendor = vendors[slug]
        chain.append(Owner(slug, vendor["name"], vendor["incorporated_in"], vendor["headquartered_in"]))
        slug = vendor["parent"]
    return tuple(chain)


def stands(claim, day):
    citations = tuple(
        Citation(cited["evidence"], cited["relation"], published()[cited["evidence"]]) for cited in claim["citations"]
    )
    dated = DatedClaim(claim["id"], claim["as_of"], claim["status"], claim.get("until"), citations)
    return stand(dated, day, READ).state == "stands"


def of_product(slug, day):
    product = read_yaml(f"products/{slug}.yaml")
    flows = [
        Flow(
            claim["id"],
            tuple(claim["flow"]["data"]),
            claim["flow"]["recipient_kind"],
            claim["flow"]["recipient"],
            (),
            tuple(claim["flow"]["destinations"]),
            claim["flow"]["protection"],
        )
        for claim in product["claims"]
        if claim["kind"] == "data-flow" and stands(claim, day)
    ]
    places = [
        Place(place["code"], tuple(place["member_of"])) for place in read_yaml("jurisdictions.yaml")["jurisdictions"]
    ]
    owners = catalogue_owners(product["vendor"])
    return exposures(product["hosting"], owners, flows, catalogue_laws(), places, day)


def test_catalogue_voov_meeting_in_april_2020_reaches_china_by_three_roads():
    roads = roads_to("CN", of_product("voov-meeting", STORY), catalogue_laws(), STORY)
    assert [road.road for road in roads] == ["place", "control", "anywhere"]
    place, control, anywhere = roads
    assert place.claims == ("voov-meeting-c1-1", "voov-meeting-c2-1")
    assert place.metadata == ("account", "device", "diagnostics", "network-address", "usage-log")
    assert control.links == ("Tencent is headquartered in CN",)
    assert control.laws == ("cn-national-intelligence-law",)
    assert anywhere.claims == ("voov-meeting-c2-1", "voov-meeting-c2-2")
    assert "cn-data-security-law" not in place.laws + anywhere.laws


def test_catalogue_voov_meeting_today_reaches_china_by_control_alone():
    (road,) = roads_to("CN", of_product("voov-meeting", READ), catalogue_laws(), READ)
    assert road.road is Road.CONTROL
    assert road.metadata == ("network-address",)
    assert road.claims == ("voov-meeting-c2-3",)


@pytest.mark.parametrize("day", [STORY, READ])
def test_catalogue_jitsi_meet_closes_the_road_to_its_vendor(day):
    found = of_product("jitsi-meet", day)
    assert [(exposure.jurisdiction, exposure.road) for exposure in found] == [("US", "control")]
    assert found[0].closed == CLOSED
    assert found[0].links == ("8x8 is incorporated in US", "8x8 is headquartered in US")
    assert roads_to("US", found, catalogue_laws(), day) == ()


def test_catalogue_zoom_meetings_in_april_2020_sends_keys_through_china():
    roads = roads_to("CN", of_product("zoom-meetings", STORY), catalogue_laws(), STORY)
    assert roads[0].road is Road.PLACE
    assert roads[0].readable == ("content-audio-video",)
    assert roads[0].claims == ("zoom-meetings-c1-1",)


def test_catalogue_products_all_have_their_exposures_on_both_days():
    for file in sorted((CATALOGUE / "products").glob("*.yaml")):
        for day in (STORY, READ):
            found = of_product(file.stem, day)
            assert all(exposure.claims or exposure.links for exposure in found), file.stem
