"""The shortlist's page as a reader meets it."""

from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparison.reading import Reading, read_edition_document
from comparison.shortlist import page as page_module
from comparison.shortlist.decision import decide
from comparison.shortlist.known import known_products
from tests.comparison.pages import EARLIER, HTMX, Page, read
from tests.comparison.shortlist.readers import asked

pytestmark = pytest.mark.usefixtures("site")
SCHOOL = "/shortlist/?v=1&r=1.0&profile=school&w=A2B5D1&m=B1.2~flow.CN"


def products(page: Page, group: str) -> list[str]:
    """The slugs of a group's products, in the order of the page."""
    found = page.all(f'.//section[h2/@id="{group}"]//th[@scope="rowgroup"]')
    return [heading.links[0].split("/")[-2] for heading in found]


def row(page: Page, slug: str) -> Page:
    return page.one(f'.//tbody[tr/th/a[contains(@href, "/products/{slug}/")]]')


def test_untouched_page_stands_in_alphabetical_order_and_invites_to_choose(client: Client) -> None:
    page = read(client, "/shortlist/")
    assert "Products stand in alphabetical order until you choose" in page.text
    assert products(page, "remaining") == sorted(products(page, "remaining"), key=lambda slug: name_of(page, slug))
    assert len(products(page, "remaining")) == 32
    assert page.all('//section[h2/@id="firm"]') == []
    assert "For you" not in page.part("result").text
    assert page.strings('//button[@name="from"]/@value') == [
        "as-the-rubric", "international-body", "eu-public-authority", "school", "health-care", "sources-at-risk",
        "small-company",
    ]  # fmt: skip


def name_of(page: Page, slug: str) -> str:
    return row(page, slug).one(".//th/a").text.lower()


def test_page_shows_the_three_groups_as_the_decision_has_them(client: Client, reading: Reading) -> None:
    page = read(client, SCHOOL)
    decision = decide(reading, asked(reading, urlsplit(SCHOOL).query))
    for name in ("remaining", "undecided", "excluded"):
        assert products(page, name) == [entry.slug for entry in getattr(decision, name)]
    counts = [len(getattr(decision, name)) for name in ("remaining", "undecided", "excluded")]
    assert f"Of 32 products, {counts[0]} remain" in page.text
    assert "You started from “School or university” and changed it." in page.text


def test_must_have_tells_state_reason_and_claim_and_leads_to_the_proof(client: Client) -> None:
    found = row(read(client, SCHOOL), "zoom-meetings")
    must = found.one('.//ul[@class="musts"]/li[contains(., "No data flow to China")]')
    assert must.text.startswith("✕ not met No data flow to China. Data")
    assert any(link.startswith("/claims/zoom-meetings-") for link in must.links)
    criterion = found.one('.//ul[@class="musts"]/li[contains(., "B1 ")]')
    assert "/products/zoom-meetings/#B1" in criterion.links


def test_undecided_product_says_what_to_ask_and_one_ruled_out_does_not(client: Client) -> None:
    page = read(client, SCHOOL)
    undecided = [row(page, slug).text for slug in products(page, "undecided")]
    assert undecided
    assert all("? not shown" in text and "Ask the vendor: “" in text for text in undecided)
    assert all("Ask the vendor" not in row(page, slug).text for slug in products(page, "excluded"))


def test_row_has_own_score_with_range_and_the_rubrics_grade_with_its_span(client: Client, reading: Reading) -> None:
    page = read(client, SCHOOL)
    decision = decide(reading, asked(reading, urlsplit(SCHOOL).query))
    first = decision.remaining[0]
    assert first.own
    text = row(page, first.slug).text
    assert f"{first.own.score:.1f} of 100".replace(".0 ", " ") in text
    assert f"{first.result.grade} " in text
    assert "between " in text
    assert len(row(page, first.slug).all('.//*[local-name()="svg"][@class="bar"]')) == 2
    assert "automated analysts" in page.part("result").text


def test_product_too_little_known_to_be_placed_says_so_and_has_no_number(client: Client) -> None:
    page = read(client, "/shortlist/?v=1&r=1.0&profile=as-the-rubric&w=3&m=none")
    slugs = products(page, "remaining")
    unplaced = [slug for slug in slugs if "too little is known to place it" in row(page, slug).text]
    assert unplaced
    assert slugs[-len(unplaced) :] == unplaced
    numbers = [row(page, slug).strings('.//th/span[@class="letter"]/text()') for slug in slugs]
    assert numbers[0] == ["1"]
    assert numbers[-len(unplaced) :] == [[]] * len(unplaced)


def test_firmness_is_told_in_words_pictures_and_numbers(client: Client) -> None:
    page = read(client, SCHOOL)
    firm = page.section("firm")
    assert "From 10,000 draws with the seed" in firm.text
    assert "stays first" in firm.text
    candidates = products(page, "remaining") + products(page, "undecided")
    tables = firm.all('.//table[@class="ranks"]')
    assert [table.one("./caption").text[:32] for table in tables[:2]] == ["Percent of the weightings under "] * 2
    assert len(tables[0].all("./tbody/tr")) == len(candidates)
    assert len(tables[0].all("./thead//th")) == len(candidates) + 1
    strips = page.all('.//*[local-name()="svg"][contains(@class, "strip")]')
    assert len(strips) == len(candidates)
    assert all(strip.one('./*[local-name()="title"]').text for strip in strips)


def test_importances_that_are_all_zero_give_a_message_and_no_order(client: Client) -> None:
    page = read(client, "/shortlist/?v=1&r=1.0&w=A0B0C0D0E0F0")
    assert "Every importance is 0" in page.text
    assert page.all('//section[h2/@id="firm"]') == []


def test_address_on_the_page_reproduces_it(client: Client) -> None:
    page = read(client, "/shortlist/?v=1&r=1.0&m=flow.CN~B1.2&w=B5A2D1&profile=school")
    today, permanent = (link for link in page.one('//details[starts-with(summary, "Address of this shortlist")]').links)
    assert (today, permanent) == (
        "/shortlist/?v=1&r=1.0&profile=school&w=A2B5D1&m=B1.2~flow.CN",
        "/editions/1/shortlist/?v=1&r=1.0&profile=school&w=A2B5D1&m=B1.2~flow.CN",
    )
    assert read(client, today).part("result").text == page.part("result").text
    assert f"{settings.EARSHOT_SITE_URL}{today}" in page.text


@pytest.mark.parametrize(
    ("fields", "leads_to"),
    [
        ("profile=school", "v=1&r=1.0&profile=school&w=A2B5D1E45F4&m=B1.2~B2.2"),
        ("p=wire", "v=1&r=1.0&p=wire"),
        ("w_A=5&w_C1=0&take=without&p=wire&add_flow=flow.CN", "v=1&r=1.0&w=A5C10&m=flow.CN&x=wire"),
        (f"w_A=5&{EARLIER}", f"v=1&r=1.0&w=A5&{EARLIER}"),
        ("w_A=5&find=wire", "v=1&r=1.0&w=A5&find=wire"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/editions/1"])
def test_form_leads_to_the_address_of_its_state(client: Client, fields: str, leads_to: str, prefix: str) -> None:
    response = client.get(f"{prefix}/shortlist/?{fields}")
    assert response.status_code == HTTPStatus.FOUND
    assert response.headers["Location"] == f"{prefix}/shortlist/?{leads_to}"
    assert client.get(response.headers["Location"]).status_code == HTTPStatus.OK


def test_form_says_the_state_that_it_stands_on(client: Client, reading: Reading) -> None:
    address = "/shortlist/?v=1&r=1.0&profile=school&w=A2B5C10&m=B1.2~flow.CN~reach.US&x=wire&x=zoom-meetings"
    form = read(client, address).part("asking")
    sent = [
        *zip(
            form.strings('.//input[@type="hidden" or @checked]/@name'),
            form.strings('.//input[@type="hidden" or @checked]/@value'),
            strict=True,
        ),
        *((select.strings("./@name")[0], select.strings("./option[@selected]/text()")[0]) for select in form.all(
            ".//select[starts-with(@name, 'w_')][option/@selected]"
        )),
    ]  # fmt: skip
    response = client.get("/shortlist/", query_params=sent)
    assert response.headers["Location"] == address


def test_what_enter_presses_is_the_button_that_only_shows(client: Client) -> None:
    first = read(client, SCHOOL).part("asking").all(".//button")[0]
    assert first.strings("./@name") == []


def test_htmx_gets_the_part_and_everyone_else_the_page(client: Client) -> None:
    part, page = client.get(SCHOOL, **HTMX), client.get(SCHOOL)
    assert b"<html" not in part.content
    assert b'id="result"' in part.content
    assert b"<html" in client.get(SCHOOL, **HTMX, HTTP_HX_HISTORY_RESTORE_REQUEST="true").content
    assert {"HX-Request", "HX-History-Restore-Request"} <= {word.strip() for word in page.headers["Vary"].split(",")}


def test_part_on_a_past_day_brings_the_link_to_today_along(client: Client) -> None:
    part = Page.of(client.get(f"{SCHOOL}&{EARLIER}", **HTMX).content.decode())
    link = part.part("today")
    assert link.links == [SCHOOL]
    assert link.strings("./@hx-swap-oob") == ["true"]
    assert read(client, f"{SCHOOL}&{EARLIER}").part("today").links == [SCHOOL]
    assert b'id="today"' not in client.get(SCHOOL, **HTMX).content


def test_what_the_form_may_not_ask_is_told_where_the_result_was(client: Client) -> None:
    asked_for = "&".join(
        f"must={code}.2" for code in ("A1", "A2", "A3", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "C4")
    )
    response = client.get(f"/shortlist/?{asked_for}", **HTMX)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert (response.headers["HX-Retarget"], response.headers["HX-Push-Url"]) == ("#result", "false")
    part = Page.of(response.content.decode()).part("result")
    assert "“C4.2” cannot be used. A shortlist has at most 10 must-haves." in part.text
    assert "“m” is given as" in read(client, f"/shortlist/?{asked_for}", HTTPStatus.BAD_REQUEST).text


def test_address_of_another_rubric_opens_with_its_note(client: Client) -> None:
    page = read(client, "/shortlist/?v=1&r=0.9&w=A5Z2")
    assert "made with version 0.9 of the rubric; this edition judges by version 1.0" in page.text
    assert "no such thing here: Z." in page.text


def test_page_of_a_past_day_stays_on_it(client: Client) -> None:
    page = read(client, f"{SCHOOL}&{EARLIER}")
    assert "Of 11 products" in page.text
    inside = [link for link in page.one("//main").links if link.startswith(("/products/", "/claims/"))]
    assert inside
    assert {query["as_of"][0] for query in page.one("//main").queried if "as_of" in query} == {"2020-04-15"}
    assert all("as_of=2020-04-15" in link for link in inside)
    assert page.strings('//form[@id="asking"]/input[@name="as_of"]/@value') == ["2020-04-15"]


def test_chosen_product_that_was_not_assessed_by_the_day_is_told(client: Client) -> None:
    page = read(client, f"/shortlist/?v=1&r=1.0&w=A5&p=wire&p=zoom-meetings&{EARLIER}")
    assert "wire was not assessed by 15 April 2020" in page.text


@pytest.mark.parametrize("address", ["/shortlist/", SCHOOL, f"{SCHOOL}&p=wire&p=zoom-meetings&find=o"])
def test_page_costs_few_queries(client: Client, address: str) -> None:
    read_edition_document.cache_clear()
    known_products.cache_clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= 12


def test_long_group_shows_its_first_products_and_leads_to_the_rest(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "A_PAGE", 10)
    page = read(client, "/shortlist/?v=1&r=1.0&w=A5")
    assert len(products(page, "remaining")) == 10
    more = page.one('.//section[h2/@id="remaining"]/p/a')
    assert more.text == "22 more, page by page"
    found = []
    for number in (1, 2, 3, 4):
        found += products(read(client, f"{more.links[0]}&page={number}"), "remaining")
    assert len(set(found)) == 32
    assert "from 1 to 4" in read(client, f"{more.links[0]}&page=5", HTTPStatus.BAD_REQUEST).text
    assert "“group” is given as" in read(client, f"{more.links[0]}x", HTTPStatus.BAD_REQUEST).text


def test_many_products_are_found_by_a_part_of_their_name(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparison.shortlist.fields.MOST_BOXES", 5)
    form = read(client, "/shortlist/?v=1&r=1.0&p=zoom-meetings").part("asking")
    assert form.strings('.//input[@name="p"]/@value')[0] == "zoom-meetings"
    assert len(form.strings('.//input[@name="p"]/@value')) == 6
    assert "27 more: look for a part of the name" in form.text
    found = read(client, "/shortlist/?v=1&r=1.0&p=zoom-meetings&find=WIRE").part("asking")
    assert found.strings('.//input[@name="p"]/@value') == ["zoom-meetings", "wire"]


def test_query_of_every_link_of_the_page_is_its_state(client: Client) -> None:
    page = read(client, SCHOOL)
    paths = ("/shortlist/", "/brief.pdf", "/brief.xlsx", "/brief.csv", "/dpia.docx", "/dpia.pdf", "/questions.pdf")
    own = [link for link in page.part("result").links if urlsplit(link).path.endswith(paths)]
    assert len(own) == 2 + 6
    assert {tuple(sorted(parse_qs(urlsplit(link).query))) for link in own} == {("m", "profile", "r", "v", "w")}


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("w=A5&p=wire", "1 product, best for you first."),
        ("m=self-hostable&p=wire&p=jitsi-meet", "Of 2 products, 2 remain, none is undecided and none is ruled out."),
        ("m=self-hostable&p=skype", "Of 1 product, none remains, none is undecided and 1 is ruled out."),
    ],
)
def test_sentence_counts_in_good_english(client: Client, query: str, sentence: str) -> None:
    assert sentence in read(client, f"/shortlist/?v=1&r=1.0&{query}").one('//*[@role="status"]').text


def test_reach_leads_to_every_road_of_the_product(client: Client) -> None:
    found = row(read(client, "/shortlist/?v=1&r=1.0&m=reach.US"), "zoom-meetings")
    assert "/products/zoom-meetings/#earshot" in found.links
