"""Pictures in the brief: the same as on pages, printed by Typst under PDF/UA-1."""

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from assessments.document import types as doc
from comparison.brief import pictures
from comparison.brief.characters import MARK, printable_in_picture
from comparison.brief.content import content
from comparison.brief.render import render
from comparison.charts.pictures import diagram_picture, map_picture
from tests.comparison.brief import reading
from tests.comparison.brief.documents import brief_of, catalogue_brief, document
from tests.comparison.charts.places import HOSTILE

NOTHING = ("opentalk", "bigbluebutton")


def renamed(name: str) -> doc.PublicationDocument:
    """WeChat with every place, law and recipient so named."""
    found = document("wechat")
    return found.model_copy(
        update={
            "jurisdictions": tuple(place.model_copy(update={"name": name}) for place in found.jurisdictions),
            "laws": tuple(law.model_copy(update={"name": name}) for law in found.laws),
            "claims": tuple(
                claim.model_copy(
                    update={"flow": claim.flow and claim.flow.model_copy(update={"recipient": f"{name} {index}"})}
                )
                for index, claim in enumerate(found.claims)
            ),
        }
    )


def chapter(found: doc.PublicationDocument) -> dict[str, Any]:
    given: dict[str, Any] = content(brief_of(found))["chapters"][0]
    return given


@pytest.mark.parametrize("slug", ["wechat", "microsoft-teams-eudb"])
def test_pictures_in_the_brief_are_those_of_the_page(slug: str) -> None:
    found = document(slug)
    map_of_page, diagram_of_page = map_picture(found, "map"), diagram_picture(found, "diagram")
    assert map_of_page
    assert diagram_of_page
    assert chapter(found)["jurisdictions"]["picture"]["svg"] == map_of_page.svg
    assert chapter(found)["flows"]["picture"]["svg"] == diagram_of_page.svg


def test_pictures_have_text_for_those_who_do_not_see_them() -> None:
    alternatives = [str(figure.Alt) for figure in reading.elements(render(catalogue_brief("wechat")), "Figure")]
    assert len(alternatives) == 2
    assert any("China: by place, readable content; by control, readable content." in text for text in alternatives)
    assert any("14 flows of 10 kinds of data to 9 recipients." in text for text in alternatives)


def test_legend_stands_in_words_under_the_map() -> None:
    text = reading.text(render(catalogue_brief("voov-meeting")))
    assert "metadata only" in text
    assert "by control of the vendor" in text


@pytest.mark.parametrize("slug", NOTHING)
def test_product_without_roads_has_no_map(slug: str) -> None:
    found = document(slug)
    assert (pictures.map_of(found) == {}) is (not found.exposures)


def test_diagram_too_tall_for_a_page_is_left_to_the_product_s_own() -> None:
    found = document("wechat")
    flow = next(claim for claim in found.claims if claim.flow and claim.standing.state == "stands")
    assert flow.flow
    many = tuple(
        flow.model_copy(
            update={"id": f"wechat-x-{index}", "flow": flow.flow.model_copy(update={"recipient": f"Company {index}"})}
        )
        for index in range(40)
    )
    picture = pictures.diagram_of(found.model_copy(update={"claims": many}))
    assert list(picture) == ["words"]
    render(brief_of(found.model_copy(update={"claims": (*found.claims, *many), "exposures": ()})))


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE.replace("\ud800", ""),
        "腾讯会议",
        "مستند الخصوصية",
        "ǹ ḿ ṃ ṅ ṣ ẹ ị ọ ụ Việt Nam",
        "emoji 😀 👨‍👩‍👧 korean 한국어 thai กำ",
        "e\u0301\u0323 office ﬁ",
        "",
    ],
)
def test_no_name_stops_the_brief(name: str) -> None:
    render(brief_of(renamed(name)))


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_no_text_in_a_picture_stops_the_brief(words: list[str]) -> None:
    render(brief_of(renamed(" ".join(words))))


@given(st.text())
def test_printable_in_picture_keeps_markup_as_it_is(text: str) -> None:
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0l1-2"/><desc>{re.sub("[<>&]", "", text)}</desc></svg>'
    )
    kept = printable_in_picture(picture)
    assert kept.startswith('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0l1-2"/><desc>')
    assert printable_in_picture(kept) == kept


@pytest.mark.parametrize(
    ("text", "printed"),
    [("Zürich – “Ω” Ж €", "Zürich – “Ω” Ж €"), ("ẹụ", "eu"), ("腾讯", "腾讯"), ("한", MARK), ("a\u200bb\u202e", "ab")],
)
def test_printable_in_picture_shows_what_the_fonts_can(text: str, printed: str) -> None:
    assert printable_in_picture(text) == printed


def test_pictures_reach_the_template_as_plain_data() -> None:
    whole = json.dumps(content(catalogue_brief("wechat")))
    for svg in re.findall(r'"svg": ("(?:[^"\\]|\\.)*")', whole):
        etree.fromstring(json.loads(svg))


def test_pictures_cost_a_brief_little() -> None:
    with_pictures = len(render(catalogue_brief("voov-meeting", "zoom-meetings", "jitsi-meet")))
    assert with_pictures < 1_000_000
