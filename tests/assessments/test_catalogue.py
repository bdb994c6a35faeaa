"""Loading rubrics, assessments and profiles: what publication protects, and what it does not."""

import json

import pytest
from django.conf import settings

from assessments.document.types import EditionDocument
from assessments.models import Assessment, Criterion, Rater, Rating, RubricVersion, Score
from assessments.services.publish import publish_approved
from assessments.vocabulary import AssessmentState, RaterKind, Stage
from tests.factories import NOW, make_assessment, make_publication, make_rater
from tests.small_catalogue import assessment, claim, rubric, with_draft, write
from vendors.catalogue.dump import CannotDump, dump_catalogue
from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.catalogue.problems import CatalogueError
from vendors.catalogue.yaml_reader import parse
from vendors.catalogue.yaml_writer import dump
from vendors.models import Product

pytestmark = pytest.mark.django_db
PARTS = parts_of(settings.EARSHOT_CATALOGUE_PARTS)
RATED = "assessments/2026-11/alpha.yaml"
DEMANDS = """\
    must_haves:
      - {criterion: A1, at_least: 2}
      - {no_flow_to: 'NO'}
      - {no_flow_to: any}
      - {no_flow_to: inadequate}
      - {not_within_reach_of: US}
      - {self_hostable: true}
      - {open_source: true}
      - {certification: iso-27001}
      - {end_to_end_by_default: true}
"""
CODES = ["A1.2", "flow.NO", "flow.any", "flow.inadequate", "reach.US", "self-hostable", "open-source"]
CODES += ["cert.iso-27001", "e2ee"]


def load(folder):
    return {count.kind: count.figures for count in load_catalogue(folder, PARTS).counts}


def problems(folder):
    """The problems for which a load is refused, as text."""
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder, PARTS)
    return [str(problem) for problem in caught.value.problems]


def refusal(folder):
    """The one problem for which a load is refused, as text."""
    (problem,) = problems(folder)
    return problem


def commented(files):
    files["rubric.yaml"] = "# A word more.\n" + dump(files["rubric.yaml"])


def reworded(files):
    files["rubric.yaml"]["sections"][0]["criteria"][0]["question"] = "Is it really so?"


def variant_cites_the_ordinary_edition(files):
    files["assessments/2026-11/beta.yaml"] = assessment("beta")
    files["assessments/2026-11/beta.yaml"]["scores"][0]["claims"] = ["beta-a1-1", "alpha-a1-2"]


def ordinary_edition_cites_its_variant(files):
    files[RATED]["scores"][0]["second"] = files[RATED]["scores"][0]["second"] | {"claims": ["beta-a1-1"]}


def test_rubric_is_kept_word_for_word_and_as_canonical_json(tmp_path):
    load(write(tmp_path, commented))

    version = RubricVersion.objects.get()
    assert (version.slug, version.version, version.status) == ("small", "1.0", "published")
    assert version.source == (tmp_path / "rubric.yaml").read_text()
    assert json.loads(version.document)["sections"][0]["criteria"][0]["levels"]["3"] == "It is strong."
    criteria = version.criteria.values_list("code", "section", "title", "top")
    assert list(criteria) == [("A1", "A", "Criterion A1", 3), ("A2", "A", "Criterion A2", 3)]


def test_published_rubric_takes_comments_and_no_other_change(tmp_path):
    load(write(tmp_path))
    hashed = RubricVersion.objects.get().sha256

    assert load(write(tmp_path, commented))["rubric versions"] == (0, 1, 0, 0)
    assert RubricVersion.objects.get().sha256 == hashed
    assert refusal(write(tmp_path, reworded)) == (
        "rubric.yaml:1: rubric small 1.0 is published and can never change. "
        "Put the file back as it was, and write a new version in rubric-<version>-draft.yaml."
    )


def test_published_rubric_does_not_become_a_draft_again(tmp_path):
    load(write(tmp_path))

    def unpublished(files):
        files["rubric-1.0-draft.yaml"] = files.pop("rubric.yaml") | {"status": "draft"}
        files["rubric.yaml"] = rubric("0.9")
        files[RATED]["rubric_version"] = "0.9"

    assert "small 1.0 is published and can never change" in refusal(write(tmp_path, unpublished))


def test_published_rubric_cannot_be_removed(tmp_path):
    load(write(tmp_path))

    def replaced(files):
        files["rubric.yaml"] = rubric("2.0")
        del files[RATED]

    assert refusal(write(tmp_path, replaced)).startswith(
        "rubric-1.0.yaml:1: rubric small 1.0 cannot be removed: it is published. Keep its file"
    )


def test_draft_rubric_may_change_and_go(tmp_path):
    def changed(files):
        with_draft(files)
        criteria = files["rubric-1.1-draft.yaml"]["sections"][0]["criteria"]
        criteria[1]["code"] = "A3"
        files["rubric-1.1-draft.yaml"]["gates"] = []

    assert load(write(tmp_path, with_draft))["rubric versions"] == (2, 0, 0, 0)
    assert load(write(tmp_path, changed))["rubric versions"] == (0, 1, 1, 0)
    codes = Criterion.objects.filter(rubric__version="1.1").values_list("code", flat=True)
    assert list(codes) == ["A1", "A3"]
    assert load(write(tmp_path))["rubric versions"] == (0, 0, 1, 1)


def test_draft_rubric_is_published_by_taking_its_status_away(tmp_path):
    load(write(tmp_path, with_draft))

    def published(files):
        with_draft(files)
        files["rubric-1.0.yaml"] = files.pop("rubric.yaml")
        files["rubric.yaml"] = files.pop("rubric-1.1-draft.yaml")
        del files["rubric.yaml"]["status"]

    assert load(write(tmp_path, published))["rubric versions"] == (0, 1, 1, 0)
    assert RubricVersion.objects.published().count() == 2
    dump_catalogue(tmp_path / "dumped", PARTS)
    for name in ("rubric.yaml", "rubric-1.0.yaml"):
        assert (tmp_path / "dumped" / name).read_text() == (tmp_path / name).read_text()


def test_draft_rubric_in_use_cannot_change(tmp_path):
    load(write(tmp_path, with_draft))
    make_assessment(Product.objects.get(slug="beta"), RubricVersion.objects.get(version="1.1"), state="draft")

    def changed(files):
        with_draft(files)
        files["rubric-1.1-draft.yaml"]["title"] = "Another"

    assert "the draft small 1.1 is in use and cannot change: assessments rest on it" in refusal(
        write(tmp_path, changed)
    )
    assert "small 1.1 cannot be removed: assessments rest on it" in refusal(write(tmp_path))


def test_assessment_keeps_both_ratings_apart_from_the_score(tmp_path):
    def apart(files):
        score = files[RATED]["scores"][0]
        score["second"] = score["second"] | {"level": 0, "rationale": "Otherwise."}
        score["reconciled"] = "The first is right."

    load(write(tmp_path, apart))

    score = Score.objects.get(criterion__code="A1")
    assert (score.level, score.reconciled) == (2, "The first is right.")
    ratings = Rating.objects.filter(criterion__code="A1").order_by("stage")
    assert list(ratings.values_list("stage", "rater__name", "level")) == [("first", "A", 2), ("second", "B", 0)]
    assert Score.objects.get(criterion__code="A2").reconciled == ""


def test_published_assessment_stays_published_until_its_file_changes(tmp_path):
    load(write(tmp_path))
    Assessment.objects.update(state=AssessmentState.PUBLISHED)

    assert load(tmp_path)["assessments"] == (0, 0, 1, 0)
    assert Assessment.objects.get().state == "published"

    def changed(files):
        files[RATED]["summary"] = "In other words."

    pk = Assessment.objects.get().pk
    load(write(tmp_path, changed))
    assert (Assessment.objects.get().pk, Assessment.objects.get().state) == (pk, "approved")


def test_rating_of_another_stage_outlives_a_load(tmp_path):
    load(write(tmp_path))
    assessed = Assessment.objects.get()
    Rating.objects.create(
        assessment=assessed,
        criterion=Criterion.objects.get(code="A1"),
        stage=Stage.AFTER_REPLY,
        rater=make_rater("P", RaterKind.PERSON),
        state="unclear",
        rationale="Seen.",
    )

    def changed(files):
        files[RATED]["summary"] = "In other words."

    load(write(tmp_path, changed))

    assert assessed.ratings.filter(stage=Stage.AFTER_REPLY).count() == 1
    assert assessed.ratings.count() == 5


def test_published_assessment_cannot_be_removed(tmp_path):
    load(write(tmp_path))
    make_publication(Assessment.objects.get())

    def less(files):
        del files[RATED], files["products/alpha.yaml"]
        files["products/beta.yaml"]["variant_of"] = None

    assert refusal(write(tmp_path, less)) == (
        f"{RATED}:1: the assessment cannot be removed: publications rest on it. "
        "Keep the file; of a product that is no longer offered, keep the file and set `retired`."
    )


def test_product_of_an_assessment_cannot_be_removed(tmp_path):
    def less(files):
        del files["products/alpha.yaml"]
        files["products/beta.yaml"]["variant_of"] = None

    assert "of a product that is no longer offered, set `retired`" in "".join(problems(write(tmp_path, less)))


def test_product_with_a_draft_on_the_site_cannot_be_removed(tmp_path):
    load(write(tmp_path))
    make_assessment(Product.objects.get(slug="beta"), RubricVersion.objects.get(), state=AssessmentState.DRAFT)

    def less(files):
        del files["products/beta.yaml"]

    assert refusal(write(tmp_path, less)) == (
        "products/beta.yaml:1: beta cannot be removed: assessments rest on it. "
        "Keep the file; of a product that is no longer offered, set `retired`."
    )


def test_draft_on_the_site_is_neither_removed_nor_overwritten(tmp_path):
    load(write(tmp_path))
    make_assessment(Product.objects.get(slug="beta"), RubricVersion.objects.get(), state=AssessmentState.DRAFT)

    assert load(tmp_path)["assessments"] == (0, 0, 1, 0)

    def same(files):
        files["assessments/2026-11/beta.yaml"] = assessment("beta", "2026-11-15")

    assert "the site has a draft of this assessment" in refusal(write(tmp_path, same))


def test_two_assessments_of_one_month_do_not_fit_into_one_file(tmp_path):
    load(write(tmp_path))
    make_assessment(Product.objects.get(slug="alpha"), RubricVersion.objects.get(), as_of="2026-11-16")

    with pytest.raises(CannotDump, match="two records would stand in assessments/2026-11/alpha"):
        dump_catalogue(tmp_path / "dumped", PARTS)


def test_rater_stays_when_nobody_is_rated(tmp_path):
    load(write(tmp_path))

    def less(files):
        del files[RATED]

    load(write(tmp_path, less))
    assert set(Rater.objects.values_list("name", "kind")) == {("A", "automated"), ("B", "automated")}


def test_variant_may_cite_claims_of_the_ordinary_edition(tmp_path):
    assert load(write(tmp_path, variant_cites_the_ordinary_edition))["assessments"] == (2, 0, 0, 0)


def test_claim_about_another_product_is_remarked_on(tmp_path):
    report = load_catalogue(write(tmp_path, ordinary_edition_cites_its_variant), PARTS)

    (remark,) = report.remarks
    assert remark.field == "scores[0].second.claims[0]"
    assert str(report).endswith("beta-a1-1 is a claim about another product. Make sure that it bears on alpha.")


def test_claim_that_a_score_cites_cannot_be_removed(tmp_path):
    load(write(tmp_path))

    def less(files):
        files["products/alpha.yaml"]["claims"] = [claim("alpha", 2)]

    found = problems(write(tmp_path, less))
    assert all("alpha-a1-1 is none of the claims" in problem for problem in found)
    assert len(found) == 3


def every_must_have(files):
    norway = files["jurisdictions.yaml"]["jurisdictions"][0] | {"code": "NO", "name": "Norway"}
    files["jurisdictions.yaml"]["jurisdictions"].append(norway)
    files["profiles.yaml"]["profiles"][0] |= parse(f"profile:\n{DEMANDS}", "profile.yaml").data["profile"]


def test_must_haves_of_every_form_are_dumped_as_they_stand_in_the_file(tmp_path):
    load(write(tmp_path / "source", every_must_have))

    dump_catalogue(tmp_path / "dumped", PARTS)

    assert DEMANDS in (tmp_path / "dumped" / "profiles.yaml").read_text()
    assert load(tmp_path / "dumped")["profiles"] == (0, 0, 1, 0)


def test_profiles_stand_in_the_edition_with_the_codes_of_their_must_haves(tmp_path):
    load(write(tmp_path, every_must_have))

    outcome = publish_approved(at=NOW)

    (profile,) = EditionDocument.model_validate_json(outcome.edition.document).profiles
    assert (profile.slug, profile.name, profile.for_whom, profile.why) == ("plain", "Plain", "Anyone.", None)
    assert profile.importances == {"A": 3, "A1": 5}
    assert list(profile.must_haves) == CODES


def test_editions_older_than_the_profiles_still_open(tmp_path):
    load(write(tmp_path))
    document = json.loads(publish_approved(at=NOW).edition.document)
    del document["profiles"]

    assert EditionDocument.model_validate(document).profiles == ()
