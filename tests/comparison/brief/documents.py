"""Briefs made from the real catalogue, straight from its files and without a database."""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assessments.document import types as doc
from assessments.document.canonical import canonical_json
from assessments.document.rubric import RubricText
from assessments.scoring.lift import lifts, to_be_graded
from assessments.scoring.result import assess
from assessments.scoring.rubric import read_rubric
from assessments.scoring.types import Answer, State
from comparison.brief.content import Brief, BriefProduct
from vendors import exposure
from vendors.standing import Citation, DatedClaim, stand

CATALOGUE = Path(__file__).parents[3] / "catalogue"
TODAY = "2026-11-23"
APRIL_2020 = "2020-04-15"
READ = date.fromisoformat(TODAY)
SITE = "https://earshot.example"


@cache
def read(path: str) -> Any:
    return yaml.load((CATALOGUE / path).read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def evidence() -> dict[str, dict[str, Any]]:
    return {
        e["slug"]: e for path in CATALOGUE.glob("evidence/*.yaml") for e in read(f"evidence/{path.name}")["evidence"]
    }


@cache
def rubric_text() -> RubricText:
    return RubricText.model_validate(read("rubric.yaml"))


def places(value: Any) -> float:
    return float(round(value, 4))


def document(slug: str, as_of: str = TODAY) -> doc.PublicationDocument:
    """The document of a product of the catalogue as of one of the catalogue's two days."""
    return _document(slug, as_of)


@cache
def _document(slug: str, as_of: str) -> doc.PublicationDocument:
    product = read(f"products/{slug}.yaml")
    rating = read(f"assessments/{as_of[:7]}/{slug}.yaml")
    rubric = read_rubric(read("rubric.yaml"))
    day = date.fromisoformat(as_of)
    scores = tuple(_score(entry) for entry in rating["scores"])
    answers = {s.criterion: Answer(State(s.state), s.level) for s in scores}
    outcome = assess(rubric, answers)
    used = {claim for score in scores for claim in score.claims}
    rows = [(slug, row) for row in product["claims"]]
    if product["variant_of"]:
        rows += [
            (product["variant_of"], row)
            for row in read(f"products/{product['variant_of']}.yaml")["claims"]
            if row["id"] in used
        ]
    claims = tuple(
        claim
        for owner, row in rows
        if (claim := _claim(owner, row, day)).standing.state != "not-yet" or claim.id in used
    )
    owners = _owners(product["vendor"])
    roads = _exposures(product["hosting"], owners, slug, claims, day)
    laws = tuple(
        _law(law)
        for law in read("access-laws.yaml")["access_laws"]
        if law["slug"] in {s for r in roads for s in r.laws}
    )
    codes = {c for o in owners for c in (o.incorporated_in, o.headquartered_in)}
    codes |= {c for claim in claims if claim.flow for c in claim.flow.destinations} | {r.jurisdiction for r in roads}
    jurisdictions = tuple(_place(row) for row in read("jurisdictions.yaml")["jurisdictions"] if row["code"] in codes)
    cited = {link.evidence for part in (*claims, *laws, *jurisdictions) for link in part.citations}
    variant = product["variant_of"] and read(f"products/{product['variant_of']}.yaml")
    return doc.PublicationDocument(
        as_of=as_of,
        catalogue_read=TODAY,
        rubric=doc.RubricRef(slug=rubric.slug, version=rubric.version, sha256="0" * 64),
        product=doc.ProductFacts(
            **{k: product[k] for k in doc.ProductFacts.model_fields if k != "variant_of"},
            variant_of=variant and doc.OrdinaryEdition(slug=variant["slug"], name=variant["name"]),
        ),
        vendor=owners[0],
        owners=owners[1:],
        ownership=(),
        raters=tuple(
            doc.RaterRef(stage=stage, name=rater["name"], kind=rater["kind"])
            for stage, rater in rating["raters"].items()
        ),
        confirmed_by_person=False,
        summary=rating["summary"],
        strengths=tuple(rating["strengths"]),
        concerns=tuple(rating["concerns"]),
        result=doc.Result(
            score=None if outcome.score is None else places(outcome.score),
            coverage=places(outcome.coverage),
            range=(places(outcome.low), places(outcome.high)),
            grade=outcome.grade,
            at_worst=outcome.at_worst,
            at_best=outcome.at_best,
            gates=tuple(
                doc.GateResult(criterion=g.gate.criterion, state=g.state.value, cap=g.gate.cap, because=g.gate.because)
                for g in outcome.gates
            ),
            sections=tuple(
                doc.SectionResult(
                    code=s.code,
                    score=None if s.score is None else places(s.score),
                    coverage=places(s.coverage),
                    range=(places(s.low), places(s.high)),
                )
                for s in outcome.sections
            ),
        ),
        lifts=tuple(
            doc.Lift(
                criterion=found.criterion,
                from_level=found.from_level,
                to_level=found.to_level,
                gain=places(found.gain),
                score=places(found.score),
                grade=found.grade,
            )
            for found in lifts(rubric, answers)
        ),
        to_be_graded=to_be_graded(rubric, answers),
        scores=scores,
        claims=claims,
        exposures=roads,
        evidence=tuple(_evidence(evidence()[slug]) for slug in sorted(cited)),
        jurisdictions=jurisdictions,
        laws=laws,
    )


def in_brief(document: doc.PublicationDocument, number: int = 1) -> BriefProduct:
    slug = document.product.slug
    return BriefProduct(
        document=document,
        number=number,
        published=READ,
        sha256=hashlib.sha256(canonical_json(document.model_dump(mode="json")).encode()).hexdigest(),
        permalink=f"{SITE}/products/{slug}/publications/{number}/",
    )


def brief_of(*documents: doc.PublicationDocument, **changes: Any) -> Brief:
    query = "&".join(f"p={document.product.slug}" for document in documents)
    given: dict[str, Any] = {
        "products": tuple(in_brief(document) for document in documents),
        "rubric": rubric_text(),
        "edition": 3,
        "edition_date": READ,
        "permalink": f"{SITE}/editions/3/brief.pdf?{query}",
        "contest_url": f"{SITE}/method/",
        "claim_address": lambda claim: f"{SITE}/editions/3/claims/{claim}/",
    }
    return Brief(**{**given, **changes})


def catalogue_brief(*slugs: str, as_of: str = TODAY) -> Brief:
    return brief_of(*(document(slug, as_of) for slug in slugs))


def _score(entry: dict[str, Any]) -> doc.Score:
    return doc.Score(
        criterion=entry["criterion"],
        state=entry["state"],
        level=entry["level"],
        confidence=entry["confidence"],
        rationale=entry["rationale"],
        claims=tuple(entry["claims"]),
        reconciled=entry["reconciled"],
        ratings=(),
    )


def _claim(product: str, row: dict[str, Any], day: date) -> doc.Claim:
    standing = stand(
        DatedClaim(
            id=row["id"],
            as_of=row["as_of"],
            status=row["status"],
            until=row.get("until"),
            citations=tuple(
                Citation(c["evidence"], c["relation"], evidence()[c["evidence"]]["published"]) for c in row["citations"]
            ),
        ),
        day,
        READ,
    )
    flow = row.get("flow")
    return doc.Claim(
        id=row["id"],
        product=product,
        criterion=row["criterion"],
        kind=row["kind"],
        statement=row["statement"],
        flow=flow
        and doc.Flow(
            **{key: tuple(value) if isinstance(value, list) else value for key, value in flow.items()},
            **({} if "recipient_vendor" in flow else {"recipient_vendor": None}),
        ),
        asserted_by=row["asserted_by"],
        status=row["status"],
        as_of=row["as_of"],
        standing=doc.Standing(
            state=standing.state,
            since=standing.since.isoformat(),
            since_basis=standing.since_basis,
            until=standing.until,
            until_known=standing.until_known,
            contradicted=standing.contradicted,
        ),
        citations=tuple(doc.Citation(**c) for c in row["citations"]),
    )


def _owners(slug: str | None) -> tuple[doc.VendorFacts, ...]:
    held = {row["slug"]: row for row in read("vendors.yaml")["vendors"]}
    chain = []
    while slug:
        row = held[slug]
        chain.append(doc.VendorFacts(**{key: row.get(key) for key in doc.VendorFacts.model_fields}))
        slug = row["parent"]
    return tuple(chain)


def _exposures(
    hosting: Any, owners: tuple[doc.VendorFacts, ...], slug: str, claims: tuple[doc.Claim, ...], day: date
) -> tuple[doc.Exposure, ...]:
    found = exposure.exposures(
        hosting,
        _chain(owners),
        [
            exposure.Flow(
                claim=claim.id,
                data=claim.flow.data,
                recipient_kind=claim.flow.recipient_kind,
                recipient=claim.flow.recipient,
                recipient_owners=_chain(_owners(claim.flow.recipient_vendor)),
                destinations=claim.flow.destinations,
                protection=claim.flow.protection,
            )
            for claim in claims
            if claim.flow and claim.standing.state == "stands" and claim.product == slug
        ],
        [
            exposure.Law(
                law["slug"], law["jurisdiction"], law["reach"], tuple(law["compels"]), law["in_force"], law["lapsed"]
            )
            for law in read("access-laws.yaml")["access_laws"]
        ],
        [exposure.Place(row["code"], tuple(row["member_of"])) for row in read("jurisdictions.yaml")["jurisdictions"]],
        day,
    )
    return tuple(
        doc.Exposure(
            jurisdiction=row.jurisdiction,
            road=row.road.value,
            readable=row.readable,
            encrypted=row.encrypted,
            metadata=row.metadata,
            claims=row.claims,
            laws=row.laws,
            links=row.links,
            closed=row.closed,
            partly=row.partly,
        )
        for row in found
    )


def _chain(owners: tuple[doc.VendorFacts, ...]) -> tuple[exposure.Owner, ...]:
    return tuple(exposure.Owner(o.slug, o.name, o.incorporated_in, o.headquartered_in) for o in owners)


def _evidence(row: dict[str, Any]) -> doc.Evidence:
    return doc.Evidence(**{key: row.get(key) for key in doc.Evidence.model_fields})


def _law(row: dict[str, Any]) -> doc.AccessLaw:
    fields = {key: row[key] for key in doc.AccessLaw.model_fields}
    return doc.AccessLaw(**{**fields, "compels": tuple(row["compels"]), "citations": _links(row)})


def _place(row: dict[str, Any]) -> doc.Jurisdiction:
    fields = {key: row.get(key) for key in doc.Jurisdiction.model_fields}
    return doc.Jurisdiction(**{**fields, "member_of": tuple(row["member_of"]), "citations": _links(row)})


def _links(row: dict[str, Any]) -> tuple[doc.PlaceCitation, ...]:
    return tuple(doc.PlaceCitation(**link) for link in row["citations"])
