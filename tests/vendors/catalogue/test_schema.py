from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendors.catalogue.records import Record, validate
from vendors.catalogue.schema import (
    AccessLawsRecord,
    CatalogueRecord,
    EvidenceFileRecord,
    JurisdictionsRecord,
    ProductRecord,
    VendorsRecord,
)
from vendors.catalogue.yaml_reader import parse, read
from vendors.catalogue.yaml_writer import dump
from vendors.vocabulary import DataKind, Hosting, Protection, RecipientKind

CATALOGUE = Path(__file__).parents[3] / "catalogue"
SHIPPED: list[tuple[Path, type[Record]]] = [
    (CATALOGUE / "catalogue.yaml", CatalogueRecord),
    (CATALOGUE / "vendors.yaml", VendorsRecord),
    (CATALOGUE / "jurisdictions.yaml", JurisdictionsRecord),
    (CATALOGUE / "access-laws.yaml", AccessLawsRecord),
    *((path, ProductRecord) for path in sorted(CATALOGUE.glob("products/*.yaml"))),
    *((path, EvidenceFileRecord) for path in sorted(CATALOGUE.glob("evidence/*.yaml"))),
]

CITATION = {"evidence": "some-policy", "relation": "supports", "locator": "section 2"}
PRODUCT: dict[str, Any] = {
    "slug": "some-product",
    "vendor": "some-vendor",
    "name": "Some Product",
    "edition": None,
    "kind": "meeting",
    "hosting": "vendor-cloud",
    "licence": "proprietary",
    "launched": "2013",
    "retired": None,
    "website": "https://product.example/",
    "variant_of": None,
    "summary": "A product.",
    "claims": [
        {
            "id": "some-product-b1-1",
            "criterion": "B1",
            "kind": "data-flow",
            "statement": "It sends account details to its vendor.",
            "flow": {
                "data": ["account", "device"],
                "subject": "user",
                "recipient_kind": "vendor",
                "recipient": "Some Vendor",
                "destinations": ["US", "*"],
                "purpose": "service",
                "trigger": "always",
                "protection": "unknown",
                "transfer_mechanism": None,
                "retention": None,
            },
            "asserted_by": "vendor",
            "status": "current",
            "as_of": "2020-04-03",
            "citations": [CITATION],
        }
    ],
}
LAW = {
    "slug": "xx-some-law",
    "jurisdiction": "DE",
    "name": "Some Law",
    "citation": "2017, Art. 7",
    "in_force": "2017-06",
    "lapsed": None,
    "reach": "territorial",
    "compels": ["content"],
    "secrecy": "yes",
    "independent_review": None,
    "summary": "It compels.",
    "citations": [],
}
EVIDENCE = {
    "slug": "some-policy",
    "url": "https://vendor.example/policy",
    "title": "Privacy policy",
    "publisher": "Some Vendor",
    "kind": "privacy-policy",
    "independence": "vendor",
    "published": None,
    "language": "en",
    "note": "whole text",
}
VENDOR = {
    "slug": "some-vendor",
    "name": "Some Vendor",
    "legal_name": "Some Vendor Ltd",
    "incorporated_in": None,
    "headquartered_in": "DE",
    "parent": None,
    "website": None,
    "note": None,
}

HEAD = {"title": "The catalogue", "read": "2026-11-23", "licence": "CC BY 4.0"}

Change = Callable[[Any], Any]


def problems_of(data: dict[str, Any], model: type[Record]) -> list[str]:
    record, problems = validate(parse(dump(data), "file.yaml"), model)
    assert (record is None) == bool(problems)
    return [str(problem) for problem in problems]


def product_with(change: Change) -> list[str]:
    data = deepcopy(PRODUCT)
    change(data)
    return problems_of(data, ProductRecord)


def at(*path: str | int, value: Any) -> Change:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


def without(*path: str | int) -> Change:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


@pytest.mark.parametrize(("path", "model"), SHIPPED, ids=lambda value: getattr(value, "stem", ""))
def test_validate_takes_the_shipped_file_and_keeps_all_of_it(path: Path, model: type[Record]) -> None:
    record, problems = validate(read(path, CATALOGUE), model)
    assert problems == []
    assert record is not None
    assert dump(record.model_dump(mode="json", exclude_unset=True)) == path.read_text()


@pytest.mark.parametrize(
    ("held", "lacking", "said"),
    [
        (["iso-27001"], ["soc-2"], None),
        ([], [], "claims[0].certificates.held: no certificate is named. Name one, or remove this."),
        (["soc-2"], ["c5", "soc-2"], "claims[0].certificates.lacking[1]: soc-2 is held and lacking at once."),
        (["soc-2", "soc-2"], [], "claims[0].certificates.held[1]: this entry stands here twice."),
        (["iso-9001"], [], "claims[0].certificates.held[0]: unknown value 'iso-9001'. Write one of iso-27001,"),
    ],
)
def test_validate_takes_certificates_that_it_knows(held: list[str], lacking: list[str], said: str | None) -> None:
    problems = product_with(at("claims", 0, "certificates", value={"held": held, "lacking": lacking}))
    if said is None:
        assert problems == []
    else:
        assert [problem.split(": ", 1)[1].startswith(said) for problem in problems] == [True], problems


def test_validate_takes_a_sound_product() -> None:
    record, problems = validate(parse(dump(PRODUCT), "file.yaml"), ProductRecord)
    assert problems == []
    assert record is not None
    assert record.hosting is Hosting.VENDOR_CLOUD
    assert record.claims[0].flow is not None
    assert record.claims[0].flow.data == (DataKind.ACCOUNT, DataKind.DEVICE)


@pytest.mark.parametrize(
    "change",
    [
        at("claims", 0, "until", value=None),
        at("claims", 0, "as_of", value=None),
        at("claims", 0, "criterion", value=None),
        at("claims", 0, "flow", "destinations", value=[]),
        at("claims", 0, "flow", "recipient_kind", value="operator"),
        at("claims", 0, "flow", "recipient_vendor", value="some-vendor"),
        at("claims", value=[]),
    ],
)
def test_validate_takes_what_may_be_unknown(change: Change) -> None:
    assert product_with(change) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            at("claims", 0, "citations", 0, "relation", value="suports"),
            "34: claims[0].citations[0].relation: unknown value 'suports'. Write one of supports, contra",
        ),
        (
            at("claims", 0, "as_of", value="2020-13"),
            "31: claims[0].as_of: '2020-13' is not a date. Write YYYY, YYYY-MM or YYYY-MM-DD.",
        ),
        (
            at("claims", 0, "as_of", value="2021-02-29"),
            "31: claims[0].as_of: '2021-02-29' is not a date. There is no such day.",
        ),
        (at("launched", value=2018), "8: launched: 2018 is not text. Put it in quotes: '2018'."),
        (at("name", value=True), "3: name: true is not text. Put it in quotes: 'true'."),
        (at("name", value=None), "3: name: null is not text. Write text."),
        (at("name", value=["a"]), "3: name: a list is not text. Write text."),
        (at("name", value="n" * 101), "3: name: the text has more than 100 characters. Shorten it."),
        (at("name", value=" Zoom"), "3: name: the text begins or ends with a space. Remove the space."),
        (at("name", value="Zoom\x00"), "3: name: the text holds a control character. Remove it."),
        (without("summary"), "1: summary: this key is missing. Add it."),
        (at("colour", value="red"), "36: colour: this key is not known. Mend its spelling, or remove it."),
        (at("slug", value="Some_Product"), "1: slug: 'Some_Product' is not a slug. Write small letters"),
        (at("slug", value="some--product"), "1: slug: 'some--product' is not a slug."),
        (at("claims", value="none"), "13: claims: 'none' is not a list. Write a list; [] is the empty one."),
        (
            at("claims", 0, value="one"),
            "13: claims[0]: 'one' is not a mapping. Write keys",
        ),
        (at("variant_of", value="some-product"), "11: variant_of: a product is not its own variant."),
        (at("retired", value="2012-12"), "9: retired: 2012-12 is before launched (2013)."),
        (at("claims", 0, "id", value="other-b1-1"), "14: claims[0].id: the id does not name its product."),
        (at("claims", 0, "criterion", value="b1"), "15: claims[0].criterion: 'b1' is not the code of"),
        (at("claims", 0, "statement", value=""), "17: claims[0].statement: the text is empty."),
        (at("claims", 0, "kind", value="governance"), "18: claims[0].flow: a claim of kind governance has"),
        (without("claims", 0, "flow"), "16: claims[0].kind: a claim of kind data-flow has no flow."),
        (at("claims", 0, "citations", value=[]), "32: claims[0].citations: a claim cites at least one"),
        (at("claims", 0, "flow", "data", value=[]), "19: claims[0].flow.data: a data flow carries at least"),
        (
            at("claims", 0, "flow", "data", value=["account", "account"]),
            "19: claims[0].flow.data[1]: this entry stands here twice. Keep one of the two.",
        ),
        (
            at("claims", 0, "flow", "destinations", value=["US", "Mars"]),
            "23: claims[0].flow.destinations[1]: 'Mars' is not a destination. Write two capitals or '*'.",
        ),
    ],
)
def test_validate_says_place_and_remedy(change: Change, said: str) -> None:
    (problem,) = product_with(change)
    number, _, words = said.partition(":")
    line, _, told = problem.removeprefix("file.yaml:").partition(":")
    assert told.startswith(words)
    assert int(line) == int(number)


def test_validate_refuses_an_end_before_the_beginning() -> None:
    def change(data: dict[str, Any]) -> None:
        data["claims"][0].update(status="superseded", as_of="2020-04-03", until="2020-03")

    (problem,) = product_with(change)
    assert "claims[0].until: 2020-03 is before as_of (2020-04-03)." in problem


def test_validate_takes_an_end_in_the_month_of_the_beginning() -> None:
    def change(data: dict[str, Any]) -> None:
        data["claims"][0].update(status="superseded", as_of="2020-04-03", until="2020-04")

    assert product_with(change) == []


def test_validate_refuses_a_current_claim_that_has_ended() -> None:
    (problem,) = product_with(at("claims", 0, "until", value="2021"))
    assert "claims[0].until: a claim that has ended is not current." in problem


def test_validate_refuses_a_second_claim_of_the_same_id() -> None:
    (problem,) = product_with(lambda data: data["claims"].append(data["claims"][0]))
    assert "claims[1].id: this id stands here twice." in problem


def test_validate_refuses_the_same_citation_twice() -> None:
    (problem,) = product_with(lambda data: data["claims"][0]["citations"].append(CITATION))
    assert "claims[0].citations[1]: this citation stands here twice." in problem


def test_validate_reports_everything_at_once() -> None:
    def change(data: dict[str, Any]) -> None:
        data["kind"], data["claims"][0]["status"] = "toy", "old"
        del data["claims"][0]["flow"]["purpose"]

    assert len(product_with(change)) == 3


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example/",
        "javascript:alert(1)",
        "//x.example/",
        "https://",
        "https:///path",
        "https://x.example/a b",
        "https://user@x.example/",
        "https://x.example:port/",
        "https://[x/",
        'https://x.example/"',
        "x.example",
        "",
    ],
)
def test_validate_refuses_what_is_no_web_address(url: str) -> None:
    (problem,) = problems_of({"evidence": [EVIDENCE | {"url": url}]}, EvidenceFileRecord)
    assert problem.startswith("file.yaml:3: evidence[0].url: ")
    assert problem.endswith(" is not a web address. Begin it with https:// or http://.")


@pytest.mark.parametrize(
    ("data", "model", "said"),
    [
        ({"access_laws": [LAW | {"jurisdiction": "de"}]}, AccessLawsRecord, "'de' is not a country code"),
        ({"access_laws": [LAW | {"secrecy": True}]}, AccessLawsRecord, "Write one of yes, partial, no."),
        ({"access_laws": [LAW | {"lapsed": "2016"}]}, AccessLawsRecord, "2016 is before in_force (2017-06)."),
        (
            {"access_laws": [LAW | {"compels": ["all"]}]},
            AccessLawsRecord,
            "access_laws[0].compels[0]: unknown",
        ),
        ({"vendors": [VENDOR | {"parent": "some-vendor"}]}, VendorsRecord, "a vendor is not its own parent."),
        ({"vendors": None}, VendorsRecord, "vendors: null is not a list."),
        ({}, VendorsRecord, "vendors: this key is missing."),
        (
            {"title": "The catalogue", "read": "2026-11", "licence": "CC BY 4.0"},
            CatalogueRecord,
            "Write YYYY-MM-DD.",
        ),
        (
            {"title": "The catalogue", "read": "2026-02-30", "licence": "CC BY 4.0"},
            CatalogueRecord,
            "is not a day.",
        ),
    ],
)
def test_validate_refuses_unsound_records(data: dict[str, Any], model: type[Record], said: str) -> None:
    (problem,) = problems_of(data, model)
    assert said in problem


@pytest.mark.parametrize(
    ("data", "model"),
    [
        ({"access_laws": [LAW]}, AccessLawsRecord),
        ({"vendors": [VENDOR]}, VendorsRecord),
        ({"evidence": [EVIDENCE]}, EvidenceFileRecord),
        (HEAD, CatalogueRecord),
    ],
)
def test_validate_takes_sound_records(data: dict[str, Any], model: type[Record]) -> None:
    assert problems_of(data, model) == []


@given(st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | st.text("a-*{}", max_size=5), st.lists))
def test_validate_words_every_misfit(value: Any) -> None:
    for change in (
        at("kind", value=value),
        at("claims", value=value),
        at("claims", 0, "flow", value=value),
        at("claims", 0, "flow", "data", value=value),
        at("claims", 0, "citations", value=value),
        at("website", value=value),
    ):
        for problem in product_with(change):
            assert "Input should be" not in problem


def test_labels_are_plain_words() -> None:
    assert Hosting.BOTH.label == "vendor's cloud or self-hosted"
    assert DataKind.CONTENT_AUDIO_VIDEO.label == "live audio and video"
    assert Protection("end-to-end-default").label == "end-to-end by default"
    assert RecipientKind.OPERATOR == "operator"
