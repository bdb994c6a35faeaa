"""The rubric and the method, as readers find them."""

from typing import Any

import pytest
from django.test import Client

from assessments.models import Criterion, Edition, RubricVersion
from comparison.reading import read_edition_document
from comparison.views.method import contact_link
from tests.comparison.pages import read

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("address", ["/rubric/", "/rubric/1.0/", "/editions/1/rubric/1.0/"])
def test_rubric_is_there_word_for_word(client: Client, address: str) -> None:
    page = read(client, address)
    for criterion in Criterion.objects.filter(rubric__version="1.0"):
        article = page.part(criterion.code)
        assert criterion.title in article.text
        assert len(article.all(".//dd")) == 4
        assert "To ask the vendor:" in article.text


def test_draft_of_a_rubric_is_not_public(client: Client) -> None:
    draft = RubricVersion.objects.get(status="draft")
    assert "No version" in read(client, f"/rubric/{draft.version}/", 404).text


def test_method_gives_the_agreement_of_raters_and_warns_of_what_it_means(client: Client) -> None:
    edition = Edition.objects.get()
    found = {(row.as_of, row.criterion): row for row in read_edition_document(edition.sha256, 1).agreement}
    page = read(client, "/method/").section("agreement")
    assert f"As of 23 November 2026: {found['2026-11-23', None].alpha:.2f}" in page.text
    assert f"As of 15 April 2020: {found['2020-04-15', None].alpha:.2f}" in page.text
    assert "overstate what two people would reach" in page.text
    assert len(page.all(".//tbody/tr")) == 22
    for row in page.all(".//tbody/tr"):
        alpha = found["2026-11-23", row.one("./th").text].alpha
        assert ("wording under question" in row.text) == (alpha is not None and alpha < 0.667)


def test_method_says_how_to_contest_and_where_to_write(client: Client, settings: Any) -> None:
    settings.EARSHOT_CONTACT = "editor@earshot.example"
    assert "mailto:editor@earshot.example" in read(client, "/method/").links
    settings.EARSHOT_CONTACT = ""
    assert "has not given an address" in read(client, "/method/").text


def test_method_is_prose_without_markup_left_over(client: Client) -> None:
    text = read(client, "/method/").one('//div[@class="prose"]').text
    assert "**" not in text
    assert "##" not in text
    assert "Silence" in text


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("editor@earshot.example", "mailto:editor@earshot.example"),
        ("https://earshot.example/write", "https://earshot.example/write"),
        ("https://social.example/@earshot", "https://social.example/@earshot"),
        ("", ""),
    ],
)
def test_contact_link_is_an_address_of_either_kind(contact: str, link: str) -> None:
    assert contact_link(contact) == link
