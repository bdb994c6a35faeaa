"""The products that an address chooses: `?p=<slug>&p=<slug>`."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest

from assessments.models import Publication
from common.errors import BadQuery
from comparison import query
from comparison.reading import Reading

MOST_PRODUCTS = 6
MOST_CHOICES = 200
"""Products that a page offers at once; where there are more, the reader looks for them by name."""
MOST_FOUND = 50
"""Products that a page offers of those found by name."""


@dataclass(frozen=True)
class Choice:
    """One product that can be chosen."""

    slug: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Choices:
    """Products to choose from; `is_long` where they must be looked for by name, `has_more` where more were found."""

    rows: tuple[Choice, ...]
    is_long: bool
    has_more: bool


def chosen_publications(request: HttpRequest, reading: Reading) -> list[Publication]:
    """The chosen products' publications on the reader's day, by name (1 query, none when nothing is chosen).

    BadQuery names a product that is not in the edition or was not assessed by that day, and more than six.
    """
    slugs = query.slugs(request, "p", MOST_PRODUCTS)
    if not slugs:
        return []
    found = {row.product_id: row for row in reading.publications().filter(product__in=slugs)}
    for slug in slugs:
        if slug not in found:
            when = "in this edition" if reading.day is None else f"as of {reading.day_in_words}"
            raise BadQuery("p", slug, f"There is no assessment of such a product {when}.")
    return sorted(found.values(), key=lambda row: row.name.lower())


def product_choices(reading: Reading, chosen: list[Publication], text: str = "") -> Choices:
    """The products to choose from, by name, those chosen among them (2 queries).

    Where there are more than MOST_CHOICES: the chosen ones, and the first whose name or vendor has the text.
    """
    offered = reading.publications_by_name()
    if text:
        offered = offered.filter(Q(name__icontains=text) | Q(vendor_name__icontains=text))
    is_long = reading.product_count > MOST_CHOICES
    most = MOST_FOUND if is_long else MOST_CHOICES
    pairs = list(offered.values_list("product_id", "name")[: most + 1]) if text or not is_long else []
    found = {row.product_id: Choice(row.product_id, row.name, True) for row in chosen}
    for slug, name in pairs[:most]:
        found.setdefault(slug, Choice(slug, name, False))
    rows = sorted(found.values(), key=lambda choice: choice.name.lower())
    return Choices(tuple(rows), is_long, len(pairs) > most)
