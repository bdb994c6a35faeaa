"""What a brief is made from: publications, the rubric they were judged by, and the edition they belong to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from assessments.document.rubric import RubricText
from assessments.document.types import PublicationDocument, Result

MOST_PRODUCTS = 6
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class BriefProduct:
    """One publication in a brief: `number` and `published` stand beside the document, not in it."""

    document: PublicationDocument
    number: int
    published: date
    sha256: str
    permalink: str

    def __post_init__(self) -> None:
        if not SHA256.fullmatch(self.sha256):
            raise ValueError(f"{self.sha256!r} is not a SHA-256 in lower-case hexadecimal")


@dataclass(frozen=True, slots=True)
class Row:
    """One product in the matrix; `answers` are state and level by criterion, `permalink` that of the publication."""

    slug: str
    name: str
    vendor: str
    hosting: str
    kind: str
    as_of: date
    confirmed: bool
    result: Result
    answers: Mapping[str, tuple[str, int | None]]
    permalink: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One to six publications of one edition, judged by one rubric version.

    `permalink` is the permanent address of the page that shows the same, `claim_address` that of a claim by its id.
    ValueError says which of this does not hold.
    """

    products: tuple[BriefProduct, ...]
    rubric: RubricText
    edition: int
    edition_date: date
    permalink: str
    contest_url: str
    claim_address: Callable[[str], str]

    def __post_init__(self) -> None:
        if not 1 <= len(self.products) <= MOST_PRODUCTS:
            raise ValueError(f"a brief is about 1 to {MOST_PRODUCTS} products, not {len(self.products)}")
        slugs = [product.document.product.slug for product in self.products]
        if len(set(slugs)) != len(slugs):
            raise ValueError("a brief names each product once")
        for product in self.products:
            document = product.document
            if (document.rubric.slug, document.rubric.version) != (self.rubric.slug, self.rubric.version):
                raise ValueError(f"{document.product.slug} was not judged by {self.rubric.slug} {self.rubric.version}")
