"""A catalogue that is made up, as large as one likes: for measuring, never for publishing.

Laws, jurisdictions, the documents that they cite, rubric and profiles are those that ship; vendors, products,
claims, documents and ratings are invented, and named so that nobody takes them for real. The same number and seed
give the same bytes, and a product is the same however many come after it. Files are written as text in the form
of `vendors.catalogue.yaml_writer`, one at a time, because its dumper would take minutes.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assessments.catalogue import generated_text as text
from assessments.catalogue.generated_text import Answer, Claim, Document
from vendors.catalogue.yaml_reader import read

SHIPPED = ("access-laws.yaml", "jurisdictions.yaml", "profiles.yaml", "rubric.yaml")
CLAIMS_A_PRODUCT = 20
FLOWS_A_PRODUCT = 4
DOCUMENTS_A_PRODUCT = 5
PRODUCTS_A_VENDOR = 10
PRODUCTS_A_GROUP = 100
"""Products whose documents share a file of evidence/."""
TODAY, EARLIER = "2026-11-23", "2020-04-15"
ONE_IN = 10
"""Every tenth product is a variant of the one before; another tenth was assessed on the earlier day too."""


@dataclass(frozen=True, slots=True)
class Generated:
    """What was written: how many of each."""

    products: int
    claims: int
    documents: int
    assessments: int


def generate_catalogue(folder: Path, shipped: Path, *, products: int, seed: int) -> Generated:
    """Writes a catalogue of so many products; raises FileExistsError where the folder holds anything."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty: name a new folder")
    shutil.copytree(shipped / "evidence", folder / "evidence")
    for name in SHIPPED:
        shutil.copyfile(shipped / name, folder / name)
    codes, places = _codes(shipped), _places(shipped)
    _write(folder, "catalogue.yaml", text.catalogue(TODAY))
    vendors = range(1, (products - 1) // PRODUCTS_A_VENDOR + 2)
    _write(folder, "vendors.yaml", "vendors:\n" + "".join(_vendor(number, seed, places) for number in vendors))
    assessments = 0
    for first in range(1, products + 1, PRODUCTS_A_GROUP):
        documents = []
        for number in range(first, min(first + PRODUCTS_A_GROUP, products + 1)):
            made = _Product(number, Random(f"{seed}/{number}"), codes, places)  # noqa: S311  # nothing is kept secret
            documents += made.documents
            assessments += sum(_write(folder, name, content) for name, content in made.files())
        group = (first - 1) // PRODUCTS_A_GROUP + 1
        _write(folder, f"evidence/made-up-{group:04}.yaml", text.evidence(documents))
    return Generated(products, products * CLAIMS_A_PRODUCT, products * DOCUMENTS_A_PRODUCT, assessments - products)


def _write(folder: Path, name: str, content: str) -> int:
    """The number of files written, which is one."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="")
    return 1


def _codes(shipped: Path) -> list[str]:
    rubric = read(shipped / "rubric.yaml", shipped).data
    return [criterion["code"] for section in rubric["sections"] for criterion in section["criteria"]]


def _places(shipped: Path) -> list[str]:
    """The countries at which data may arrive and vendors be at home: blocs are neither."""
    places = read(shipped / "jurisdictions.yaml", shipped).data["jurisdictions"]
    return [place["code"] for place in places if place["code"] != "EU"]


def _vendor(number: int, seed: int, places: Sequence[str]) -> str:
    chance = Random(f"{seed}/vendor/{number}")  # noqa: S311  # likewise
    parent = number - 1 if number % ONE_IN == 0 else None
    return text.vendor(number, parent, chance.choice(places), chance.choice(places))


class _Product:
    """One product with all that is said and judged of it."""

    def __init__(self, number: int, chance: Random, codes: Sequence[str], places: Sequence[str]) -> None:
        self.number, self._chance, self._codes, self._places = number, chance, codes, places
        self.slug = text.product_slug(number)
        self.documents = [
            Document(f"{self.slug}-doc-{index}", *kind, chance.choice(text.DAYS))
            for index, kind in enumerate(text.DOCUMENT_KINDS[:DOCUMENTS_A_PRODUCT], 1)
        ]
        informed = sorted(chance.sample(range(len(codes)), CLAIMS_A_PRODUCT))
        flows = set(chance.sample(informed, FLOWS_A_PRODUCT))
        self.claims = {codes[index]: self._claim(codes[index], index in flows) for index in informed}

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and text of the product's file, and of one or two assessments."""
        is_variant = self.number % ONE_IN == 0
        facts = {
            "vendor": text.vendor_slug((self.number - 1) // PRODUCTS_A_VENDOR + 1),
            "edition": "other edition" if is_variant else "null",
            "variant_of": text.product_slug(self.number - 1) if is_variant else "null",
            "kind": self._chance.choices(("meeting", "messaging", "calling"), (6, 1, 1))[0],
            "hosting": self._chance.choices(("vendor-cloud", "self-hosted", "both"), (26, 3, 3))[0],
        }
        yield f"products/{self.slug}.yaml", text.product(self.number, facts, list(self.claims.values()))
        for day in (TODAY, EARLIER) if self.number % ONE_IN == 3 else (TODAY,):
            answers = [self._answer(code, day) for code in self._codes]
            yield f"assessments/{day[:7]}/{self.slug}.yaml", text.assessment(self.slug, day, answers)

    def _claim(self, code: str, is_flow: bool) -> Claim:
        chance = self._chance
        cited = chance.sample(self.documents, chance.choice((1, 1, 2)))
        contradicted = chance.random() < 0.02
        other = chance.choice([document for document in self.documents if document not in cited])
        places: tuple[str, ...] = ()
        if is_flow:
            places = chance.choices(((chance.choice(self._places),), ("US",), ("*",), ()), (3, 2, 1, 2))[0]
        return Claim(
            id=f"{self.slug}-{code.lower()}-1",
            criterion=code,
            kind="data-flow" if is_flow else chance.choice(("safeguard", "governance")),
            statement=text.sentence(chance, self.slug, code),
            places=places,
            data=tuple(sorted(chance.sample(text.DATA, 2))),
            day=chance.choice(text.DAYS),
            supports=tuple(document.slug for document in cited),
            contradicts=(other.slug,) if contradicted else (),
        )

    def _answer(self, code: str, day: str) -> Answer:
        """The answer to one criterion: a level only where a claim had begun by the day, as with real ones."""
        chance = self._chance
        claim = self.claims.get(code)
        rationale = text.rationale(chance, code)
        if claim is None or claim.day > day:
            return Answer(code, "nothing-found", None, None, (), rationale)
        state = chance.choices(("scored", "unclear", "not-applicable"), (17, 2, 1))[0]
        if state != "scored":
            return Answer(code, state, None, None, (claim.id,) if state == "unclear" else (), rationale)
        level = chance.choices((0, 1, 2, 3), (1, 3, 4, 2))[0]
        second = min(level + 1, 3) if chance.random() < 0.1 else level
        return Answer(code, "scored", level, second, (claim.id,), rationale)
