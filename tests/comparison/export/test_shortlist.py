"""What is taken away of a shortlist is what its page shows, on the real catalogue."""

import csv
import io
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparison.export.formats import FORMATS
from comparison.figures import figure, percent
from comparison.reading import read_edition_document
from tests.comparison.brief.reading import dense, flat, links, pages
from tests.comparison.export.test_workbook import opened, records
from tests.comparison.pages import EARLIER, Page, read

pytestmark = pytest.mark.usefixtures("site")
OFFICER = "v=1&profile=eu-public-authority&m=flow.inadequate~C2.2"
FEW = "v=1&w=A5&m=A1.3&p=jitsi-meet&p=wire&p=zoom-meetings"
HOPELESS = "v=1&m=open-source&p=zoom-meetings&p=wechat"
NO_CHOICE = "v=1"
FIGURES = ("score of 100", "range from", "range to")
GROUPS = {"remain": "remaining", "undecided": "undecided", "ruled out": "excluded"}
STATES = [OFFICER, FEW, HOPELESS, NO_CHOICE]


KEPT: dict[tuple[str, str], bytes] = {}
"""Files once made; that they are the same every time has a test of its own."""


def file(client: Client, name: str, query: str, *, anew: bool = False) -> bytes:
    if anew or (name, query) not in KEPT:
        response = client.get(f"/{name}?{query}")
        assert response.status_code == HTTPStatus.OK, response.content[-2000:]
        KEPT[name, query] = response.content
    return KEPT[name, query]


def verdicts(page: Page) -> dict[str, tuple[str, str]]:
    """The group and the words of each product of the page, by its slug."""
    found = {}
    for group in ("remaining", "undecided", "excluded"):
        for section in page.all(f'//section[h2/@id="{group}"]'):
            for body in section.all(".//tbody"):
                slug = body.all(".//th//a")[0].links[0].split("/")[2]
                found[slug] = (group, body.text)
    return found


@pytest.mark.parametrize("query", STATES)
def test_page_spreadsheet_table_and_brief_hold_the_same_figures(client: Client, query: str) -> None:
    page = read(client, f"/shortlist/?{query}")
    shown = verdicts(page)
    rows = records(opened(file(client, "brief.xlsx", query)), "Matrix")
    table = {line["product"]: line for line in csv.DictReader(io.StringIO(file(client, "brief.csv", query).decode()))}
    printed = dense(" ".join(pages(file(client, "brief.pdf", query))))
    assert [row["Name in addresses"] for row in rows] == list(shown) == list(table)
    own = "For you" in page.text
    names = [f"Your {name}" for name in FIGURES] if own else [name.capitalize() for name in FIGURES]
    for row in rows:
        group, text = shown[row["Name in addresses"]]
        assert GROUPS[row["In the shortlist"]] == group
        score, low, high = (row[name] for name in names)
        known = percent(row["Known of what matters to you" if own else "Known"])
        said = figure(score) if score is not None else "no score"
        assert flat(f"{known} known") in text
        assert dense(f"{said}{figure(low)} to {figure(high)}, {known} known") in printed
        if own:
            assert said in text
            assert flat(f"between {figure(low)} and {figure(high)}; {known} known") in text
            line = table[row["Name in addresses"]]
            assert (float(line["own_range_low"]), float(line["own_range_high"])) == (low, high)
        if row["How firm its place is"]:
            assert flat(row["How firm its place is"]) in text
            assert dense(row["How firm its place is"][1:]) in printed


@pytest.mark.parametrize("query", STATES)
def test_must_haves_are_judged_as_on_the_page(client: Client, query: str) -> None:
    shown = verdicts(read(client, f"/shortlist/?{query}"))
    book = opened(file(client, "brief.xlsx", query))
    slugs = {row["Product"]: row["Name in addresses"] for row in records(book, "Matrix")}
    rows = records(book, "Must-haves")
    if "m=" not in query and "profile" not in query:
        assert rows[0]["Product"] == "No must-have was set."
        return
    for row in rows:
        text = shown[slugs[row["Product"]]][1]
        assert f"{row['State']} {row['Must-have']}." in text
        assert flat(row["Reason"]) in text
        if row["Question to the vendor"]:
            assert row["Question to the vendor"] in text


def test_brief_says_what_was_asked_what_is_ruled_out_and_what_to_ask(client: Client) -> None:
    pdf = file(client, "brief.pdf", OFFICER)
    words = flat(" ".join(pages(pdf)[1:8]))
    assert "What was asked The profile “EU public authority”, changed" in words
    assert "No data flow to a country without an EU adequacy decision" in words
    assert "Ruled out (" in words
    assert "Not met: " in words
    assert "What would decide it, to be asked of each vendor" in words
    assert "From 10,000 draws with the seed" in words
    assert "are described one by one" in words
    assert any("/editions/1/shortlist/?v=1" in link for link in links(pdf))
    assert sum("Answers, section by section" in page for page in pages(pdf)) == 6


def test_state_of_the_spreadsheet_reproduces_the_shortlist(client: Client) -> None:
    book = opened(file(client, "brief.xlsx", OFFICER))
    told: dict[str, Any] = {row["What"]: row["Value"] for row in records(book, "State")}
    assert told["Asked for"] == "A shortlist of 32 products"
    assert told["Importance of C Data flows and jurisdiction"] == 5
    assert told["Must-have C2.2"] == "C2 Onward transfer: level 2 (Fair) or higher"
    assert isinstance(told["Seed"], int)
    address = told["Permanent address"]
    again = address.partition("/editions/1/shortlist/?")[2]
    assert (
        file(client, "brief.csv", again).decode().splitlines()[1:]
        == (file(client, "brief.csv", OFFICER).decode().splitlines()[1:])
    )


def test_question_that_would_show_a_must_have_is_asked_in_the_letter(client: Client) -> None:
    words = flat(" ".join(pages(file(client, "questions.pdf", FEW))))
    assert "Must-have not shown: " not in words
    words = flat(" ".join(pages(file(client, "questions.pdf", "v=1&m=flow.CN&p=jitsi-meet"))))
    assert "Must-have not shown: No data flow to China." in words
    assert "compare" not in words


def test_shortlist_of_what_is_ruled_out_describes_it_and_says_so(client: Client) -> None:
    for name in ("brief.pdf", "dpia.pdf"):
        words = flat(" ".join(pages(file(client, name, HOPELESS))))
        assert "none remains and none is undecided, so that these are ruled out" in words
        assert "Zoom Meetings (Zoom Workplace)" in words


def test_past_day_takes_the_products_of_that_day(client: Client) -> None:
    query = f"{NO_CHOICE}&{EARLIER}"
    rows = records(opened(file(client, "brief.xlsx", query)), "Matrix")
    assert len(rows) == 11
    assert {row["Assessed as of"].date().isoformat() for row in rows} == {"2020-04-15"}
    assert "What could be known on 15 April 2020" in pages(file(client, "brief.pdf", query))[0]


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_file_is_the_same_every_time_and_costs_few_queries_however_many_products(client: Client, form: Any) -> None:
    counts = []
    for query in (OFFICER, f"{OFFICER}&p=jitsi-meet&p=wire&p=zoom-meetings"):
        first = file(client, form.file, query)
        read_edition_document.cache_clear()
        with CaptureQueriesContext(connection) as queries:
            assert file(client, form.file, query, anew=True) == first
        counts.append(len(queries))
    assert max(counts) <= 12
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("v=2", "format 1"),
        ("v=1&m=nonsense", "nonsense"),
        ("v=1&p=no-such", "no-such"),
        ("v=1&p=wire&as_of=2020-04-15", "wire"),
    ],
)
def test_state_that_cannot_be_taken_away_is_refused_by_name(client: Client, query: str, named: str) -> None:
    assert named in read(client, f"/brief.pdf?{query}", HTTPStatus.BAD_REQUEST).text


def test_page_leads_to_every_file_of_its_state(client: Client) -> None:
    page = read(client, f"/shortlist/?{OFFICER}")
    offered = {link.partition("?")[0]: link.partition("?")[2] for link in page.links if "v=1" in link}
    for form in FORMATS.values():
        assert file(client, form.file, offered[f"/{form.file}"]) == file(client, form.file, OFFICER)


def test_pinned_edition_and_day_stay_in_the_addresses(client: Client) -> None:
    page = read(client, f"/editions/1/shortlist/?{OFFICER}&{EARLIER}")
    offered = [link for link in page.links if link.partition("?")[0].endswith(tuple(f.file for f in FORMATS.values()))]
    assert len(offered) == len(FORMATS)
    assert all(link.startswith("/editions/1/") and EARLIER in link for link in offered)
