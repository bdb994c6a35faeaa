"""A small catalogue that is sound, as data by file name; tests spoil or change it before they write it."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vendors.catalogue.yaml_writer import dump

Files = dict[str, Any]
LEVEL_WORDS = ("Exposed", "Weak", "Fair", "Strong")


def criterion(code: str, weight: int) -> dict[str, Any]:
    return {
        "code": code,
        "title": f"Criterion {code}",
        "weight": weight,
        "question": "Is it so?",
        "ask": "Is it so with you?",
        "levels": {level: f"It is {word.lower()}." for level, word in enumerate(LEVEL_WORDS)},
    }


def rubric(version: str = "1.0") -> dict[str, Any]:
    """A rubric of the criteria A1 (weight 60) and A2 (weight 40)."""
    return {
        "slug": "small",
        "version": version,
        "title": "Small rubric",
        "scope": "Two criteria.",
        "levels": [
            {"value": level, "label": word, "meaning": f"it is {word.lower()}"}
            for level, word in enumerate(LEVEL_WORDS)
        ],
        "minimum_coverage": 0.6,
        "grades": [
            {"grade": grade, "at_least": least}
            for grade, least in (("A", 85), ("B", 70), ("C", 55), ("D", 40), ("E", 0))
        ],
        "gates": [{"criterion": "A2", "at_most_level": 0, "cap": "D", "because": "it can be read"}],
        "sections": [
            {"code": "A", "title": "Section A", "weight": 100, "criteria": [criterion("A1", 60), criterion("A2", 40)]}
        ],
    }


def claim(product: str, number: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"{product}-a1-{number}",
        "criterion": "A1",
        "kind": "safeguard",
        "statement": f"Fact {number} is so.",
        "asserted_by": "vendor",
        "status": "current",
        "as_of": "2026-03-01",
        "citations": [{"evidence": "paper", "relation": "supports", "locator": "page 1"}],
    } | changes


def certificate_claim(product: str, number: int) -> dict[str, Any]:
    told = claim(product, number, statement="It has one certificate and lacks another.")
    before = list(told)[: list(told).index("asserted_by")]
    names = {"certificates": {"held": ["iso-27001"], "lacking": ["soc-2"]}}
    return {name: told[name] for name in before} | names | told


def flow_claim(product: str, number: int) -> dict[str, Any]:
    return {
        "id": f"{product}-a1-{number}",
        "criterion": None,
        "kind": "data-flow",
        "statement": "Accounts go to the vendor.",
        "flow": {
            "data": ["account"],
            "subject": "user",
            "recipient_kind": "vendor",
            "recipient": "Acme",
            "destinations": ["US", "*"],
            "purpose": "service",
            "trigger": "always",
            "protection": "in-transit",
            "transfer_mechanism": None,
            "retention": None,
        },
        "asserted_by": "vendor",
        "status": "current",
        "as_of": "2026-04",
        "citations": [{"evidence": "paper", "relation": "supports", "locator": None}],
    }


def product(slug: str, *claims: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return (
        {
            "slug": slug,
            "vendor": "acme",
            "name": slug.title(),
            "edition": None,
            "kind": "meeting",
            "hosting": "vendor-cloud",
            "licence": None,
            "launched": None,
            "retired": None,
            "website": None,
            "variant_of": None,
            "summary": "A product.",
        }
        | changes
        | {"claims": list(claims)}
    )


def vendor(slug: str, **changes: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": slug.title(),
        "legal_name": f"{slug.title()}, Inc.",
        "incorporated_in": "US",
        "headquartered_in": None,
        "parent": None,
        "website": None,
        "note": None,
    } | changes


def jurisdiction(code: str, name: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "member_of": [],
        "eu_adequacy": "none",
        "eu_adequacy_note": None,
        "note": None,
        "citations": [{"evidence": "paper", "locator": None}],
    }


def document(slug: str) -> dict[str, Any]:
    return {
        "slug": slug,
        "url": f"https://example.org/{slug}",
        "title": slug.title(),
        "publisher": "Example",
        "kind": "research",
        "independence": "independent",
        "published": "2026",
        "language": "en",
        "note": None,
    }


def answer(level: int | None = 2, *claims: str) -> dict[str, Any]:
    scored = level is not None
    return {
        "state": "scored" if scored else "nothing-found",
        "level": level,
        "confidence": "high" if scored else None,
        "rationale": "Because.",
        "claims": list(claims),
    }


def assessment(product_slug: str, as_of: str = "2026-11-15") -> dict[str, Any]:
    cited = answer(2, f"{product_slug}-a1-1")
    return {
        "product": product_slug,
        "rubric": "small",
        "rubric_version": "1.0",
        "as_of": as_of,
        "raters": {"first": {"name": "A", "kind": "automated"}, "second": {"name": "B", "kind": "automated"}},
        "summary": "In short.",
        "strengths": ["one"],
        "concerns": [],
        "scores": [
            {"criterion": "A1", **cited, "reconciled": None, "first": cited, "second": cited},
            {"criterion": "A2", **answer(None), "reconciled": None, "first": answer(None), "second": answer(None)},
        ],
    }


def files() -> Files:
    """The whole catalogue: two products, of which one is assessed."""
    return {
        "catalogue.yaml": {"title": "Small catalogue", "read": "2026-11-20", "licence": "CC-BY-4.0"},
        "vendors.yaml": {"vendors": [vendor("acme"), vendor("other", parent="acme")]},
        "jurisdictions.yaml": {"jurisdictions": [jurisdiction("US", "United States"), jurisdiction("DE", "Germany")]},
        "access-laws.yaml": {
            "access_laws": [
                {
                    "slug": "us-law",
                    "jurisdiction": "US",
                    "name": "A law",
                    "citation": "1 USC 1",
                    "in_force": "2018",
                    "lapsed": None,
                    "reach": "extraterritorial",
                    "compels": ["content"],
                    "secrecy": "yes",
                    "independent_review": None,
                    "summary": "It compels.",
                    "citations": [{"evidence": "paper", "locator": "whole"}],
                }
            ]
        },
        "evidence/group.yaml": {"evidence": [document("paper"), document("spare")]},
        "products/alpha.yaml": product(
            "alpha", claim("alpha", 1), certificate_claim("alpha", 2), flow_claim("alpha", 3)
        ),
        "products/beta.yaml": product("beta", claim("beta", 1), variant_of="alpha", edition="other"),
        "rubric.yaml": rubric(),
        "assessments/2026-11/alpha.yaml": assessment("alpha"),
        "profiles.yaml": {
            "profiles": [
                {
                    "slug": "plain",
                    "name": "Plain",
                    "for_whom": "Anyone.",
                    "importances": {"A": 3, "A1": 5},
                    "must_haves": [{"criterion": "A1", "at_least": 2}],
                }
            ]
        },
    }


def put(file: str, *path: str | int, value: Any) -> Callable[[Files], None]:
    """A change of one value, or of a whole file; `...` takes it away."""

    def apply(contents: Files) -> None:
        *parents, last = (file, *path)
        inner: Any = contents
        for step in parents:
            inner = inner[step]
        if value is ...:
            del inner[last]
        else:
            inner[last] = value

    return apply


def add(file: str, *path: str | int, value: Any) -> Callable[[Files], None]:
    """A change that adds an item to a list."""

    def apply(contents: Files) -> None:
        inner: Any = contents[file]
        for step in path:
            inner = inner[step]
        inner.append(value)

    return apply


def with_draft(contents: Files) -> None:
    """A change that adds a draft of the next rubric."""
    draft = rubric("1.1") | {"status": "draft"}
    draft["sections"][0]["criteria"][0]["title"] = "Better"
    contents["rubric-1.1-draft.yaml"] = draft


def write(folder: Path, change: Callable[[Files], None] = lambda files: None) -> Path:
    """The folder, with the catalogue in it after a change; a file that is text is written as it is."""
    contents = copy.deepcopy(files())
    change(contents)
    for name in list(folder.rglob("*.yaml")):
        name.unlink()
    for name, data in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data if isinstance(data, str) else dump(data), encoding="utf-8", newline="")
    return folder
