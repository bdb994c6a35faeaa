"""What a reader may have meant by a product's address that shows nothing."""

from difflib import get_close_matches

from django.db.models import Q
from django.http import Http404

from comparison.reading import Reading

MOST = 5
MOST_READ = 300
"""Products that are looked at: comparing spellings takes a while."""


class NoSuchProduct(Http404):
    """There is no such product; `suggestions` are names and addresses of products that come near."""

    def __init__(self, slug: str, reading: Reading) -> None:
        super().__init__(f"There is no product “{slug}” in this edition.")
        self.suggestions = [
            (name, reading.address("product-detail", slug=found)) for found, name in _near(slug, reading)
        ]


def _near(slug: str, reading: Reading) -> list[tuple[str, str]]:
    """Products whose slug holds a word of the slug or is spelled like it (1 query)."""
    slug = slug.lower()
    words = {word for word in slug.split("-") if len(word) > 2}
    near = Q(product__slug__startswith=slug[:2])
    for word in sorted(words)[:MOST]:
        near |= Q(product__slug__contains=word)
    found = reading.publications().filter(near).order_by("product")
    names = dict(found.values_list("product_id", "name")[:MOST_READ])
    alike = get_close_matches(slug, names, n=MOST)
    sharing = [known for known in names if words & set(known.split("-"))]
    return [(known, names[known]) for known in dict.fromkeys([*alike, *sharing])][:MOST]
