"""What a reader may have meant by a name or an address that shows nothing."""

import re
from difflib import get_close_matches

from django.http import Http404

from comparison.reading import Reading

MOST = 5


class NoSuchProduct(Http404):
    """There is no such product; `suggestions` are names and addresses of products that come near."""

    def __init__(self, slug: str, reading: Reading) -> None:
        super().__init__(f"There is no product “{slug}” in this edition.")
        self.suggestions = near_products(slug, reading)


def near_products(text: str, reading: Reading) -> list[tuple[str, str]]:
    """Names and addresses of products whose slug is spelled like the text, or holds a word like one of it (1 query)."""
    names = dict(reading.publications().order_by("name").values_list("product_id", "name"))
    words = [word for word in re.split(r"[\W_]+", text.lower()) if len(word) > 2]
    known = {word for slug in names for word in slug.split("-")}
    near = {close for word in words for close in get_close_matches(word, known, n=MOST, cutoff=0.7)}
    alike = get_close_matches("-".join(words), names, n=MOST)
    sharing = [slug for slug in names if near & set(slug.split("-"))]
    found = list(dict.fromkeys([*alike, *sharing]))[:MOST]
    return [(names[slug], reading.address("product-detail", slug=slug)) for slug in found]
