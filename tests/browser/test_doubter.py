"""The doubter: from "Weak" two clicks lead to all that it rests on, and to the way to contest it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

PRODUCT = "/products/zoom-meetings/"
READERS = [(1280, True), (1280, False), (360, True), (360, False)]


def weak_answer(page: Page) -> Locator:
    """The first answer of the product page that reads "Weak"."""
    return page.locator("article.score").filter(has=page.locator(".word", has_text="Weak")).first


def expect_all_it_rests_on(answer: Locator) -> None:
    """Level wording, rationale, claims with document and place, both raters, and the way to contest."""
    details = answer.locator("details")
    expect(answer.locator("div > p").first).to_be_visible()
    given = details.locator("dd.given")
    expect(given).to_be_visible()
    assert len(given.inner_text()) > 20
    claim = details.locator("h4:text-is('Rests on') + ul > li").first
    expect(claim).to_be_visible()
    expect(claim.locator("a[href*='/evidence/']").first).to_be_visible()
    expect(claim).to_contain_text(re.compile(r"Supports: .+, .+ \(.+\)"))
    expect(claim).to_contain_text(re.compile(r"as of|undated"))
    raters = details.locator("h4:text-is('Both raters') + ul > li")
    expect(raters).to_have_count(2)
    for index in range(2):
        expect(raters.nth(index)).to_contain_text(re.compile(r"analyst [AB]: \w+"))
    expect(details.get_by_role("link", name="Contest this answer")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_two_clicks_from_a_weak_cell_of_the_matrix_show_all_it_rests_on(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/", javascript=javascript)
    cell = page.locator(f"td.c a[href^='{PRODUCT}']").filter(has=page.get_by_text("Weak")).first
    address = cell.get_attribute("href")
    assert address
    cell.click()
    answer = page.locator(f"#{address.partition('#')[2]}")
    expect(answer.locator(".word")).to_have_text("Weak")
    expect(answer.locator("h3")).to_be_in_viewport()
    answer.locator("summary").click()
    expect_all_it_rests_on(answer)


@pytest.mark.parametrize(("width", "javascript"), READERS)
def test_weak_answer_opens_in_place_and_leads_to_the_way_to_contest_it(
    open_page: OpenPage, width: int, javascript: bool
) -> None:
    page = open_page(PRODUCT, width=width, javascript=javascript)
    answer = weak_answer(page)
    answer.locator("summary").click()
    expect_all_it_rests_on(answer)
    answer.get_by_role("link", name="Contest this answer").click()
    expect(page.get_by_role("heading", name="How to contest an answer")).to_be_in_viewport()


def test_claim_of_a_weak_answer_names_the_document_and_the_place_in_it(open_page: OpenPage) -> None:
    page = open_page(PRODUCT)
    answer = weak_answer(page)
    code = answer.get_attribute("id")
    answer.locator("summary").click()
    answer.locator("h4:text-is('Rests on') + ul > li a[href*='/claims/']").first.click()
    expect(page.get_by_role("heading", name="Evidence")).to_be_visible()
    source = page.locator("h2:text-is('Evidence') + ul > li").first
    expect(source).to_contain_text("Where: ")
    expect(source.locator("a[href^='https://'], a[href^='http://']").first).to_be_visible()
    resting = page.locator("h2:text-is('Scores that rest on it') + ul a")
    assert any(f"{PRODUCT}#{code}" in (link.get_attribute("href") or "") for link in resting.all())


def test_proof_in_the_side_by_side_page_leads_to_the_answer(open_page: OpenPage) -> None:
    page = open_page("/compare/?p=zoom-meetings&p=jitsi-meet")
    page.get_by_role("link", name="Proof of A2 for Zoom Meetings").click()
    expect(page).to_have_url(re.compile(rf"{PRODUCT}#A2$"))
    expect(page.locator("#A2 h3")).to_be_in_viewport()


def test_every_answer_with_a_level_rests_on_a_claim_and_two_raters(open_page: OpenPage) -> None:
    page = open_page(PRODUCT)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    answers = page.locator("article.score").evaluate_all(
        """articles => articles.map(article => {
             const under = title => [...article.querySelectorAll('h4')].find(h4 => h4.textContent === title);
             const count = title => under(title)?.nextElementSibling.children.length ?? 0;
             return [article.id, !!article.querySelector('dd.given'), count('Rests on'), count('Both raters')];
           })"""
    )
    assert len(answers) == 22
    assert [answer for answer in answers if answer[3] != 2] == []
    assert [answer for answer in answers if answer[1] and not answer[2]] == []
