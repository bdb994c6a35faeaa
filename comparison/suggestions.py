"""What a reader may have meant by a name or an address that shows nothing."""

import re
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
        self.suggestions = near_products(slug, reading)


def near_products(text: str, reading: Reading) -> list[tuple[str, str]]:
    """Names and addresses of products whose slug is spelled like the text, or holds a word like one of it (1 query).

    Only slugs that hold a word or have one that begins like it are read, and of these so many at most.
    """
    words = [word for word in re.split(r"[\W_]+", text.lower()) if len(word) > 2]
    near = Q(pk__in=())
    for word in words[:MOST]:
        begins = word[:2]
        near |= Q(product__slug__contains=word) | Q(product__slug__startswith=begins)
        near |= Q(product__slug__contains=f"-{begins}")
    found = reading.publications().filter(near).order_by("product")
    names = dict(found.values_list("product_id", "name")[:MOST_READ])
    known = {word for slug in names for word in slug.split("-")}
    like = {close for word in words for close in get_close_matches(word, known, n=MOST, cutoff=0.7)}
    alike = get_close_matches("-".join(words), names, n=MOST)
    sharing = [slug for slug in names if like & set(slug.split("-"))]
    nearest = list(dict.fromkeys([*alike, *sharing]))[:MOST]
    return [(names[slug], reading.address("product-detail", slug=slug)) for slug in nearest]
