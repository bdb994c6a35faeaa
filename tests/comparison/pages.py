"""A page as a reader meets it: its words, links and parts, and one address of every kind of page."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from lxml import etree, html

from comparison.export.formats import FORMATS

HTMX = {"HTTP_HX_REQUEST": "true"}
EARLIER = "as_of=2020-04-15"

# Each with the queries that it may cost; the first names in a group are the views' own.
PAGES = {
    "/": 8,
    "/products/voov-meeting/": 12,
    "/products/zoom-meetings/publications/1/": 12,
    "/compare/?p=voov-meeting&p=zoom-meetings&p=jitsi-meet": 12,
    "/shortlist/": 12,
    "/shortlist/?v=1&r=1.0&profile=school&w=A2B5D1&m=B1.2~flow.CN": 12,
    "/jurisdictions/": 12,
    "/jurisdictions/cn/": 12,
    "/laws/cn-national-intelligence-law/": 12,
    "/reach/": 12,
    "/reach/what-if/": 12,
    "/reach/what-if/?law=us-cloud-act": 12,
    "/reach/what-if/?adequacy=US": 12,
    "/contradictions/": 12,
    "/products/voov-meeting/variants/": 12,
    "/search/": 8,
    "/search/?q=end-to-end": 8,
    "/search/?q=zoom&kind=claim&product=zoom-meetings": 8,
    "/claims/voov-meeting-a2-1/": 12,
    "/evidence/pjmedia-2020-04/": 12,
    "/rubric/": 12,
    "/rubric/1.0/": 12,
    "/method/": 12,
    "/editions/": 12,
}
FILES = {
    "/products/voov-meeting/document.json": 12,
    "/products/zoom-meetings/publications/1/document.json": 12,
    "/brief.pdf?p=zoom-meetings": 12,
    "/brief.xlsx?p=zoom-meetings": 12,
    "/brief.csv?p=zoom-meetings": 12,
    "/dpia.docx?p=zoom-meetings": 12,
    "/dpia.pdf?p=zoom-meetings": 12,
    "/questions.pdf?p=zoom-meetings": 12,
    "/reach.csv": 12,
}
HAVE_A_DAY = [
    "/",
    "/products/voov-meeting/",
    "/products/voov-meeting/document.json",
    "/compare/",
    "/shortlist/",
    *(f"/{form.file}" for form in FORMATS.values()),
    "/jurisdictions/",
    "/jurisdictions/cn/",
    "/laws/cn-national-intelligence-law/",
    "/reach/",
    "/reach.csv",
    "/reach/what-if/",
    "/contradictions/",
    "/search/",
    "/products/voov-meeting/variants/",
    "/claims/voov-meeting-a2-1/",
    "/evidence/pjmedia-2020-04/",
    "/rubric/",
    "/method/",
]


class Page:
    """A part of a page, or all of it."""

    def __init__(self, node: html.HtmlElement) -> None:
        self.node = node

    @classmethod
    def of(cls, markup: str) -> "Page":
        return cls(html.document_fromstring(markup))

    @property
    def text(self) -> str:
        """The words on one line, without what only machines read."""
        kept = self.node.xpath(".//text()[not(ancestor::script or ancestor::style)]")
        return re.sub(r"\s+", " ", " ".join(kept)).strip()

    @property
    def links(self) -> list[str]:
        return [str(href) for href in self.node.xpath("descendant-or-self::a/@href")]

    @property
    def queried(self) -> list[dict[str, list[str]]]:
        """The query of every link within the site."""
        return [parse_qs(urlsplit(link).query) for link in self.links if link.startswith("/")]

    def all(self, path: str) -> list["Page"]:
        """The parts that an XPath finds."""
        return [Page(node) for node in self.node.xpath(path)]

    def one(self, path: str) -> "Page":
        found = self.all(path)
        assert len(found) == 1, f"{path} finds {len(found)} parts"
        return found[0]

    def part(self, identifier: str) -> "Page":
        """The part with that id."""
        return self.one(f'.//*[@id="{identifier}"]')

    def section(self, identifier: str) -> "Page":
        """The section whose heading has that id."""
        return self.one(f'.//section[h2/@id="{identifier}"]')

    def strings(self, path: str) -> list[str]:
        """The attributes that an XPath finds."""
        return [str(value) for value in self.node.xpath(path)]

    def without(self, path: str) -> "Page":
        """A copy that lacks the parts that an XPath finds."""
        copy = html.document_fromstring(etree.tostring(self.node, encoding="unicode"))
        for node in copy.xpath(path):
            node.drop_tree()
        return Page(copy)


def read(client: Client, address: str, status: int = 200, **headers: str) -> Page:
    """The page at an address, which answers with the status."""
    response = client.get(address, **headers)
    assert response.status_code == status, f"{address} answers {response.status_code}"
    return Page.of(response.content.decode())


def product_names(page: Page) -> list[str]:
    """The products of the matrix by the slugs of their rows, in its order."""
    return page.strings('.//table[contains(@class, "matrix")]/tbody//input[@name="p"]/@value')


def within(page: Page) -> Iterator[str]:
    """The links of a page that lead to pages of the site."""
    for link in page.links:
        if link.startswith(("/", "?")) and not link.startswith("/static/"):
            yield link
