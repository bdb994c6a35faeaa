"""The products that an address chooses: `?p=<slug>&p=<slug>`."""

from dataclasses import dataclass

from django.http import HttpRequest

from assessments.models import Publication
from common.errors import BadQuery
from comparison import query
from comparison.reading import Reading

MOST_PRODUCTS = 6


@dataclass(frozen=True)
class Choice:
    """One product that can be chosen."""

    slug: str
    name: str
    chosen: bool


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


def product_choices(reading: Reading, chosen: list[Publication]) -> list[Choice]:
    """Every product of the reader's day, by name (1 query)."""
    slugs = {row.product_id for row in chosen}
    pairs = reading.publications().order_by("name").values_list("product_id", "name")
    return sorted((Choice(slug, name, slug in slugs) for slug, name in pairs), key=lambda found: found.name.lower())
