"""What a brief is made from: publications, the rubric they were judged by, and the edition they belong to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from assessments.document.rubric import RubricText
from assessments.document.types import PublicationDocument, Result, SectionResult

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
class Finding:
    """How a product stands to one must-have: `state` is met, not-met or not-shown. Where that leaves the product
    undecided, `question` is what to ask the vendor, by the criterion `asked`; both are empty where nothing is."""

    must_have: str
    code: str
    state: str
    reason: str
    claims: tuple[str, ...]
    asked: str
    question: str


@dataclass(frozen=True, slots=True)
class Shortlisted:
    """One product of a shortlist: `group` is remaining, undecided or excluded.

    `own` is the result under the officer's importances, None where every importance is 0; `place` counts what remains
    from 1; `is_placed` says whether there is an order and enough is known to stand in it; `firm` says how firm the
    place is, `first` in what share of the weightings it is first, both without a value where it was not worked out.
    """

    row: Row
    group: str
    place: int | None
    is_placed: bool
    own: SectionResult | None
    findings: tuple[Finding, ...]
    firm: str
    first: float | None

    def in_state(self, state: str) -> list[Finding]:
        """The must-haves that are met, not met or not shown."""
        return [finding for finding in self.findings if finding.state == state]


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm the order of a shortlist is, in words: `among` names the weightings, `error` how far shares may be off
    with draws and seed, the rest are sentences."""

    among: str
    error: str
    intervals: tuple[str, ...]
    centrals: tuple[tuple[str, str], ...]
    dominated: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shortlist:
    """What an officer asked, and what it comes to.

    `profile` is the name of the one that the officer began with, or empty. `importances` are code, title and
    importance of every section and of each criterion that has its own; `must_haves` code and words; `products` stand
    in the officer's order, those that remain first, then the undecided, then those ruled out. `notes` say what of the
    address could not be kept to.
    """

    profile: str
    is_changed: bool
    importances: tuple[tuple[str, str, int], ...]
    must_haves: tuple[tuple[str, str], ...]
    products: tuple[Shortlisted, ...]
    is_ordered: bool
    firmness: Firmness | None
    seed: int
    notes: tuple[str, ...] = ()

    @property
    def only_excluded(self) -> bool:
        """Whether no product remains and none is undecided."""
        return all(product.group == "excluded" for product in self.products)

    def group(self, name: str) -> list[Shortlisted]:
        """The products that remain, are undecided or are excluded."""
        return [product for product in self.products if product.group == name]


@dataclass(frozen=True, slots=True)
class Brief:
    """One to six publications of one edition, judged by one rubric version.

    With a shortlist, they are the first of its products and stand in its order. `permalink` is the permanent address
    of the page that shows the same, `claim_address` that of a claim by its id. ValueError says which of this does
    not hold.
    """

    products: tuple[BriefProduct, ...]
    rubric: RubricText
    edition: int
    edition_date: date
    permalink: str
    contest_url: str
    claim_address: Callable[[str], str]
    shortlist: Shortlist | None = None

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

    @property
    def rest(self) -> int:
        """How many products of the shortlist the brief does not describe one by one."""
        return len(self.shortlist.products) - len(self.products) if self.shortlist else 0

    def not_shown(self, slug: str) -> list[Finding]:
        """The must-haves of the shortlist that are not shown for a product and can be asked about."""
        listed = self.shortlist.products if self.shortlist else ()
        return [
            finding
            for product in listed
            if product.row.slug == slug
            for finding in product.in_state("not-shown")
            if finding.asked
        ]
