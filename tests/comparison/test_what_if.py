"""What if a law fell or an adequacy decision ended."""

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from assessments.document.types import PublicationDocument
from assessments.models import Edition, Publication
from comparison.paging import in_order
from comparison.reading import Reading
from comparison.what_if import TRANSFER_CRITERIA, changes, fall, without
from tests.comparison.pages import EARLIER, Page, read
from tests.vendors.test_exposure import find
from tests.vendors.test_exposure_properties import days, flows_drawn, hostings, laws_drawn, owner_chains

INTELLIGENCE = "cn-national-intelligence-law"
FALL = f"/reach/what-if/?law={INTELLIGENCE}"


@given(hostings, owner_chains, flows_drawn, laws_drawn, days, st.sampled_from(["l-1", "l-2", "l-3"]))
def test_exposures_without_a_law_are_those_computed_without_it(hosting, owners, flows, laws, day, slug):
    left = without(slug, find(flows, hosting, owners, laws, day=day))
    assert left == find(flows, hosting, owners, [law for law in laws if law.slug != slug], day=day)


def row(page: Page, slug: str) -> list[str]:
    """The words of each cell of a product's row."""
    cells = page.all(f'//tbody/tr[th/a[starts-with(@href, "/products/{slug}/")]]/*')
    return [cell.text for cell in cells]


@pytest.mark.usefixtures("site")
class TestPage:
    def test_fall_of_the_intelligence_law_takes_china_from_voov_today(self, client: Client) -> None:
        page = read(client, FALL)
        who, vanishes, stays, answer = row(page, "voov-meeting")
        assert "out of reach of China" in who
        assert vanishes.startswith("by control; metadata: network address")
        assert stays == "nothing of what rests on it"
        assert answer == "C3 Exposed"
        assert {"/claims/voov-meeting-c2-3/", f"/laws/{INTELLIGENCE}/"} <= set(page.links)

    def test_road_that_another_law_keeps_open_stays(self, client: Client) -> None:
        who, vanishes, stays, _ = row(read(client, FALL), "wecom")
        assert "still within reach" in who
        assert vanishes.startswith("by control")
        assert stays.startswith("by place")
        assert "Cybersecurity Law" in stays
        _, nothing, kept, _ = row(read(client, FALL), "whereby")
        assert nothing == "nothing"
        assert kept.startswith("data may go to any country")

    def test_voov_of_2020_stays_within_reach_by_place(self, client: Client) -> None:
        who, vanishes, stays, _ = row(read(client, f"{FALL}&{EARLIER}"), "voov-meeting")
        assert "still within reach" in who
        assert vanishes.startswith("by control")
        assert stays.startswith("by place")

    def test_figures_of_the_lead_are_those_of_the_table(self, client: Client) -> None:
        page = read(client, FALL)
        rows = page.all("//tbody/tr")
        losing = [found for found in rows if found.all("./td")[0].text != "nothing"]
        leaving = [found for found in rows if "out of reach" in found.text]
        lead = (
            f"The exposure of {len(rows)} products rests on it. {len(losing)} would lose a road; {len(leaving)} would"
        )
        assert lead in page.text

    @pytest.mark.parametrize("day", [None, date(2020, 4, 15)])
    def test_every_published_exposure_to_a_law_is_told(self, day: date | None) -> None:
        reading = Reading(Edition.objects.get(), False, day)
        told = 0
        for law in reading.document.laws:
            for change in changes(reading, law, in_order(fall(reading, law).resting)):
                told += len(change.vanished) + len(change.kept)
                assert all(law.slug not in road.laws for road in change.kept)
                assert all(road.laws == (law.slug,) for road in change.vanished)
                assert not (change.leaves_reach and change.kept)
        documents = [
            PublicationDocument.model_validate_json(text)
            for text in Publication.objects.filter(as_of=day or "2026-11-23").values_list("document", flat=True)
        ]
        assert told == sum(len(road.laws) for held in documents for road in held.exposures if not road.closed)

    @pytest.mark.parametrize(
        ("slug", "why"),
        [
            ("us-fisa-702", "It lapsed 12 June 2026"),
            ("cn-pipl", "It compels nobody"),
            ("ca-bill-c22-lawful-access", "No day is on record"),
        ],
    )
    def test_law_that_opens_no_road_changes_nothing_and_says_why(self, client: Client, slug: str, why: str) -> None:
        page = read(client, f"/reach/what-if/?law={slug}")
        assert "Nothing would change" in page.text
        assert why in page.text
        assert page.all("//main//table") == []

    def test_end_of_adequacy_shows_flows_and_answers_with_their_reasons(self, client: Client) -> None:
        page = read(client, "/reach/what-if/?adequacy=US")
        document = PublicationDocument.model_validate_json(
            Publication.objects.get(product="zoom-meetings", as_of="2026-11-23").document
        )
        part = page.one('//section[h2/a[@href="/products/zoom-meetings/"]]')
        for score in document.scores:
            if score.criterion in TRANSFER_CRITERIA:
                assert score.rationale in part.text
                assert f"/products/zoom-meetings/#{score.criterion}" in part.links
        flows = {
            f"/claims/{claim.id}/"
            for claim in document.claims
            if claim.flow and claim.standing.state == "stands" and "US" in claim.flow.destinations
        }
        assert flows
        assert {link for link in part.links if link.startswith("/claims/")} == flows

    def test_product_whose_data_may_go_anywhere_is_told_apart(self, client: Client) -> None:
        page = read(client, "/reach/what-if/?adequacy=ch")
        anywhere = page.one("//h2[contains(text(), 'may go to any country')]/following-sibling::ul[1]")
        assert "/products/whereby/#earshot" in anywhere.links
        assert page.all('//section[h2/a[@href="/products/whereby/"]]') == []
        assert page.all('//section[h2/a[@href="/products/wire/"]]')

    def test_flow_that_has_ended_is_no_flow(self, client: Client) -> None:
        for section in read(client, "/reach/what-if/?adequacy=US").all("//main/section"):
            for link in section.links:
                if link.startswith("/claims/"):
                    assert "no longer" not in read(client, link).one("//main/div").text

    def test_nothing_chosen_explains_and_offers_every_access_law_and_decision(self, client: Client) -> None:
        page = read(client, f"/reach/what-if/?{EARLIER}")
        laws = page.strings('//select[@name="law"]//option/@value')
        assert INTELLIGENCE in laws
        assert "cn-pipl" not in laws
        places = page.strings('//select[@name="adequacy"]/option/@value')
        assert {"US", "CH", "GB"} <= set(places)
        assert "CN" not in places
        assert page.strings('//main//input[@name="as_of"]/@value') == ["2020-04-15", "2020-04-15"]
        assert page.all("//main//table") == []

    @pytest.mark.parametrize(
        ("query", "named"),
        [
            ("law=no-such", "“law” is given as no-such"),
            ("adequacy=CN", "No adequacy decision on China is on record"),
            ("adequacy=ZZ", "“adequacy” is given as ZZ"),
            ("adequacy=%00", "“adequacy” is given as"),
            ("law=us-cloud-act&adequacy=US", "not both at once"),
            ("law=us-cloud-act&page=9", "“page” is given as 9"),
        ],
    )
    def test_value_that_cannot_be_used_is_named(self, client: Client, query: str, named: str) -> None:
        assert named in read(client, f"/reach/what-if/?{query}", HTTPStatus.BAD_REQUEST).text

    @pytest.mark.parametrize("query", ["", f"law={INTELLIGENCE}&", "adequacy=US&"])
    def test_links_stay_in_edition_and_day(self, client: Client, query: str) -> None:
        page = read(client, f"/editions/1/reach/what-if/?{query}{EARLIER}")
        inside = [link for link in page.one("//main").links if link.startswith("/")]
        assert inside
        assert all(link.startswith("/editions/1/") and EARLIER in link for link in inside)
        assert page.strings("//main//form/@action") == ["/editions/1/reach/what-if/"] * 2
