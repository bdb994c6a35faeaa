"""Loading a catalogue that is not sound: everything that is wrong is named, and nothing is written."""

import pytest
from django.conf import settings

from tests.small_catalogue import add, claim, document, jurisdiction, product, put, vendor, write
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.catalogue.problems import CatalogueError
from vendors.models import Evidence

pytestmark = pytest.mark.django_db
PARTS = parts_of(settings.EARSHOT_CATALOGUE_PARTS)


def problems(folder):
    """The problems for which the load is refused, as text."""
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder, PARTS)
    assert not Evidence.objects.exists()
    return [str(problem) for problem in caught.value.problems]


ALPHA, BETA, LAWS = "products/alpha.yaml", "products/beta.yaml", "access-laws.yaml"
VENDORS, PLACES, GROUP = "vendors.yaml", "jurisdictions.yaml", "evidence/group.yaml"
FLOW = ("claims", 2, "flow")
LAW = ("access_laws", 0)
CITED = ("citations", 0, "evidence")
RING = "are each other's"

FILES = [
    (put(VENDORS, value=...), "vendors.yaml:1: the file cannot be read"),
    (put("rubric.yaml", value=...), "rubric.yaml:1: the file cannot be read"),
    (put(ALPHA, value="slug: [alpha"), "this is not YAML"),
    (put("products/notes.yml", value="a: 1\n"), "products/notes.yml:1: a catalogue has no such file"),
    (put("vendor.yaml", value={"vendors": []}), "vendor.yaml:1: a catalogue has no such file"),
    (put("products/gamma.yaml", value=product("delta")), "products/gamma.yaml:1: slug: the file of delta has another"),
]
FIELDS = [
    (put(ALPHA, "launched", value="2020-13"), f"{ALPHA}:8: launched: '2020-13' is not a date"),
    (put(ALPHA, "hosting", value="cloud"), f"{ALPHA}:6: hosting: unknown value 'cloud'. Write one of"),
    (put(ALPHA, "claims", 0, "citations", value=[]), f"{ALPHA}:21: claims[0].citations: a claim cites at least one"),
    (put(ALPHA, "claims", 0, "id", value="beta-a1-1"), f"{ALPHA}:14: claims[0].id: the id does not name its product"),
]
REFERENCES = [
    (put(VENDORS, "vendors", 0, "incorporated_in", value="XX"), "vendors.yaml:5: vendors[0].incorporated_in: XX is"),
    (put(VENDORS, "vendors", 0, "incorporated_in", value="XX"), "Mend it, or add XX to jurisdictions.yaml."),
    (put(VENDORS, "vendors", 1, "parent", value="nobody"), "vendors[1].parent: nobody is none of the vendors"),
    (put(LAWS, *LAW, "jurisdiction", value="XX"), "access_laws[0].jurisdiction: XX is none of the jurisdictions"),
    (put(LAWS, *LAW, *CITED, value="gone"), "access_laws[0].citations[0].evidence: gone is none of the evidence"),
    (put(PLACES, "jurisdictions", 0, *CITED, value="gone"), "jurisdictions[0].citations[0].evidence: gone is none of"),
    (put(ALPHA, "vendor", value="nobody"), f"{ALPHA}:2: vendor: nobody is none of the vendors"),
    (put(BETA, "variant_of", value="nothing"), "variant_of: nothing is none of the products"),
    (put(ALPHA, "claims", 1, *CITED, value="gone"), "claims[1].citations[0].evidence: gone is none of the evidence"),
    (put(ALPHA, "claims", 1, *CITED, value="gone"), "Mend it, or add gone to a file of evidence/."),
    (put(ALPHA, *FLOW, "destinations", value=["ZZ"]), "claims[2].flow.destinations[0]: ZZ is none of the juris"),
    (put(ALPHA, *FLOW, "recipient_vendor", value="me"), "claims[2].flow.recipient_vendor: me is none of the vendors"),
]
ORDER = [
    (put(ALPHA, *FLOW, "destinations", value=["*", "US"]), "'*' (any country) stands before other places. Write it"),
    (put(VENDORS, "vendors", 0, "parent", value="other"), f"the vendors {RING} parents: acme → other → acme"),
    (put(ALPHA, "variant_of", value="beta"), f"the products {RING} variants: alpha → beta → alpha"),
]
DUPLICATES = [
    (add(VENDORS, "vendors", value=vendor("acme")), "vendors[2].slug: acme stands in vendors.yaml, line 2, too"),
    (add(PLACES, "jurisdictions", value=jurisdiction("US", "Other")), "jurisdictions[2].code: US stands in"),
    (add(PLACES, "jurisdictions", value=jurisdiction("FR", "Germany")), "FR has the same name as DE"),
    (put("evidence/more.yaml", value={"evidence": [document("paper")]}), f"paper stands in {GROUP}, line 2, too"),
    (put("products/gamma.yaml", value=product("gamma", name="Alpha")), "gamma has the same edition as alpha"),
    (put("products/gamma.yaml", value=product("alpha")), "slug: alpha stands in products/alpha.yaml, line 1, too"),
]


@pytest.mark.parametrize(("change", "expected"), [*FILES, *FIELDS, *REFERENCES, *ORDER, *DUPLICATES])
def test_load_refuses(tmp_path, change, expected):
    found = problems(write(tmp_path, change))

    assert any(expected in problem for problem in found), found


def test_load_names_everything_that_is_wrong_at_once(tmp_path):
    def spoil(files):
        files["vendors.yaml"]["vendors"][0]["incorporated_in"] = "XX"
        files[ALPHA]["claims"][0]["as_of"] = "yesterday"
        files[BETA]["claims"][0]["citations"][0]["evidence"] = "gone"
        files["evidence/more.yaml"] = "evidence: {"

    found = problems(write(tmp_path, spoil))

    assert [problem.split(":")[0] for problem in found] == ["evidence/more.yaml", ALPHA, "vendors.yaml"]


def test_load_does_not_miss_what_stands_in_a_file_with_another_problem(tmp_path):
    """One slip in a file does not make strangers of the other records in it."""

    def spoil(files):
        files["evidence/group.yaml"]["evidence"][1]["kind"] = "hearsay"
        files[ALPHA]["name"] = None

    found = problems(write(tmp_path, spoil))

    assert [problem.split(" ")[1] for problem in found] == ["evidence[1].kind:", "name:"]


def test_load_refuses_a_folder_that_is_not_there(tmp_path):
    assert "there is no such folder" in problems(tmp_path / "none")[0]


def test_load_leaves_what_was_loaded_before(tmp_path):
    load_catalogue(write(tmp_path), PARTS)

    with pytest.raises(CatalogueError):
        load_catalogue(write(tmp_path, put(ALPHA, "claims", value=[claim("beta", 1)])), PARTS)

    assert load_catalogue(write(tmp_path), PARTS).changes is False
