from dataclasses import replace
from datetime import date

import pytest

from vendors.exposure import Exposure, Flow, Law, Owner, Place, Road, exposures, roads_to

READ = date(2026, 11, 23)
STORY = date(2020, 4, 15)

CN_CONTROL = Law("cn-intelligence", "CN", "corporate-control", ("technical-assistance",), "2017-06", None)
CN_PLACE = Law("cn-cybersecurity", "CN", "territorial", ("technical-assistance",), "2017-06-01", None)
US_ABROAD = Law("us-abroad", "US", "extraterritorial", ("content",), "2008", "2026-06-12")
DE_PLACE = Law("de-g10", "DE", "territorial", ("content",), "2001", None)
EU_ABROAD = Law("eu-evidence", "EU", "extraterritorial", ("content",), "2026-08-18", None)
LAWS = (CN_CONTROL, CN_PLACE, US_ABROAD, DE_PLACE, EU_ABROAD)
PLACES = (
    Place("CN", ()),
    Place("US", ("five-eyes",)),
    Place("DE", ("EU", "EEA")),
    Place("EU", ("EEA",)),
    Place("KY", ()),
)
TENCENT = Owner("tencent", "Tencent", "KY", "CN")
ZOOM = Owner("zoom", "Zoom", "US", "US")
WIRE = Owner("wire", "Wire", "CH", "DE")
HOLDINGS = Owner("wire-group-holdings", "Wire Group Holdings", "DE", "DE")
CLOSED = (
    "the customer operates the service; no flow to the vendor is on record. "
    "The jurisdiction of whoever operates it remains."
)


def flow(claim="a-1", data=("account",), kind="vendor", to=(), protection="unknown", owners=()):
    return Flow(claim, tuple(data), kind, "recipient", tuple(owners), tuple(to), protection)


def find(flows, hosting="vendor-cloud", owners=(), laws=LAWS, places=PLACES, day=READ):
    return exposures(hosting, owners, flows, laws, places, day)


def keys(found):
    return [(exposure.jurisdiction, exposure.road.value) for exposure in found]


def test_exposures_by_place_name_data_claims_and_laws_of_any_reach():
    flows = [
        flow("a-2", ["account", "content-chat"], to=["CN"]),
        flow("a-1", ["device"], "third-party", ["CN"]),
    ]
    assert find(flows) == (
        Exposure(
            jurisdiction="CN",
            road=Road.PLACE,
            readable=("content-chat",),
            encrypted=(),
            metadata=("account", "device"),
            claims=("a-1", "a-2"),
            laws=("cn-cybersecurity", "cn-intelligence"),
            links=(),
            closed=None,
            partly=None,
        ),
    )


def test_exposures_need_an_access_law():
    rule = Law("cn-pipl", "CN", "extraterritorial", (), "2017", None)
    assert find([flow(to=["CN", "MY"])], owners=[TENCENT], laws=[rule]) == ()


def test_exposures_by_place_reach_the_bloc_of_the_destination():
    found = find([flow(to=["DE"])])
    assert keys(found) == [("DE", "place"), ("EU", "place")]
    assert found[1].links == ("DE is a member of EU",)
    assert found[1].laws == ("eu-evidence",)


def test_exposures_by_place_leave_out_a_bloc_that_is_not_on_record():
    places = [place for place in PLACES if place.code != "EU"]
    assert keys(find([flow(to=["DE"])], places=places)) == [("DE", "place")]


def test_exposures_by_place_do_not_guess_the_member_state_from_the_bloc():
    assert keys(find([flow(to=["EU"])])) == [("EU", "place")]


def test_exposures_by_place_count_a_flow_to_a_government():
    assert keys(find([flow(kind="government", to=["CN"])])) == [("CN", "place")]


@pytest.mark.parametrize(
    ("day", "reached"),
    [
        (date(2007, 12, 31), False),
        (date(2008, 1, 1), True),
        (date(2026, 6, 11), True),
        (date(2026, 6, 12), False),
    ],
)
def test_exposures_count_a_law_from_its_first_day_until_it_lapses(day, reached):
    found = find([flow(to=["US"])], owners=[ZOOM], laws=[US_ABROAD], day=day)
    assert keys(found) == ([("US", "place"), ("US", "control")] if reached else [])


def test_exposures_take_the_last_day_of_a_partial_lapse():
    law = replace(US_ABROAD, lapsed="2026-06")
    assert find([flow(to=["US"])], laws=[law], day=date(2026, 6, 29))
    assert not find([flow(to=["US"])], laws=[law], day=date(2026, 6, 30))


def test_exposures_leave_out_a_law_whose_start_is_not_on_record():
    bill = replace(DE_PLACE, in_force=None)
    assert find([flow(to=["DE"])], laws=[bill], day=STORY) == ()
    assert keys(find([flow(to=["DE"])], laws=[DE_PLACE, bill], day=STORY)) == [("DE", "place")]


def test_exposures_by_control_reach_what_flows_to_vendor_and_affiliates():
    flows = [
        flow("a-1", ["account"], "vendor"),
        flow("a-2", ["device"], "affiliate"),
        flow("a-3", ["payment"], "subprocessor"),
        flow("a-4", ["location"], "operator"),
    ]
    (found,) = find(flows, owners=[TENCENT])
    assert (found.jurisdiction, found.road) == ("CN", Road.CONTROL)
    assert found.metadata == ("account", "device")
    assert found.claims == ("a-1", "a-2")
    assert found.laws == ("cn-intelligence",)
    assert found.links == ("Tencent is headquartered in CN",)


def test_exposures_by_control_without_a_flow_on_record_leave_the_data_open():
    (found,) = find([], owners=[TENCENT])
    assert found.readable == found.encrypted == found.metadata == found.claims == ()
    assert found.closed is None


def test_exposures_by_control_need_a_law_that_follows_the_company():
    assert find([flow()], owners=[TENCENT], laws=[CN_PLACE, DE_PLACE]) == ()


def test_exposures_by_control_climb_to_every_ancestor_and_name_the_steps():
    top = Owner("top", "Top", "US", None)
    found = find([], owners=[WIRE, HOLDINGS, top], day=date(2026, 1, 1))
    assert keys(found) == [("US", "control")]
    assert found[0].links == (
        "Wire Group Holdings is the parent of Wire",
        "Top is the parent of Wire Group Holdings",
        "Top is incorporated in US",
    )


def test_exposures_by_control_reach_the_bloc_of_the_company():
    (found,) = find([], owners=[WIRE, HOLDINGS])
    assert (found.jurisdiction, found.road) == ("EU", Road.CONTROL)
    assert found.links == (
        "Wire is headquartered in DE",
        "DE is a member of EU",
        "Wire Group Holdings is the parent of Wire",
        "Wire Group Holdings is incorporated in DE",
        "Wire Group Holdings is headquartered in DE",
    )


@pytest.mark.parametrize("kind", ["subprocessor", "affiliate"])
def test_exposures_by_recipient_follow_the_owners_of_the_recipient(kind):
    lark = Owner("lark-pte", "Lark Pte.", "SG", None)
    (found,) = find([flow("a-1", ["content-chat", "device"], kind, owners=[lark, TENCENT])])
    assert (found.jurisdiction, found.road) == ("CN", Road.RECIPIENT)
    assert (found.readable, found.metadata, found.claims) == (("content-chat",), ("device",), ("a-1",))
    assert found.laws == ("cn-intelligence",)
    assert found.links == ("Tencent is the parent of Lark Pte.", "Tencent is headquartered in CN")


@pytest.mark.parametrize("kind", ["vendor", "third-party", "government", "other-participants", "operator"])
def test_exposures_by_recipient_are_for_subprocessors_and_affiliates_alone(kind):
    assert find([flow(kind=kind, owners=[TENCENT])]) == ()


def test_exposures_list_the_links_of_several_recipients_in_the_order_of_claims():
    flows = [
        flow("a-2", kind="affiliate", owners=[TENCENT]),
        flow("a-1", kind="subprocessor", owners=[Owner("bytedance", "ByteDance", None, "CN")]),
    ]
    (found,) = find(flows)
    assert found.links == ("ByteDance is headquartered in CN", "Tencent is headquartered in CN")
    assert find(reversed(flows)) == (found,)


def test_exposures_to_any_country_are_one_with_all_laws_in_force():
    found = find([flow("a-1", ["device"], to=["*"]), flow("a-2", ["account"], to=["US", "*"])])
    assert keys(found) == [("*", "anywhere")]
    assert found[0].metadata == ("account", "device")
    assert found[0].laws == ("cn-cybersecurity", "cn-intelligence", "de-g10", "eu-evidence")


def test_exposures_come_in_the_order_of_code_and_road():
    flows = [flow("a-1", to=["US", "CN", "*"]), flow("a-2", kind="affiliate", owners=[TENCENT])]
    assert keys(find(flows, owners=[TENCENT, ZOOM], day=STORY)) == [
        ("*", "anywhere"),
        ("CN", "place"),
        ("CN", "control"),
        ("CN", "recipient"),
        ("US", "place"),
        ("US", "control"),
    ]


@pytest.mark.parametrize(
    "protection", ["end-to-end-optional", "in-transit-and-at-rest", "in-transit", "none", "unknown"]
)
def test_exposures_call_content_readable_unless_protected_by_default(protection):
    (found,) = find([flow("a-1", ["content-audio-video", "device"], to=["CN"], protection=protection)])
    assert (found.readable, found.encrypted, found.metadata) == (("content-audio-video",), (), ("device",))


def test_exposures_keep_end_to_end_protected_content_apart_from_metadata():
    data = ["content-audio-video", "content-chat", "content-recording", "content-transcript", "device"]
    (found,) = find([flow("a-1", data, to=["CN"], protection="end-to-end-default")])
    assert found.readable == ()
    assert found.encrypted == tuple(data[:4])
    assert found.metadata == ("device",)


def test_exposures_call_content_readable_when_one_flow_leaves_it_readable():
    flows = [
        flow("a-1", ["content-chat"], to=["CN"], protection="end-to-end-default"),
        flow("a-2", ["content-chat"], to=["CN"], protection="none"),
    ]
    (found,) = find(flows)
    assert (found.readable, found.encrypted) == (("content-chat",), ())


def test_exposures_of_a_service_the_customer_operates_close_the_control_road():
    (found,) = find([flow(kind="third-party")], "self-hosted", [TENCENT])
    assert found.road is Road.CONTROL
    assert found.closed == CLOSED
    assert found.partly is None


def test_exposures_of_a_service_the_customer_operates_stay_open_for_what_flows_to_the_vendor():
    (found,) = find([flow("a-1", ["usage-log"])], "self-hosted", [TENCENT])
    assert found.closed is None
    assert found.metadata == ("usage-log",)


def test_exposures_of_a_service_the_customer_operates_close_no_other_road():
    flows = [flow("a-1", kind="third-party", to=["CN", "*"]), flow("a-2", kind="subprocessor", owners=[ZOOM])]
    found = find(flows, "self-hosted", [TENCENT], day=STORY)
    assert [exposure.road for exposure in found if exposure.closed is None] == [
        "anywhere",
        "place",
        "recipient",
    ]


def test_exposures_of_a_product_in_both_hostings_note_what_closes_the_control_road():
    found = find([flow(to=["CN"])], "both", [TENCENT])
    assert [exposure.closed for exposure in found] == [None, None]
    place, control = found
    assert place.partly is None
    assert control.partly == (
        "where the customer operates the service, only what still flows to the vendor is within reach. "
        "The jurisdiction of whoever operates it remains."
    )


def test_roads_to_apply_any_country_to_each_jurisdiction_with_an_access_law():
    found = find([flow("a-1", ["device"], to=["*", "CN"])], owners=[TENCENT])
    roads = roads_to("CN", found, LAWS, READ)
    assert [road.road for road in roads] == ["place", "control", "anywhere"]
    assert {road.jurisdiction for road in roads} == {"CN"}
    assert roads[-1].laws == ("cn-cybersecurity", "cn-intelligence")
    assert roads[-1].claims == ("a-1",)
    assert [road.road for road in roads_to("DE", found, LAWS, READ)] == ["anywhere"]


def test_roads_to_a_jurisdiction_without_an_access_law_are_none():
    found = find([flow(to=["*", "MY"])])
    assert roads_to("MY", found, LAWS, READ) == ()
    assert roads_to("US", found, LAWS, READ) == ()


def test_roads_to_leave_closed_roads_out():
    found = find([], "self-hosted", [TENCENT])
    assert keys(found) == [("CN", "control")]
    assert roads_to("CN", found, LAWS, READ) == ()
