"""What must-haves say of real products, and what it costs to ask."""

from datetime import date

import pytest

from assessments.models import Edition
from comparison.basis import bases, names
from comparison.ranking.must_haves import judge, parse_must_have
from comparison.reading import Reading
from tests.catalogue_site import STORY


def reading(day=None):
    edition = Edition.objects.select_related("rubric").get()
    return Reading(edition, False, date.fromisoformat(day) if day else None)


def finding(code, product, day=None):
    place = reading(day)
    publication = place.publications().get(product=product)
    return judge(parse_must_have(code), bases(place, [publication])[publication.pk])


@pytest.mark.parametrize(
    ("code", "product", "day", "state", "claims"),
    [
        ("flow.CN", "voov-meeting", STORY, "not-met", {"voov-meeting-c1-1", "voov-meeting-c2-1", "voov-meeting-c2-2"}),
        ("flow.CN", "voov-meeting", None, "not-shown", {"voov-meeting-c2-3"}),
        ("flow.CN", "zoom-meetings", STORY, "not-met", {"zoom-meetings-c1-1"}),
        ("flow.CN", "jitsi-meet", STORY, "met", set()),
        ("flow.CN", "jitsi-meet", None, "not-shown", {"jitsi-meet-a2-3"}),
        ("flow.CN", "nextcloud-talk", None, "met", set()),
        ("flow.CN", "wire", None, "not-shown", {"wire-b1-2"}),
        ("flow.US", "wire", None, "not-met", {"wire-b3-1"}),
        ("flow.DE", "wire", None, "not-shown", {"wire-b1-1", "wire-b1-2", "wire-c2-1"}),
        ("flow.CN", "skype", None, "not-shown", set()),
        ("flow.any", "zoom-meetings", STORY, "not-shown", {"zoom-meetings-b3-1"}),
        ("flow.inadequate", "microsoft-teams-eudb", None, "not-met", {"microsoft-teams-eudb-c2-1"}),
        ("reach.CN", "voov-meeting", None, "not-met", {"voov-meeting-c2-3"}),
        ("reach.CN", "zoom-meetings", STORY, "not-met", {"zoom-meetings-c1-1"}),
        ("reach.US", "jitsi-meet", STORY, "met", set()),
        ("reach.US", "jitsi-meet", None, "not-shown", {"jitsi-meet-a2-3"}),
        ("reach.US", "google-meet", STORY, "not-met", set()),
        ("self-hostable", "jitsi-meet", None, "met", set()),
        ("self-hostable", "meet-jit-si", None, "not-met", set()),
        ("open-source", "meet-jit-si", None, "met", set()),
        ("open-source", "element-call", None, "met", set()),
        ("open-source", "wire", None, "met", {"wire-e2-1"}),
        ("open-source", "opentalk", None, "not-shown", set()),
        ("open-source", "zoom-meetings", None, "not-met", set()),
        ("cert.iso-27001", "google-meet", None, "met", {"google-meet-e3-1"}),
        ("cert.soc-2", "whereby-embedded", None, "not-met", {"whereby-embedded-e3-1"}),
        ("cert.iso-27001", "whereby-embedded", None, "met", {"whereby-embedded-e3-1"}),
        ("cert.iso-27001", "voov-meeting", None, "not-shown", set()),
        ("cert.iso-27001", "meet-jit-si", None, "not-shown", set()),
        ("e2ee", "wire", None, "met", {"wire-a1-1", "wire-a1-2", "wire-a1-3", "wire-a1-4"}),
        ("e2ee", "voov-meeting", STORY, "not-met", {"voov-meeting-a1-1", "voov-meeting-a2-1"}),
        ("e2ee", "voov-meeting", None, "not-shown", None),
    ],
)
def test_must_have_of_a_real_product(site, code, product, day, state, claims):
    found = finding(code, product, day)
    assert found.state == state, found
    if claims is not None:
        assert set(found.claims) & claims == claims
        assert claims or not found.claims or state == "not-shown"


def test_flow_of_2020_says_that_data_goes_to_china_and_may_go_anywhere(site):
    assert finding("flow.CN", "voov-meeting", STORY).reason == "Data goes to China. Data may go to any country."


def test_reach_counts_the_laws_in_force_on_the_readers_day(site):
    assert "cn-data-security-law" not in finding("reach.CN", "voov-meeting", STORY).laws
    assert "us-fisa-702" in finding("reach.US", "zoom-meetings", STORY).laws
    assert "us-fisa-702" not in finding("reach.US", "zoom-meetings").laws


def test_bases_open_no_document_and_cost_the_same_for_one_as_for_all(site, django_assert_num_queries):
    place = reading()
    publications = list(place.publications())
    assert place.document
    for some in (publications[:1], publications):
        with django_assert_num_queries(1) as queries:
            assert bases(place, some).keys() == {row.pk for row in some}
        assert '"document"' not in queries[0]["sql"]


def test_names_make_the_words_of_must_haves(site):
    words = [parse_must_have(code).words(names(reading())) for code in ("A1.2", "reach.US", "flow.CN")]
    assert words == [
        "A1 End-to-end encryption of live audio and video: level 2 (Fair) or higher",
        "Not within reach of the United States",
        "No data flow to China",
    ]


def test_profiles_of_the_edition_are_those_of_the_catalogue_in_its_order(site):
    profiles = reading().document.profiles
    assert [profile.slug for profile in profiles] == [
        "as-the-rubric",
        "international-body",
        "eu-public-authority",
        "school",
        "health-care",
        "sources-at-risk",
        "small-company",
    ]
    assert profiles[1].must_haves == ("A1.2", "C3.1")
    assert all(parse_must_have(code).code == code for profile in profiles for code in profile.must_haves)
