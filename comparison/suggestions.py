"""What a reader may have meant by a product's address that shows nothing."""

from difflib import get_close_matches

from django.http import Http404

from comparison.reading import Reading

MOST = 5


class NoSuchProduct(Http404):
    """There is no such product; `suggestions` are names and addresses of products that come near."""

    def __init__(self, slug: str, reading: Reading) -> None:
        super().__init__(f"There is no product “{slug}” in this edition.")
        self.suggestions = [
            (name, reading.address("product-detail", slug=found)) for found, name in _near(slug, reading)
        ]


def _near(slug: str, reading: Reading) -> list[tuple[str, str]]:
    """Products whose slug holds a word of the slug or is spelled like it (1 query)."""
    names = dict(reading.publications().order_by("name").values_list("product_id", "name"))
    words = {word for word in slug.lower().split("-") if len(word) > 2}
    alike = get_close_matches(slug.lower(), names, n=MOST)
    sharing = [known for known in names if words & set(known.split("-"))]
    return [(known, names[known]) for known in dict.fromkeys([*alike, *sharing])][:MOST]
