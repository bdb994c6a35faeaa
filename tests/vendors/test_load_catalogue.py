"""Loading a catalogue: what is written, what is left alone, and what goes."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Assessment, Profile, RubricVersion, Score
from tests import small_catalogue
from tests.small_catalogue import claim, document, product, put, vendor, write
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.catalogue.report import Count
from vendors.models import Catalogue, Citation, Claim, DataFlow, Evidence, Jurisdiction, Product, Vendor

pytestmark = pytest.mark.django_db
PARTS = parts_of(settings.EARSHOT_CATALOGUE_PARTS)
ALL = {
    "evidence": 2,
    "jurisdictions": 2,
    "access laws": 1,
    "vendors": 2,
    "products": 2,
    "claims": 4,
    "catalogue": 1,
    "rubric versions": 1,
    "assessments": 1,
    "profiles": 1,
}


def load(folder, **options):
    return {count.kind: count.figures for count in load_catalogue(folder, PARTS, **options).counts}


def unchanged_but(**figures):
    """What a load reports that leaves all but these kinds alone."""
    counts = {kind: (0, 0, number, 0) for kind, number in ALL.items()}
    return counts | {kind.replace("_", " "): figure for kind, figure in figures.items()}


def writes(queries):
    return [query["sql"] for query in queries if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]


def test_load_adds_everything_to_an_empty_database(tmp_path):
    assert load(write(tmp_path)) == {kind: (number, 0, 0, 0) for kind, number in ALL.items()}

    flow = DataFlow.objects.get(claim="alpha-a1-3")
    assert (flow.any_country, [row.jurisdiction_id for row in flow.destinations.all()]) == (True, ["US"])
    assert Product.objects.get(slug="beta").variant_of_id == "alpha"
    assert Product.objects.get(slug="alpha").edition == ""
    assert Vendor.objects.get(slug="other").parent_id == "acme"
    assert Vendor.objects.get(slug="acme").headquartered_in is None
    assert Catalogue.objects.get().read == date(2026, 11, 20)
    assert [str(score.claims.get().claim_id) for score in Score.objects.filter(level=2)] == ["alpha-a1-1"]
    assert Assessment.objects.get().state == "approved"


def test_load_of_the_same_files_writes_nothing(tmp_path):
    load(write(tmp_path))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert load(tmp_path) == unchanged_but()

    assert writes(queries) == []


def a_second_citation(files):
    second = {"evidence": "spare", "relation": "context", "locator": None}
    files["products/alpha.yaml"]["claims"][0]["citations"].insert(0, second)


def two_claims_in_the_other_order(files):
    claims = files["products/alpha.yaml"]["claims"]
    claims[0], claims[1] = claims[1], claims[0]


def two_names_the_other_way_round(files):
    first, second = files["jurisdictions.yaml"]["jurisdictions"]
    first["name"], second["name"] = second["name"], first["name"]


def evidence_in_another_file(files):
    files["evidence/more.yaml"] = {"evidence": [files["evidence/group.yaml"]["evidence"].pop()]}


@pytest.mark.parametrize(
    ("apply", "report"),
    [
        (put("catalogue.yaml", "read", value="2026-11-21"), {"catalogue": (0, 1, 0, 0)}),
        (put("vendors.yaml", "vendors", 0, "note", value="A note."), {"vendors": (0, 1, 1, 0)}),
        (put("access-laws.yaml", "access_laws", 0, "compels", value=[]), {"access_laws": (0, 1, 0, 0)}),
        (put("access-laws.yaml", "access_laws", 0, "citations", value=[]), {"access_laws": (0, 1, 0, 0)}),
        (put("evidence/group.yaml", "evidence", 1, "published", value=None), {"evidence": (0, 1, 1, 0)}),
        (put("products/beta.yaml", "retired", value="2026-10"), {"products": (0, 1, 1, 0)}),
        (put("products/alpha.yaml", "claims", 0, "status", value="contradicted"), {"claims": (0, 1, 3, 0)}),
        (put("products/alpha.yaml", "claims", 2, "flow", "destinations", value=["DE"]), {"claims": (0, 1, 3, 0)}),
        (put("products/alpha.yaml", "claims", 2, "flow", "recipient_vendor", value="other"), {"claims": (0, 1, 3, 0)}),
        (put("assessments/2026-11/alpha.yaml", "concerns", value=["two"]), {"assessments": (0, 1, 0, 0)}),
        (put("assessments/2026-11/alpha.yaml", "scores", 1, "rationale", value="No."), {"assessments": (0, 1, 0, 0)}),
        (put("profiles.yaml", "profiles", 0, "importances", value={}), {"profiles": (0, 1, 0, 0)}),
        (a_second_citation, {"claims": (0, 1, 3, 0)}),
        (two_claims_in_the_other_order, {"claims": (0, 2, 2, 0)}),
        (two_names_the_other_way_round, {"jurisdictions": (0, 2, 0, 0)}),
        (evidence_in_another_file, {"evidence": (0, 1, 1, 0)}),
    ],
)
def test_load_writes_what_changed_and_nothing_else(tmp_path, apply, report):
    load(write(tmp_path))

    assert load(write(tmp_path, apply)) == unchanged_but(**report)
    assert load(tmp_path) == unchanged_but(**{kind: (0, 0, sum(counts), 0) for kind, counts in report.items()})


def test_load_replaces_the_citations_of_a_changed_claim(tmp_path):
    load(write(tmp_path))
    load(write(tmp_path, a_second_citation))

    cited = Citation.objects.filter(claim="alpha-a1-1").order_by("position")
    assert [row.evidence_id for row in cited] == ["spare", "paper"]


def test_load_removes_what_the_files_no_longer_have(tmp_path):
    load(write(tmp_path))

    def less(files):
        files["evidence/group.yaml"]["evidence"].pop()
        files["vendors.yaml"]["vendors"].pop()
        files["products/alpha.yaml"]["claims"].pop()
        files["access-laws.yaml"]["access_laws"] = []
        del files["products/beta.yaml"], files["assessments/2026-11/alpha.yaml"], files["profiles.yaml"]

    report = load(write(tmp_path, less))

    assert {kind: figures[3] for kind, figures in report.items() if figures[3]} == {
        "evidence": 1,
        "access laws": 1,
        "vendors": 1,
        "products": 1,
        "claims": 2,
        "assessments": 1,
        "profiles": 1,
    }
    assert not Evidence.objects.filter(slug="spare").exists()
    assert not Profile.objects.exists()
    assert set(Claim.objects.values_list("id", flat=True)) == {"alpha-a1-1", "alpha-a1-2"}


def test_load_removes_a_vendor_together_with_its_parent(tmp_path):
    def more(files):
        files["vendors.yaml"]["vendors"] += [vendor("up"), vendor("down", parent="up")]

    load(write(tmp_path, more))

    assert load(write(tmp_path))["vendors"] == (0, 0, 2, 2)


def test_load_renames_a_product_that_keeps_its_name(tmp_path):
    load(write(tmp_path))

    def renamed(files):
        del files["products/beta.yaml"]
        files["products/gamma.yaml"] = product("gamma", claim("gamma", 1), name="Beta", edition="other")

    report = load(write(tmp_path, renamed))

    assert (report["products"], report["claims"]) == ((1, 0, 1, 1), (1, 0, 3, 1))


def test_load_moves_a_product_to_a_vendor_that_replaces_its_own(tmp_path):
    load(write(tmp_path))

    def replaced(files):
        files["vendors.yaml"]["vendors"] = [vendor("successor")]
        for slug in ("alpha", "beta"):
            files[f"products/{slug}.yaml"]["vendor"] = "successor"

    assert load(write(tmp_path, replaced))["vendors"] == (1, 0, 0, 2)


def test_load_as_a_dry_run_reports_the_same_and_writes_nothing(tmp_path):
    report = load(write(tmp_path), dry_run=True)

    assert report == {kind: (number, 0, 0, 0) for kind, number in ALL.items()}
    assert not Evidence.objects.exists()
    assert not RubricVersion.objects.exists()
    assert load(tmp_path) == report


def test_load_without_catalogue_yaml_takes_the_latest_day_of_a_claim(tmp_path):
    def without(files):
        del files["catalogue.yaml"]
        files["products/alpha.yaml"]["claims"][1]["as_of"] = "2026-10-02"
        files["products/beta.yaml"]["claims"][0]["as_of"] = "2026-11"

    load(write(tmp_path, without))

    assert Catalogue.objects.get().read == date(2026, 10, 2)


def test_load_mends_a_row_that_no_file_could_hold(tmp_path):
    load(write(tmp_path))
    Jurisdiction.objects.filter(code="DE").update(member_of={"not": "a list"})

    assert load(tmp_path)["jurisdictions"] == (0, 1, 1, 0)


def test_load_takes_no_more_queries_for_more_rows(tmp_path):
    def more(files):
        files["evidence/more.yaml"] = {"evidence": [document(f"paper-{number}") for number in range(40)]}
        files["products/alpha.yaml"]["claims"] += [claim("alpha", number) for number in range(4, 44)]

    load(write(tmp_path))
    with CaptureQueriesContext(connection) as few:
        load(tmp_path)
    load(write(tmp_path, more))
    with CaptureQueriesContext(connection) as many:
        load(tmp_path)

    assert len(many) == len(few)


def test_load_reports_its_progress(tmp_path):
    heard = []

    load_catalogue(write(tmp_path), PARTS, progress=lambda *step: heard.append(step))

    files = len(small_catalogue.files())
    assert heard[0] == ("reading", 1, files)
    assert ("reading", files, files) in heard
    assert heard[-1] == ("writing", len(ALL), len(ALL))


def test_report_as_text_is_a_table(tmp_path):
    report = load_catalogue(write(tmp_path), PARTS)

    assert report.changes
    assert report.counts[0] == Count("evidence", 2, 0, 0, 0)
    head, first, *_ = str(report).splitlines()
    assert head.split() == ["added", "changed", "unchanged", "removed"]
    assert first.split() == ["evidence", "2", "0", "0", "0"]
