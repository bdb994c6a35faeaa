from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.vendors.test_exposure import PLACES, READ, STORY, find, flow
from vendors.exposure import Flow, Law, Owner, Road, roads_to

codes = st.sampled_from(["CN", "US", "DE", "EU", "KY", "MY"])
owner_chains = st.lists(
    st.builds(Owner, st.just("owner"), st.sampled_from("ABC"), st.none() | codes, st.none() | codes),
    max_size=3,
)
flows_drawn = st.lists(
    st.builds(
        Flow,
        claim=st.sampled_from(["a-1", "a-2", "b-1"]),
        data=st.lists(st.sampled_from(["account", "device", "content-chat", "content-audio-video"]), max_size=3).map(
            tuple
        ),
        recipient_kind=st.sampled_from(["vendor", "affiliate", "subprocessor", "third-party", "government"]),
        recipient=st.just("recipient"),
        recipient_owners=owner_chains.map(tuple),
        destinations=st.lists(codes | st.just("*"), max_size=3).map(tuple),
        protection=st.sampled_from(["end-to-end-default", "end-to-end-optional", "in-transit", "unknown"]),
    ),
    max_size=5,
)
hostings = st.sampled_from(["vendor-cloud", "self-hosted", "both"])
laws_drawn = st.lists(
    st.builds(
        Law,
        slug=st.sampled_from(["l-1", "l-2", "l-3", "l-4", "l-5"]),
        jurisdiction=codes,
        reach=st.sampled_from(["territorial", "corporate-control", "extraterritorial"]),
        compels=st.sampled_from([(), ("content",)]),
        in_force=st.sampled_from([None, "2017", "2026-08-18"]),
        lapsed=st.sampled_from([None, "2026-06-12"]),
    ),
    max_size=6,
    unique_by=lambda law: law.slug,
)
days = st.sampled_from([STORY, READ])


def by_key(found):
    return {(exposure.jurisdiction, exposure.road): exposure for exposure in found}


@given(hostings, owner_chains, flows_drawn, laws_drawn, days)
def test_exposures_only_grow_when_a_flow_is_added(hosting, owners, flows, laws, day):
    before = by_key(find(flows[1:], hosting, owners, laws, day=day))
    after = by_key(find(flows, hosting, owners, laws, day=day))
    for key, old in before.items():
        new = after[key]
        assert set(old.readable) <= set(new.readable)
        assert set(old.encrypted) <= {*new.encrypted, *new.readable}
        assert set(old.metadata) <= set(new.metadata)
        assert set(old.claims) <= set(new.claims)
        assert old.closed is not None or new.closed is None


@given(hostings, owner_chains, flows_drawn, laws_drawn, days)
def test_exposures_close_by_self_operation_alone(hosting, owners, flows, laws, day):
    found = by_key(find(flows, hosting, owners, laws, day=day))
    in_the_cloud = by_key(find(flows, "vendor-cloud", owners, laws, day=day))
    own = any(flow.recipient_kind in ("vendor", "affiliate") for flow in flows)
    assert found.keys() == in_the_cloud.keys()
    for key, exposure in found.items():
        assert in_the_cloud[key].closed is None
        assert (exposure.closed is not None) == (key[1] == "control" and hosting == "self-hosted" and not own)
        assert replace(exposure, closed=None, partly=None) == in_the_cloud[key]


@given(hostings, owner_chains, flows_drawn, laws_drawn, days)
def test_exposures_lose_only_readable_content_by_end_to_end_protection(hosting, owners, flows, laws, day):
    bare = [replace(flow, protection="none") for flow in flows]
    protected = [replace(flow, protection="end-to-end-default") for flow in flows]
    open_, shut = (by_key(find(given, hosting, owners, laws, day=day)) for given in (bare, protected))
    assert open_.keys() == shut.keys()
    for key, exposure in open_.items():
        assert exposure.encrypted == ()
        assert replace(exposure, readable=(), encrypted=exposure.readable) == shut[key]


@given(hostings, owner_chains, flows_drawn, laws_drawn, days)
def test_exposures_to_anywhere_reach_every_jurisdiction_with_an_access_law(hosting, owners, flows, laws, day):
    found = find([*flows, flow("c-1", to=["*"])], hosting, owners, laws, day=day)
    for code in ["CN", "US", "DE", "EU", "KY", "MY"]:
        by_place = find([flow(to=[code])], laws=laws, places=(), day=day)
        anywhere = [road for road in roads_to(code, found, laws, day) if road.road is Road.ANYWHERE]
        assert [road.laws for road in anywhere] == [road.laws for road in by_place]


@given(hostings, owner_chains, flows_drawn, laws_drawn, days, st.randoms(use_true_random=False))
def test_exposures_do_not_depend_on_the_order_of_input(hosting, owners, flows, laws, day, random):
    shuffled = [list(flows), list(laws), list(PLACES)]
    for items in shuffled:
        random.shuffle(items)
    assert find(shuffled[0], hosting, owners, shuffled[1], shuffled[2], day) == find(
        flows, hosting, owners, laws, day=day
    )


@given(hostings, owner_chains, flows_drawn, laws_drawn, days)
def test_exposures_never_appear_when_a_law_is_removed(hosting, owners, flows, laws, day):
    before = by_key(find(flows, hosting, owners, laws, day=day))
    after = by_key(find(flows, hosting, owners, laws[1:], day=day))
    for key, exposure in after.items():
        assert set(exposure.laws) <= set(before[key].laws)
        assert replace(exposure, laws=()) == replace(before[key], laws=())


@given(hostings, owner_chains, flows_drawn, laws_drawn, days)
def test_exposures_are_one_per_jurisdiction_and_road_without_repetition(hosting, owners, flows, laws, day):
    found = find(flows, hosting, owners, laws, day=day)
    order = [(exposure.jurisdiction, list(Road).index(exposure.road)) for exposure in found]
    assert order == sorted(set(order))
    for exposure in found:
        for words in (
            exposure.readable,
            exposure.encrypted,
            exposure.metadata,
            exposure.claims,
            exposure.laws,
        ):
            assert list(words) == sorted(set(words))
        assert len(exposure.links) == len(set(exposure.links))
        assert not {*exposure.readable} & {*exposure.encrypted}
        assert exposure.laws
