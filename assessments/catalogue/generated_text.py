"""The texts of a made-up catalogue, in the form of the catalogue's own files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from vendors.catalogue.yaml_writer import LONGEST_ON_ITS_LINE, WIDTH

DAYS = (
    "2018-05-25",
    "2019-03-01",
    "2020-02",
    "2021-06-30",
    "2022-09",
    "2023-01-15",
    "2024-08-01",
    "2026-04-20",
)
DATA = ("account", "contacts", "content-audio-video", "content-chat", "content-recording", "device", "usage-log")
DOCUMENT_KINDS = (
    ("privacy-policy", "vendor"),
    ("security-whitepaper", "vendor"),
    ("subprocessor-list", "vendor"),
    ("research", "independent"),
    ("news", "independent"),
)
SUBJECTS = ("the invented service", "this test product", "the made-up operator", "the imaginary vendor")
VERBS = ("keeps what it is given for a stated time", "names those who may read it", "publishes how it is protected")
PLACES = ("on servers that do not exist", "in a country chosen by lot", "under terms that nobody wrote")
ENDINGS = (
    "and says so in a document that was made up for measuring",
    "and leaves open what happens after the meeting has ended",
    "which holds for hosts and guests of every edition alike",
)


@dataclass(frozen=True, slots=True)
class Document:
    """One document: kind and whose it is, and its day."""

    slug: str
    kind: str
    independence: str
    day: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; one of kind data-flow carries `data` to `places`."""

    id: str
    criterion: str
    kind: str
    statement: str
    places: tuple[str, ...]
    data: tuple[str, ...]
    day: str
    supports: tuple[str, ...]
    contradicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, which both raters gave but for the second one's level."""

    criterion: str
    state: str
    level: int | None
    second: int | None
    claims: tuple[str, ...]
    rationale: str


def product_slug(number: int) -> str:
    return f"product-{number:04}"


def vendor_slug(number: int) -> str:
    return f"vendor-{number:04}"


def sentence(chance: Random, slug: str, code: str) -> str:
    """A sentence as long as those of real claims."""
    chosen = (chance.choice(words) for words in (SUBJECTS, VERBS, PLACES, ENDINGS))
    return f"Made up for {slug} on {code}, {' '.join(chosen)}."


def rationale(chance: Random, code: str) -> str:
    """A rationale as long as real ones."""
    return f"Drawn by lot for {code}, as {chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(ENDINGS)}."


def catalogue(day: str) -> str:
    return f"title: Generated catalogue, made up for measuring\nread: '{day}'\nlicence: CC0-1.0\n"


def vendor(number: int, parent: int | None, incorporated: str, headquartered: str) -> str:
    """One item of the list in vendors.yaml."""
    return (
        f"  - slug: {vendor_slug(number)}\n"
        f"    name: Vendor {number:04}\n"
        f"    legal_name: Made-up Vendor {number:04} Limited\n"
        f"    incorporated_in: {_code(incorporated)}\n"
        f"    headquartered_in: {_code(headquartered)}\n"
        f"    parent: {vendor_slug(parent) if parent else 'null'}\n"
        "    website: null\n"
        "    note: null\n"
    )


def evidence(documents: Sequence[Document]) -> str:
    """A file of evidence/."""
    return "evidence:\n" + "".join(
        f"  - slug: {document.slug}\n"
        f"    url: https://example.org/made-up/{document.slug}\n"
        f"    title: Made-up document {document.slug}\n"
        "    publisher: Nobody\n"
        f"    kind: {document.kind}\n"
        f"    independence: {document.independence}\n"
        f"    published: {_date(document.day)}\n"
        "    language: en\n"
        "    note: generated for measuring\n"
        for document in documents
    )


def product(number: int, facts: Mapping[str, str], claims: Sequence[Claim]) -> str:
    """A file of products/; `facts` are the fields that are not the same for all."""
    return (
        f"slug: {product_slug(number)}\n"
        f"vendor: {facts['vendor']}\n"
        f"name: Product {number:04}\n"
        f"edition: {facts['edition']}\n"
        f"kind: {facts['kind']}\n"
        f"hosting: {facts['hosting']}\n"
        "licence: null\nlaunched: null\nretired: null\nwebsite: null\n"
        f"variant_of: {facts['variant_of']}\n"
        f"summary: Product {number:04} does not exist, and what is said of it was drawn by lot.\n"
        "claims:\n" + "".join(line for claim in claims for line in _claim(claim))
    )


def _claim(claim: Claim) -> Iterator[str]:
    yield f"  - id: {claim.id}\n    criterion: {claim.criterion}\n    kind: {claim.kind}\n"
    yield f"    statement: {folded(claim.statement, 6)}"
    if claim.kind == "data-flow":
        places = "[" + ", ".join(_code(place) for place in claim.places) + "]"
        yield (
            "    flow:\n"
            f"      data: [{', '.join(claim.data)}]\n"
            "      subject: user\n"
            "      recipient_kind: vendor\n"
            "      recipient: the made-up vendor\n"
            f"      destinations: {places}\n"
            "      purpose: service\n"
            "      trigger: always\n"
            "      protection: in-transit\n"
            "      transfer_mechanism: null\n"
            "      retention: null\n"
        )
    yield f"    asserted_by: vendor\n    status: current\n    as_of: {_date(claim.day)}\n    citations:\n"
    for relation, slugs in (("supports", claim.supports), ("contradicts", claim.contradicts)):
        for slug in slugs:
            yield f"      - evidence: {slug}\n        relation: {relation}\n"
            yield f"        locator: section of {claim.criterion}\n"


def assessment(slug: str, day: str, answers: Sequence[Answer]) -> str:
    """A file of assessments/."""
    summary = f"What is said of {slug} was drawn by lot, and so were the ratings, which tell nothing about anyone."
    return (
        f"product: {slug}\n"
        "rubric: meeting-privacy\nrubric_version: '1.0'\n"
        f"as_of: {_date(day)}\n"
        "raters:\n"
        "  first:\n    name: made-up rater A\n    kind: automated\n"
        "  second:\n    name: made-up rater B\n    kind: automated\n"
        f"summary: {folded(summary, 2)}"
        "strengths:\n  - A strength that was made up for measuring, and is none\n"
        "concerns:\n  - A concern that was made up for measuring, and is none\n"
        "scores:\n" + "".join(line for answer in answers for line in _answer(answer))
    )


def _answer(answer: Answer) -> Iterator[str]:
    differ = answer.level != answer.second
    yield f"  - criterion: {answer.criterion}\n{_given(answer, answer.level, 4)}"
    yield f"    reconciled: {'The lower of two levels was taken' if differ else 'null'}\n"
    yield f"    first:\n{_given(answer, answer.level, 6)}    second:\n{_given(answer, answer.second, 6)}"


def _given(answer: Answer, level: int | None, indent: int) -> str:
    space = " " * indent
    return (
        f"{space}state: {answer.state}\n"
        f"{space}level: {'null' if level is None else level}\n"
        f"{space}confidence: {'null' if level is None else 'medium'}\n"
        f"{space}rationale: {folded(answer.rationale, indent + 2)}"
        f"{space}claims: [{', '.join(answer.claims)}]\n"
    )


def folded(words: str, indent: int) -> str:
    """The text as a value with its line feed: on its key's line, or as a block whose lines run on past WIDTH."""
    if len(words) <= LONGEST_ON_ITS_LINE:
        return f"{words}\n"
    lines, line = [], " " * indent
    for word in words.split(" "):
        if len(line) > WIDTH:
            lines.append(line)
            line = " " * indent
        line += word if line.isspace() else f" {word}"
    return "\n".join([">-", *lines, line]) + "\n"


def _date(day: str) -> str:
    """The date as YAML keeps it text: a whole day needs quotes, a month does not."""
    return f"'{day}'" if len(day) > len("2026-11") else day


def _code(code: str) -> str:
    """The code of a country; Norway's would mean false without quotes, `*` an alias."""
    return f"'{code}'" if code in {"NO", "*"} else code
