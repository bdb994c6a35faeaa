"""What templates need to print a document: addresses within the reader's edition, words, discs and bars."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments import vocabulary as judgement_words
from assessments.document.rubric import RubricText
from assessments.document.types import Result, SectionResult
from assessments.models import Publication
from common import dates
from comparison.charts import range_bar as bars
from comparison.compare_page import Column
from comparison.compare_query import CompareQuery
from comparison.export.formats import FORMATS
from comparison.figures import figure, percent
from comparison.marks import Part
from comparison.matrix import MatrixQuery
from comparison.reading import Reading
from vendors import vocabulary as fact_words

register = template.Library()

MARKS = {"unclear": "?", "nothing-found": "–", "not-looked": "·", "not-applicable": "n/a"}  # en dash meant


@register.simple_tag(takes_context=True)
def address(context: Context, name: str, **kwargs: Any) -> str:
    """The address of a page in the reader's edition and on the reader's day."""
    reading: Reading = context["reading"]
    return reading.address(name, **kwargs)


@register.simple_tag(takes_context=True)
def address_on(context: Context, day: date | None, name: str, **kwargs: Any) -> str:
    """The address of a page in the reader's edition on another day; None = the latest assessments."""
    reading: Reading = context["reading"]
    return Reading(reading.edition, reading.pinned, day).address(name, **kwargs)


@register.simple_tag(takes_context=True)
def address_of(context: Context, name: str, *slugs: str) -> str:
    """The address of a page about chosen products."""
    reading: Reading = context["reading"]
    return reading.address(name, [("p", slug) for slug in slugs])


@register.simple_tag
def answer_mark(state: str, level: int | None, word: str) -> SafeString:
    """The mark of an answer: a disc as full as the level is high, or a sign; the word is for those who listen."""
    if level is None:
        return format_html(
            '<span class="mark lx" aria-hidden="true">{}</span><span class="hidden">{}</span>',
            MARKS[state],
            word,
        )
    return format_html(
        '<svg class="disc l{0}" aria-hidden="true"><use href="#d{0}"/></svg><span class="hidden">{1}</span>',
        level,
        word,
    )


@register.simple_tag
def level_disc(level: int) -> SafeString:
    """The disc of a level, beside which its word stands."""
    return format_html('<svg class="disc l{0}" aria-hidden="true"><use href="#d{0}"/></svg>', level)


@register.simple_tag
def range_bar(result: Result | SectionResult) -> SafeString:
    """The bar that shows a score within its range."""
    return bars.range_bar(result)


@register.filter
def day(value: str | date | None) -> str:
    """A partial date, or a day, as people read it."""
    if not value:
        return "undated"
    return dates.in_words(value if isinstance(value, str) else value.isoformat())


register.filter("percent", percent)
register.filter("figure", figure)


@register.filter
def label(value: str, vocabulary: str) -> str:
    """The plain words for a stored word, by the name of its vocabulary."""
    words = getattr(fact_words, vocabulary, None) or getattr(judgement_words, vocabulary)
    return str(words(value).label)


@register.filter
def labels(values: list[str] | tuple[str, ...], vocabulary: str) -> str:
    """Several stored words in plain words, with commas between."""
    return ", ".join(label(value, vocabulary) for value in values)


@register.filter
def level_word(value: int, reading: Reading) -> str:
    """The label of a level in the reader's rubric."""
    return reading.rubric.word(value)


@register.filter
def cell_word(cell: Any, reading: Reading) -> str:
    """The word of a matrix cell: its level's label, or what kind of not knowing it is."""
    return reading.rubric.word(cell.level) if cell.level is not None else cell.state.replace("-", " ")


@register.filter
def place_name(code: str, document: Any) -> str:
    """The name of a jurisdiction that a document holds; `*` is any country."""
    if code == "*":
        return "any country"
    return next((place.name for place in document.jurisdictions if place.code == code), code)


@register.filter
def place_names(codes: list[str] | tuple[str, ...], document: Any) -> str:
    return ", ".join(place_name(code, document) for code in codes) or "no place named"


@register.filter
def in_list(value: str, values: tuple[str, ...]) -> bool:
    return value in values


@register.simple_tag
def sort_state(asked: MatrixQuery, column: str) -> SafeString:
    """The attribute that tells how a column is sorted; nothing where it is not."""
    if asked.sort.removeprefix("-") != column:
        return SafeString("")
    natural = "ascending" if column in ("name", "vendor") else "descending"
    other = "descending" if natural == "ascending" else "ascending"
    return format_html(' aria-sort="{}"', other if asked.sort.startswith("-") else natural)


@register.simple_tag(takes_context=True)
def sort_address(context: Context, asked: MatrixQuery, column: str) -> str:
    """The address of the matrix sorted by a column, or the other way round if it is already."""
    reading: Reading = context["reading"]
    return reading.address("product-list", asked.sorted_by(column).pairs())


@register.simple_tag(takes_context=True)
def fold_address(context: Context, asked: MatrixQuery, section: str) -> str:
    """The address of the matrix with one section folded, or unfolded if it is."""
    reading: Reading = context["reading"]
    return reading.address("product-list", asked.toggling(section).pairs())


@register.simple_tag(takes_context=True)
def page_address(context: Context, asked: MatrixQuery, number: int) -> str:
    """The address of another page of the matrix."""
    reading: Reading = context["reading"]
    return reading.address("product-list", [*asked.pairs(), ("page", str(number))])


@register.filter
def at(levels: dict[int, str], value: int) -> str:
    """The wording of one level."""
    return levels[value]


@register.filter
def cut_hyphen(word: str) -> str:
    return word.replace("-", " ")


@register.filter
def law_name(slug: str, document: Any) -> str:
    """The name of an access law that a document holds."""
    return next((law.name for law in document.laws if law.slug == slug), slug)


@register.filter
def countries(link: str, document: Any) -> str:
    """A link of a chain with the names of countries in place of their codes."""
    names = {place.code: place.name for place in document.jurisdictions}
    return " ".join(names.get(word, word) for word in link.split(" "))


@register.simple_tag(takes_context=True)
def address_chosen(context: Context, name: str, chosen: list[Publication]) -> str:
    """The address of a page about the chosen products, on the reader's day."""
    reading: Reading = context["reading"]
    return reading.address(name, [("p", row.product_id) for row in chosen])


@register.simple_tag(takes_context=True)
def files_about(context: Context, chosen: list[Publication]) -> list[tuple[str, str]]:
    """The files about the chosen products that can be taken away: the label and the address of each."""
    return files(context, [("p", row.product_id) for row in chosen])


@register.simple_tag(takes_context=True)
def files(context: Context, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The files that can be taken away of what the query says: the label and the address of each."""
    reading: Reading = context["reading"]
    query = list(pairs)
    return [(form.label, reading.address(form.identifier, query)) for form in FORMATS.values()]


@register.simple_tag(takes_context=True)
def address_without(context: Context, asked: CompareQuery, slug: str) -> str:
    """The address of the side-by-side page with one product fewer."""
    reading: Reading = context["reading"]
    return reading.address("product-compare", asked.without(slug).pairs())


@register.filter
def as_day(text: str) -> date:
    return date.fromisoformat(text)


@register.simple_tag(takes_context=True)
def product_address(context: Context, columns: tuple[Column, ...], index: int) -> str:
    """The address of the product of one column."""
    reading: Reading = context["reading"]
    return reading.address("product-detail", slug=columns[index].publication.product_id)


@register.simple_tag
def product_name(columns: tuple[Column, ...], index: int) -> str:
    """The name of the product of one column."""
    return columns[index].publication.name


@register.filter
def hundredths(value: float) -> str:
    """A figure to two decimals."""
    return f"{value:.2f}"


@register.filter
def points(share: float) -> str:
    """A share of 1 in whole percentage points, without a sign; `<1` for what is there and would round to none."""
    return "<1" if 0 < share < 0.005 else f"{share * 100:.0f}"


@register.filter
def rubric_word(level: int, rubric: RubricText) -> str:
    """The label of a level in a rubric."""
    return rubric.word(level)


@register.simple_tag
def current_address(name: str, **kwargs: Any) -> str:
    """The address of a page in the current edition, from wherever the reader is."""
    return reverse(f"comparison:{name}", kwargs=kwargs)


@register.simple_tag(takes_context=True)
def address_asking(context: Context, name: str, key: str, value: str) -> str:
    """The address of a page with one question in it."""
    reading: Reading = context["reading"]
    return reading.address(name, [(key, value)])


@register.simple_tag(takes_context=True)
def address_asked(context: Context, name: str, pairs: list[tuple[str, str]], **kwargs: Any) -> str:
    """The address of a page with several questions in it."""
    reading: Reading = context["reading"]
    return reading.address(name, pairs, **kwargs)


@register.simple_tag(takes_context=True)
def address_asked_on(context: Context, day: date, name: str, pairs: list[tuple[str, str]]) -> str:
    """The same on another day."""
    reading: Reading = context["reading"]
    return Reading(reading.edition, reading.pinned, day).address(name, pairs)


@register.simple_tag(takes_context=True)
def address_to_keep(context: Context, name: str, pairs: list[tuple[str, str]]) -> str:
    """The address at which a reader keeps the state of a page."""
    reading: Reading = context["reading"]
    return f"{reverse('saved-brief-create')}?{urlencode({'of': reading.address(name, pairs)})}"


@register.simple_tag(takes_context=True)
def address_asked_today(context: Context, name: str, pairs: list[tuple[str, str]], **kwargs: Any) -> str:
    """The address of a page with the same questions, on the day of the latest assessments."""
    reading: Reading = context["reading"]
    return Reading(reading.edition, reading.pinned, None).address(name, pairs, **kwargs)


@register.simple_tag(takes_context=True)
def search_address(context: Context, asked: list[tuple[str, str]], kind: str = "") -> str:
    """The address of the same search among one kind, or all."""
    reading: Reading = context["reading"]
    return reading.address("search-list", [*asked, *([("kind", kind)] if kind else [])])


@register.simple_tag
def marks(parts: Sequence[Part]) -> SafeString:
    """A text in which what was looked for is marked."""
    written = (format_html("<mark>{}</mark>", part.text) if part.marked else part.text for part in parts)
    return format_html_join("", "{}", ((part,) for part in written))


@register.inclusion_tag("_components/pages.html", takes_context=True)
def page_links(
    context: Context, page: Page[Any], name: str, pairs: Sequence[tuple[str, str]] = (), **kwargs: Any
) -> dict[str, Any]:
    """Links to the page before and the page after, with the same questions; nothing where there is one page."""
    reading: Reading = context["reading"]

    def address_of_page(number: int) -> str:
        return reading.address(name, [*pairs, ("page", str(number))], **kwargs)

    return {
        "page": page,
        "previous": address_of_page(page.number - 1) if page.has_previous() else "",
        "next": address_of_page(page.number + 1) if page.has_next() else "",
    }


@register.filter
def reached_words(road: Any) -> str:
    """What a road reaches, in words: kinds of data that are readable, encrypted, or about the call."""
    if not road.claims:
        return "which data is not on record"
    parts = (("readable", road.readable), ("encrypted", road.encrypted), ("metadata", road.metadata))
    return "; ".join(f"{word}: {labels(kinds, 'DataKind')}" for word, kinds in parts if kinds)


@register.filter
def road_words(road: str) -> str:
    """The road as a phrase: `by control`."""
    return "data may go to any country" if road == "anywhere" else f"by {road}"
