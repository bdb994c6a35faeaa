"""The news story that gave rise to the project, as a reader finds it: April 2020, and what has changed since."""

import pytest
from django.test import Client

from tests.comparison.pages import EARLIER, Page, product_names, read

pytestmark = pytest.mark.usefixtures("site")
STORY_PRODUCTS = {"voov-meeting", "tencent-meeting", "wechat", "wecom", "tencent-ai-si", "zoom-meetings"}
INTERCEPTION = "voov-meeting-a2-1"
ANY_COUNTRY = "voov-meeting-c2-1"


def roads(page: Page) -> dict[str, set[str]]:
    """The roads by which each jurisdiction comes within earshot, as the page words them."""
    found: dict[str, set[str]] = {}
    place = ""
    for row in page.section("earshot").all(".//tbody/tr"):
        headings = row.all("./th")
        place = headings[0].text if headings else place
        found.setdefault(place, set()).add(row.one('./td[@data-head="Road"]').text)
    return found


def claim_item(page: Page, claim: str) -> Page:
    """The entry of a claim under the score that it informs."""
    return page.all(f'//article//li[.//a[text()="{claim}"]]')[0]


def test_story_products_are_there_on_both_days(client: Client) -> None:
    assert set(product_names(read(client, "/"))) >= STORY_PRODUCTS
    assert set(product_names(read(client, f"/?{EARLIER}"))) >= STORY_PRODUCTS


def test_voov_in_april_2020_is_within_earshot_of_china_by_three_roads(client: Client) -> None:
    found = roads(read(client, f"/products/voov-meeting/?{EARLIER}"))
    assert found == {
        "China": {"by place", "by control Tencent is headquartered in China"},
        "Any country": {"data may go to any country"},
    }


def test_voov_today_is_within_earshot_of_china_by_control_only(client: Client) -> None:
    found = roads(read(client, "/products/voov-meeting/"))
    assert found == {"China": {"by control Tencent is headquartered in China"}}


def test_voov_in_april_2020_says_what_its_terms_said(client: Client) -> None:
    page = read(client, f"/products/voov-meeting/?{EARLIER}")
    assert (
        "warned users that other people might read or intercept what they send" in claim_item(page, INTERCEPTION).text
    )
    assert "would be moved to any country" in claim_item(page, ANY_COUNTRY).text
    for claim in (INTERCEPTION, ANY_COUNTRY):
        assert "no longer stands" not in claim_item(page, claim).text
        assert claim_item(page, claim).node.get("class") is None


def test_voov_today_marks_what_its_terms_said_in_2020_as_no_longer_standing(client: Client) -> None:
    page = read(client, "/products/voov-meeting/")
    for claim in (INTERCEPTION, ANY_COUNTRY):
        assert "no longer stands (superseded" in claim_item(page, claim).text
        assert claim_item(page, claim).node.get("class") == "ended"
        assert "no longer: superseded" in read(client, f"/claims/{claim}/").text
        assert "Stands yes, on 15 April 2020" in read(client, f"/claims/{claim}/?{EARLIER}").text


def test_voov_in_april_2020_knows_nothing_that_was_said_later(client: Client) -> None:
    page = read(client, f"/products/voov-meeting/?{EARLIER}")
    later = [item for item in page.all("//article//li") if "later knowledge" in item.text]
    assert [claim for item in later for claim in item.links if claim.startswith("/claims/")] == [
        f"/claims/voov-meeting-d3-1/?{EARLIER}"
    ]
    assert "2024" not in page.section("flows").text


def test_zoom_shows_the_contradiction_of_2020_in_two_voices(client: Client) -> None:
    for address in ("/products/zoom-meetings/", f"/products/zoom-meetings/?{EARLIER}"):
        voices = read(client, address).part("contradiction-zoom-meetings-a1-1")
        assert "meetings could be protected with end-to-end encryption" in voices.one("./h3").text
        says, found = voices.all("./div")
        assert "The vendor says" in says.text
        assert says.links
        assert "Against it" in found.text
        assert "Independent of the vendor" in found.text
        assert {link.split("?")[0] for link in found.links}.isdisjoint(link.split("?")[0] for link in says.links)
        assert "What stands: the claim is contradicted" in voices.text


@pytest.mark.parametrize("day", ["", f"?{EARLIER}"])
@pytest.mark.parametrize("slug", sorted(STORY_PRODUCTS))
def test_story_product_says_that_no_person_has_confirmed_its_grade(client: Client, slug: str, day: str) -> None:
    assert "No person has confirmed them yet" in read(client, f"/products/{slug}/{day}").text


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/?{EARLIER}",
        "/editions/1/",
        "/products/zoom-meetings/publications/1/",
        "/compare/?p=voov-meeting&p=zoom-meetings",
        f"/compare/?p=voov-meeting&p=zoom-meetings&{EARLIER}",
    ],
)
def test_automated_notice_stands_wherever_a_grade_stands(client: Client, address: str) -> None:
    page = read(client, address)
    assert page.all('//svg[@class="bar"]')
    assert "No person has confirmed them yet" in page.text


@pytest.mark.parametrize(("day", "count"), [(f"?{EARLIER}", 3), ("", 1)])
def test_page_of_china_lists_voov_by_its_roads(client: Client, day: str, count: int) -> None:
    table = read(client, f"/jurisdictions/cn/{day}").one('//table[starts-with(caption, "By a road of its own")]')
    assert len(table.all('.//tr[th/a[starts-with(@href, "/products/voov-meeting/")]]')) == count


def test_voov_today_says_that_the_place_is_no_longer_on_record(client: Client) -> None:
    now = read(client, "/products/voov-meeting/").text
    assert "No longer on record" in now
    assert "China: no claim that stands says that data goes there." in now
    assert "3 April 2020, was superseded on a day not known" in now
    assert "Any country: no claim that stands says that data goes there." in now
    assert "No longer on record" not in read(client, f"/products/voov-meeting/?{EARLIER}").text
