"""Loading rubrics, assessments and profiles that are not sound: each flaw is named at its place."""

import pytest
from django.conf import settings

from assessments.models import RubricVersion
from tests.small_catalogue import assessment, put, rubric, with_draft, write
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.catalogue.problems import CatalogueError

pytestmark = pytest.mark.django_db
PARTS = parts_of(settings.EARSHOT_CATALOGUE_PARTS)
RATED = "assessments/2026-11/alpha.yaml"


def drafted_and_used(files):
    with_draft(files)
    files[RATED]["rubric_version"] = "1.1"


def another_kind(files):
    files["assessments/2020-04/alpha.yaml"] = assessment("alpha", "2020-04-15")
    files["assessments/2020-04/alpha.yaml"]["raters"]["first"]["kind"] = "person"


def draft_in_the_wrong_file(files):
    with_draft(files)
    files["rubric-1.2-draft.yaml"] = files.pop("rubric-1.1-draft.yaml")


def older_version_first(files):
    files["rubric-1.1.yaml"] = rubric("1.1")


SCORE = (RATED, "scores", 0)
SECTION = ("rubric.yaml", "sections", 0)
PROFILE = ("profiles.yaml", "profiles", 0)
DEMAND = (*PROFILE, "must_haves", 0)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put(*SECTION, "weight", value=90), "rubric.yaml:38: sections[0].weight: is 90, its criteria sum to 100"),
        (put("rubric.yaml", "gates", 0, "cap", value="F"), "gates[0].cap: "),
        (put("rubric.yaml", "version", value="one"), "rubric.yaml:2: version: "),
        (put(*SECTION, "criteria", 0, "guidence", value="x"), "criteria[0].guidence: this key is not known"),
        (put(*SECTION, "criteria", 0, "ask", value=...), "criteria[0].ask: this key is missing"),
        (draft_in_the_wrong_file, "rubric-1.2-draft.yaml:2: version: draft version 1.1 stands in the wrong file"),
        (older_version_first, "published version 1.0 stands in the wrong file. Name the file rubric-1.0.yaml"),
        (put("products/alpha.yaml", "claims", 0, "criterion", value="Z9"), "no rubric has a criterion Z9"),
        (put(RATED, "product", value="beta"), "the file is named for another product or month"),
        (put(RATED, "as_of", value="2026-10-15"), "Name it assessments/2026-10/alpha.yaml"),
        (put(RATED, "rubric_version", value="9.0"), "rubric_version: there is no rubric small 9.0"),
        (drafted_and_used, "rubric small 1.1 is a draft, by which nothing is assessed"),
        (put(*SCORE, "criterion", value="Z9"), "scores[0].criterion: Z9 is no criterion of small 1.0"),
        (put(*SCORE, "criterion", value="Z9"), "scores: the rubric's A1 have no score"),
        (put(*SCORE, "level", value=4), "scores[0].level: 4 is above the top level of A1. Write 0 to 3"),
        (put(*SCORE, "claims", value=["alpha-a1-9"]), "scores[0].claims[0]: alpha-a1-9 is none of the claims"),
        (put(*SCORE, "claims", value=[]), "scores[0].claims: a scored answer cites at least one claim"),
        (put(RATED, "raters", "second", "name", value="A"), "raters.second: the two raters are the same"),
        (another_kind, "raters.first.kind: A is automated here and person elsewhere"),
        (put(*PROFILE, "importances", value={"A": 6}), "profiles[0].importances.A: "),
        (put(*PROFILE, "importances", value={"B": 3}), "importances.B: no rubric has a section or criterion B"),
        (put(*PROFILE, "must_haves", 0, "criterion", value="A9"), "no rubric has a criterion A9"),
        (put(*PROFILE, "must_haves", 0, "at_least", value=0), "must_haves[0].at_least: 0 demands nothing"),
        (put(*DEMAND, value={}), "must_haves[0]: nothing is demanded. Write criterion and at_least, or one of"),
        (put(*DEMAND, value={"criterion": "A1"}), "must_haves[0].at_least: this key is missing. Add it to criterion"),
        (put(*DEMAND, value={"at_least": 1}), "must_haves[0].criterion: this key is missing. Add it to at_least"),
        (
            put(*DEMAND, value={"no_flow_to": "US", "open_source": True}),
            "must_haves[0].open_source: no_flow_to and open_source stand in one must-have. Write each on a line",
        ),
        (put(*DEMAND, value={"no_flow_to": "some"}), "must_haves[0].no_flow_to: 'some' is not a place. Write two capi"),
        (put(*DEMAND, value={"no_flow_to": "ZZ"}), "must_haves[0].no_flow_to: ZZ is none of the jurisdictions"),
        (
            put(*DEMAND, value={"not_within_reach_of": "ZZ"}),
            "must_haves[0].not_within_reach_of: ZZ is none of the jurisdictions",
        ),
        (
            put(*DEMAND, value={"self_hostable": False}),
            "must_haves[0].self_hostable: false demands nothing. Write tru",
        ),
        (put(*DEMAND, value={"certification": "iso-9001"}), "must_haves[0].certification: unknown value 'iso-9001'"),
        (put(*DEMAND, value={"encrypted": True}), "must_haves[0].encrypted: this key is not known"),
    ],
)
def test_load_refuses(tmp_path, change, expected):
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(write(tmp_path, change), PARTS)

    found = [str(problem) for problem in caught.value.problems]

    assert any(expected in problem for problem in found), found
    assert not RubricVersion.objects.exists()
