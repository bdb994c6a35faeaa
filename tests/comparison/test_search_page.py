"""The page of search: what a reader sees of what was found, in every edition and on every day."""

from http import HTTPStatus
from urllib.parse import quote

import pytest
from django.test import Client

from tests.comparison.pages import EARLIER, HTMX, Page, read

pytestmark = pytest.mark.usefixtures("site")


def hits(page: Page) -> list[Page]:
    return page.all('//ol[@class="claims"]/li')


def kinds(page: Page) -> list[str]:
    return [link.text.rpartition(" ")[0] for link in page.all('//nav[@aria-label="Kinds"]/a')]


def status(page: Page) -> str:
    return page.one('//*[@role="status"]').text


def test_contradicted_claim_says_so_and_leads_to_both_voices(client: Client) -> None:
    page = read(client, "/search/?q=end-to-end&kind=claim")
    first = hits(page)[0]
    assert "Contradicted : what is said and what was found, side by side" in first.text
    assert "said by" in first.text
    assert "as of" in first.text
    assert [mark.text.lower() for mark in first.all(".//mark")] == ["end-to-end"]
    (address,) = [link for link in first.links if link.startswith("/contradictions/")]
    path, _, claim = address.partition("#")
    assert f"/claims/{claim}/" in first.links
    read(client, path).part(claim)
    assert "Of the claims, 4 are contradicted." in status(page)


def test_hit_says_what_it_is(client: Client) -> None:
    page = read(client, "/search/?q=voov+meeting")
    assert hits(page)[0].text.startswith("VooV Meeting International version")
    assert "Product · Tencent · meeting · vendor's cloud" in hits(page)[0].text
    page = read(client, "/search/?q=钉钉会议SDK")
    assert hits(page)[0].text.startswith("钉钉会议SDK 合规指南 Documentation · DingTalk · undated · the vendor's own")
    assert hits(page)[0].strings(".//@lang") == ["zh"]
    assert hits(read(client, "/search/?q=A1"))[0].links == ["/rubric/#A1"]
    assert hits(read(client, "/search/?q=china"))[0].links == ["/jurisdictions/cn/"]
    law = hits(read(client, "/search/?q=national+intelligence+law&kind=law"))[0]
    assert "/laws/cn-national-intelligence-law/" in law.links
    assert "Access law · China" in law.text


def test_kinds_are_counted_and_can_be_chosen(client: Client) -> None:
    page = read(client, "/search/?q=zoom")
    assert kinds(page) == ["All", "Products", "Claims", "Evidence"]
    claims = page.one('//nav[@aria-label="Kinds"]/a[starts-with(text(), "Claims")]')
    number = int(claims.text.rpartition(" ")[2])
    narrowed = read(client, claims.links[0])
    assert f"{number} found for “zoom” among claims" in status(narrowed)
    assert kinds(narrowed) == kinds(page)
    assert narrowed.one('//nav[@aria-label="Kinds"]/a[@aria-current]').text == claims.text
    assert all(" about " in hit.text for hit in hits(narrowed))


def test_kind_of_which_there_is_none_leads_to_the_others(client: Client) -> None:
    page = read(client, "/search/?q=voov&kind=law")
    assert "0 found for “voov” among laws" in status(page)
    assert "Look among the other kinds" in page.text
    assert "Claims" in kinds(page)


def test_pages_are_turned_with_the_same_question(client: Client) -> None:
    page = read(client, "/search/?q=zoom&kind=claim")
    (following,) = page.one('//nav[@aria-label="Pages"]').links
    assert following == "/search/?q=zoom&kind=claim&page=2"
    first, second = hits(page), hits(read(client, following))
    assert len(first) == 25
    assert not {hit.text for hit in first} & {hit.text for hit in second}
    assert "from 1 to" in read(client, "/search/?q=zoom&kind=claim&page=99", HTTPStatus.BAD_REQUEST).text


def test_links_stay_in_the_edition_and_on_the_day(client: Client) -> None:
    page = read(client, f"/editions/1/search/?q=zoom&{EARLIER}")
    assert "as of 15 April 2020" in status(page)
    links = [link for link in page.one('//*[@id="results"]').links if "#" not in link]
    assert links
    assert all(link.startswith("/editions/1/") and EARLIER in link for link in links)
    assert page.strings("//main//form/@action") == ["/editions/1/search/"]
    assert page.strings('//main//form/input[@name="as_of"]/@value') == ["2020-04-15"]
    assert page.one('//a[text()="Turn to today"]').links == ["/editions/1/search/?q=zoom"]


def test_day_knows_only_what_was_known_then(client: Client) -> None:
    page = read(client, f"/search/?q=zoom&kind=evidence&{EARLIER}")
    assert hits(page)
    assert not [hit.text for hit in hits(page) if any(f" {year} · " in hit.text for year in range(2021, 2027))]


def test_search_within_a_product(client: Client) -> None:
    product = hits(read(client, "/search/?q=zoom+meetings"))[0]
    inside = read(client, product.one('.//a[starts-with(text(), "search in")]').links[0])
    assert inside.strings('//main//form/input[@name="product"]/@value') == ["zoom-meetings"]
    page = read(client, "/search/?q=china&product=zoom-meetings")
    assert "on Zoom Meetings" in status(page)
    assert hits(page)
    wider = page.one('//a[text()="Look at all products"]').links[0]
    assert wider == "/search/?q=china"
    assert "“product” is given as" in read(client, "/search/?q=x&product=no-such", HTTPStatus.BAD_REQUEST).text


def test_nothing_found_names_the_words_and_suggests_what_was_meant(client: Client) -> None:
    page = read(client, "/search/?q=zom")
    assert "holds “zom”" in page.text
    assert "not a proof that there is none" in page.text
    assert "/products/zoom-meetings/" in page.one('//*[@id="results"]').links
    assert page.all('//nav[@aria-label="Kinds"]') == []


def test_page_without_a_question_says_what_to_try(client: Client) -> None:
    page = read(client, "/search/")
    assert "/search/?q=end-to-end" in page.one('//*[@id="results"]').links
    assert status(page) == ""
    assert "holds no letter and no digit" in status(read(client, "/search/?q=---"))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        (f"q={'x' * 101}", "Use at most 100 characters"),
        ("q=a%00b", "Use letters, digits and signs only"),
        ("q=x&kind=claims", "“kind” is given as claims"),
        ("q=x&kind=", "“kind” is given as"),
        ("q=x&product=a&product=b", "Choose at most 1"),
        ("q=x&page=0", "“page” is given as 0"),
    ],
)
def test_bad_question_is_refused_by_name(client: Client, question: str, named: str) -> None:
    assert named in read(client, f"/search/?{question}", HTTPStatus.BAD_REQUEST).text


def test_markup_in_the_question_stays_text(client: Client) -> None:
    text = '<b>"zoom</b>'
    page = read(client, f"/search/?q={quote(text)}")
    assert page.all("//main//b") == []
    assert page.strings('//main//input[@name="q"]/@value') == [text]


def test_htmx_gets_the_results_and_the_words_for_the_live_region(client: Client) -> None:
    response = client.get("/search/?q=zoom", **HTMX)
    part = Page.of(response.content.decode())
    assert part.all("//h1 | //form") == []
    assert part.one('//*[@id="results"]')
    spoken = part.one('//*[@hx-swap-oob="innerHTML:#found"]').text
    assert spoken == status(read(client, "/search/?q=zoom"))
    assert "HX-Request" in response.headers["Vary"]
    restored = client.get("/search/?q=zoom", HTTP_HX_HISTORY_RESTORE_REQUEST="true", **HTMX)
    assert b"<h1>" in restored.content


def test_every_page_has_a_field_to_search_from_that_needs_no_script(client: Client) -> None:
    page = read(client, f"/products/voov-meeting/?{EARLIER}")
    form = page.one('//header//form[@role="search"]')
    assert form.strings("@action") == ["/search/"]
    assert form.strings('input[@name="as_of"]/@value') == ["2020-04-15"]
    assert page.all("//script") == []
    assert read(client, "/search/").all("//header//form") == []
    assert read(client, "/editions/1/").strings("//header//form/@action") == ["/editions/1/search/"]
