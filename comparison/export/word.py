"""The annex for a data-protection impact assessment as a Word file (DOCX)."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import nsmap, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from comparison.brief.types import Brief
from comparison.export.annex import annex
from comparison.export.archive import without_times
from comparison.export.inert import storable
from comparison.export.word_parts import ACCENT, IN_TABLES, INK, SMALL, SOFT, bookmark, field, lead_to, register, say

FONT, EAST_ASIAN_FONT = "Calibri", "Microsoft YaHei"
MARGIN, WIDTH = 15, 297 - 2 * 15
"""Of the page and of the text, in millimetres."""

UNUSED = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""What the packaged template brings along and a reader has no use for, or that names another program."""

SIZES = {"Normal": 10, "Title": 22, "Subtitle": 12, "Heading 1": 18, "Heading 2": 13, "Header": 8, "Footer": 8}


def annex_docx(brief: Brief) -> bytes:
    """The Word file of the annex: the same bytes for the same brief; tables to edit, no macro."""
    data = annex(brief)
    pages = docx.Document()
    _properties(pages, data, brief.edition_date)
    _styles(pages)
    _page(pages, data)
    _cover(pages, data)
    for product in data["products"]:
        _product(pages, product)
    _evidence(pages, data["evidence"])
    out = BytesIO()
    pages.save(out)
    return without_times(out.getvalue())


def _properties(pages: Document, data: dict[str, Any], day: date) -> None:
    about = pages.core_properties
    about.title = storable(data["title"])[:255]
    about.author = about.last_modified_by = data["name"]
    about.subject = data["day"][:255]
    about.comments = f"{data['footer']['edition']}, {data['footer']['permalink']}"[:255]
    about.language = "en-GB"
    about.created = about.modified = datetime.combine(day, time(), UTC)
    for relations in (pages.part.package.rels, pages.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(UNUSED)]:
            relations.pop(key)


def _styles(pages: Document) -> None:
    """One family of letters in few sizes, and the language."""
    languages = pages.styles.element.find(f".//{qn('w:lang')}")
    for name, code in (("val", "en-GB"), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")):
        languages.set(qn(f"w:{name}"), code)
    small = pages.styles.add_style(IN_TABLES, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = pages.styles["Normal"]
    for style, size in ((small, SMALL), *((pages.styles[name], Pt(size)) for name, size in SIZES.items())):
        _letters(style, size)
    for name, before, after in (("Normal", 0, 4), (IN_TABLES, 0, 0), ("Heading 1", 0, 4), ("Heading 2", 12, 4)):
        form = pages.styles[name].paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.0
    pages.styles["Heading 1"].paragraph_format.page_break_before = True
    pages.styles["Subtitle"].font.color.rgb = ACCENT


def _letters(style: ParagraphStyle, size: Pt) -> None:
    font = style.font
    font.name, font.size, font.italic = FONT, size, False
    font.color.rgb = SOFT if style.name in ("Header", "Footer") else INK
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), EAST_ASIAN_FONT)
    for ornament in ("w:pBdr", "w:rPr/w:spacing", "w:tabs"):
        for found in style.element.findall(f".//{ornament}", nsmap):
            found.getparent().remove(found)


def _page(pages: Document, data: dict[str, Any]) -> None:
    """A4 across, with what the document is above and the edition below."""
    section = pages.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(8)
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (above, below):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    say(above, f"{data['header']}\t{data['name']}")
    say(below, f"{data['footer']['edition']}, {data['footer']['permalink']}\t{data['footer']['page']} ")
    field(below, "PAGE")
    say(below, f" {data['footer']['of']} ")
    field(below, "NUMPAGES")


def _cover(pages: Document, data: dict[str, Any]) -> None:
    say(pages.add_paragraph(), data["lead"], "quiet")
    say(pages.add_paragraph(style="Title"), data["names"])
    say(pages.add_paragraph(style="Subtitle"), data["day"])
    for text in data["paragraphs"]:
        say(pages.add_paragraph(), text)
    for fact in data["facts"]:
        paragraph = pages.add_paragraph()
        say(paragraph, f"{fact['term']}: ", "quiet")
        _address(paragraph, fact)


def _product(pages: Document, product: dict[str, Any]) -> None:
    say(pages.add_heading(level=1), product["name"])
    say(pages.add_paragraph(), product["about"], "strong")
    say(pages.add_paragraph(), product["owners"])
    _address(pages.add_paragraph(), product["address"])
    for table in product["tables"]:
        say(pages.add_heading(level=2), table["title"])
        if table["words"]:
            words = pages.add_paragraph()
            words.paragraph_format.keep_with_next = bool(table["rows"])
            say(words, table["words"])
        if table["rows"]:
            whole = sum(table["widths"])
            widths = [WIDTH * width / whole for width in table["widths"]]
            register(pages, f"{table['title']}: {product['name']}", widths, table["heads"], table["rows"])


def _evidence(pages: Document, evidence: dict[str, Any]) -> None:
    say(pages.add_heading(level=1), evidence["title"])
    say(pages.add_paragraph(), evidence["lead"] if evidence["entries"] else evidence["empty"])
    for entry in evidence["entries"]:
        paragraph = pages.add_paragraph()
        paragraph.paragraph_format.keep_together = True
        bookmark(paragraph, f"evidence-{entry['number']}", entry["number"])
        say(paragraph, f"[E{entry['number']}] {entry['title']}", "strong").add_break()
        say(paragraph, entry["facts"]).add_break()
        _address(paragraph, entry["address"])
        say(paragraph, "").add_break()
        say(paragraph, entry["notes"], "quiet")


def _address(paragraph: Paragraph, address: dict[str, Any]) -> None:
    if address["href"]:
        lead_to(paragraph, address["text"], address["href"])
    else:
        say(paragraph, address["text"])
