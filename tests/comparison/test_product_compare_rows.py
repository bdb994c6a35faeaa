"""Products side by side, row by row: differences, claims next to each other, jurisdictions, data flows."""

from http import HTTPStatus
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.document import types as doc
from assessments.models import Publication
from tests.comparison.pages import EARLIER, Page, read

pytestmark = pytest.mark.usefixtures("site")
PAIR = ("jitsi-meet", "zoom-meetings")
ADDRESS = "/compare/?p=jitsi-meet&p=zoom-meetings"
# The six with most on record: nobody's page is heavier.
HEAVIEST = [
    "microsoft-teams",
    "microsoft-teams-eudb",
    "signal-calls",
    "wechat",
    "whatsapp-group-calls",
    "zoom-meetings",
]
SIX = f"/compare/?{'&'.join(f'p={slug}' for slug in HEAVIEST)}"


def document(slug: str, year: int = 2026) -> doc.PublicationDocument:
    return doc.PublicationDocument.model_validate_json(Publication.objects.get(product=slug, as_of__year=year).document)


def codes(page: Page) -> list[str]:
    """The criteria that have a row."""
    return page.strings("//table/tbody/tr/th[@rowspan]/a/text()")


def cells(page: Page, head: str) -> list[Page]:
    """The cells of the row that begins with the words."""
    return page.one(f'//tbody/tr[th[normalize-space()="{head}"]]').all("./td")


def test_differences_only_hides_exactly_the_criteria_that_are_the_same_and_counts_them(client: Client) -> None:
    answers = [{score.criterion: (score.state, score.level) for score in document(slug).scores} for slug in PAIR]
    same = {code for code in answers[0] if answers[0][code] == answers[1][code]}
    assert same
    everything, differing = read(client, ADDRESS), read(client, f"{ADDRESS}&rows=differences")
    assert set(codes(everything)) - set(codes(differing)) == same
    assert f"All rows: {len(same)} of 22 criteria are the same for all." in everything.text
    assert f"Differences only: {len(same)} of 22 criteria are the same for all, and hidden." in differing.text
    assert everything.one('//a[text()="Show the differences only"]').links == [f"{ADDRESS}&rows=differences#rows"]
    assert differing.one('//a[text()="Show all rows"]').links == [f"{ADDRESS}#rows"]
    assert client.get(f"{ADDRESS}&rows=all").content == client.get(ADDRESS).content


def test_differences_only_hides_jurisdictions_that_reach_all_alike(client: Client) -> None:
    pair = "/compare/?p=tencent-meeting&p=voov-meeting"
    everything, differing = read(client, pair), read(client, f"{pair}&rows=differences")
    assert "1 jurisdiction" in differing.text
    assert cells(everything, "China")
    assert differing.all('//tbody/tr[th[normalize-space()="China"]]') == []
    assert differing.all('//tbody/tr[th[normalize-space()="Roads"]]') == []


def test_differences_stay_asked_for_on_the_way_to_another_day_or_choice(client: Client) -> None:
    page = read(client, f"{ADDRESS}&rows=differences")
    assert page.one('//a[text()="As of 15 April 2020"]').links == [f"{ADDRESS}&rows=differences&{EARLIER}"]
    assert page.strings('//form//input[@name="rows"]/@value') == ["differences"]
    earlier = read(client, f"{ADDRESS}&rows=differences&{EARLIER}")
    assert earlier.one('//a[text()="Turn to today"]').links == [f"{ADDRESS}&rows=differences"]


@pytest.mark.parametrize("value", ["some", "Differences", "\0", "x" * 3000])
def test_rows_that_there_are_none_of_are_refused_by_name(client: Client, value: str) -> None:
    page = read(client, f"{ADDRESS}&rows={quote(value)}", HTTPStatus.BAD_REQUEST)
    assert "“rows” is given as" in page.text
    assert "Use one of: all, differences." in page.text


@pytest.mark.parametrize("prefix", ["", "/editions/1"])
def test_each_product_can_be_removed_where_it_stands(client: Client, prefix: str) -> None:
    page = read(client, f"{prefix}{ADDRESS}&rows=differences")
    ways = [link for head in page.all("//thead//th[a]") for link in head.links[1:]]
    assert ways == [
        f"{prefix}/compare/?p=zoom-meetings&rows=differences",
        f"{prefix}/compare/?p=jitsi-meet&rows=differences",
    ]
    assert "Remove Jitsi Meet" in page.all("//thead//th[a]")[0].text


@pytest.mark.parametrize(("query", "year"), [("", 2026), (f"&{EARLIER}", 2020)])
def test_claims_of_a_criterion_stand_next_to_each_other_with_day_voice_and_proof(
    client: Client, query: str, year: int
) -> None:
    page = read(client, f"{ADDRESS}{query}")
    unfolded = page.one('//tr[th/a[text()="A1"]]/following-sibling::tr[1]//details')
    for part, slug in zip(unfolded.all('.//div[@class="abreast"]/div'), PAIR, strict=True):
        published = document(slug, year)
        score = next(score for score in published.scores if score.criterion == "A1")
        informing = [claim for claim in published.claims if claim.criterion == "A1" or claim.id in score.claims]
        shown = [item.node.xpath("string(.//a[last()])") for item in part.all(".//li")]
        assert sorted(shown) == sorted(claim.id for claim in informing)
        for claim in informing:
            item = part.one(f'.//li[.//a[text()="{claim.id}"]]')
            assert " ".join(claim.statement.split()) in item.text
            assert any(f"/evidence/{claim.citations[0].evidence}/" in link for link in item.links)
            assert ("no longer stands" in item.text) == (claim.standing.state == "ended")


def test_criterion_that_no_claim_informs_says_so(client: Client) -> None:
    page = read(client, "/compare/?p=tencent-ai-si&p=feishu")
    assert "No claim on record informs" in page.text


def test_jurisdictions_show_each_products_roads_closed_ones_with_the_reason(client: Client) -> None:
    page = read(client, ADDRESS)
    jitsi, zoom = cells(page, "United States")
    assert "closed , the customer operates the service" in jitsi.text
    assert "by place" in zoom.text
    assert "by control" in zoom.text
    assert any("/laws/us-cloud-act/" in link for link in zoom.links)
    assert cells(page, "China")[0].text == "No road on record."


def test_product_without_any_road_says_so_for_every_jurisdiction(client: Client) -> None:
    page = read(client, "/compare/?p=bigbluebutton&p=voov-meeting")
    assert cells(page, "China")[0].text == "No road on record."
    alone = read(client, "/compare/?p=bigbluebutton&p=nextcloud-talk")
    roads = alone.all('//tr[@id="reach"]/following-sibling::tr')
    assert roads
    assert all("No road on record." in row.text or "closed" in row.text for row in roads)


def test_every_flow_that_stands_is_shown_once_for_each_group_of_its_kinds(client: Client) -> None:
    page = read(client, SIX)
    names = page.strings("//thead//th/a[1]/@href")
    for index, slug in enumerate(name.split("/")[2] for name in names):
        flows = {
            claim.id
            for claim in document(slug).claims
            if claim.flow and claim.standing.state == "stands" and claim.product == slug
        }
        shown = set()
        for row in page.all('//tr[@id="flows"]/following-sibling::tr'):
            here = [link for link in row.all("./td")[index].links if link.startswith("/claims/")]
            assert len(here) == len(set(here))
            shown |= {link.split("/")[2] for link in here}
        assert shown == flows


def test_flow_says_where_why_and_how_and_names_what_its_source_leaves_out(client: Client) -> None:
    page = read(client, ADDRESS)
    zoom = cells(page, "Live audio and video")[1].one('.//li[.//a[text()="zoom-meetings-c1-7"]]').text
    assert "Where: United States, any country" in zoom
    assert "Why: to run the service, always" in zoom
    assert "Transfer ground: SCC" in zoom
    assert "Not stated: protection, retention" in zoom
    assert "The vendor, 2 August 2024" in zoom


def test_flow_that_ended_stands_only_on_the_days_on_which_it_did(client: Client) -> None:
    pair = "/compare/?p=voov-meeting&p=zoom-meetings"
    ended = "/claims/voov-meeting-c2-1/"
    flows = '//tr[@id="flows"]/following-sibling::tr'
    assert all(ended not in row.links for row in read(client, pair).all(flows))
    assert any(f"{ended}?{EARLIER}" in row.links for row in read(client, f"{pair}&{EARLIER}").all(flows))


def test_page_of_six_stays_within_its_weight_and_queries(client: Client) -> None:
    client.get(SIX)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(SIX)
    assert len(queries) <= 4
    assert len(page.content) < 600_000
    packed = client.get(SIX, HTTP_ACCEPT_ENCODING="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < 120_000
