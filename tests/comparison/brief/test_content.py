import json
import re
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from assessments.document import types as doc
from comparison.brief.content import content
from comparison.figures import figure
from tests.comparison.brief.documents import (
    APRIL_2020,
    CATALOGUE,
    brief_of,
    catalogue_brief,
    document,
    in_brief,
    rubric_text,
)

STORY = ("voov-meeting", "zoom-meetings", "jitsi-meet")


def changed(base: doc.PublicationDocument, **changes: Any) -> doc.PublicationDocument:
    return base.model_copy(update=changes)


def result(base: doc.PublicationDocument, **changes: Any) -> doc.PublicationDocument:
    return changed(base, result=base.result.model_copy(update=changes))


def strings(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        data = list(data.values())
    return [text for value in data for text in strings(value)] if isinstance(data, list | tuple) else []


def references(data: Any) -> list[int]:
    if isinstance(data, dict):
        own = list(data.get("refs", []))
        return own + [n for key, value in data.items() if key != "refs" for n in references(value)]
    return [n for value in data for n in references(value)] if isinstance(data, list) else []


def test_content_is_plain_data_with_nothing_but_words_numbers_and_lists() -> None:
    data = content(catalogue_brief(*STORY))
    assert json.loads(json.dumps(data)) == data


def test_content_has_products_in_alphabetical_order_whatever_was_asked() -> None:
    data = content(catalogue_brief("zoom-meetings", "voov-meeting", "jitsi-meet"))
    assert data["title"] == "Privacy brief: Jitsi Meet, VooV Meeting and Zoom Meetings (Zoom Workplace)"
    names = ["Jitsi Meet", "VooV Meeting", "Zoom Meetings (Zoom Workplace)"]
    assert [p["name"] for p in data["matrix"]["products"]] == names
    assert [p["name"] for p in data["summary"]["products"]] == names
    assert [c["name"] for c in data["chapters"]] == names
    assert "no single best" in data["summary"]["day"]


@pytest.mark.parametrize(
    "path", sorted(CATALOGUE.glob("assessments/*/*.yaml")), ids=lambda p: f"{p.parent.name}-{p.stem}"
)
def test_content_says_something_in_every_part_of_every_product(path: Any) -> None:
    as_of = {"2020-04": APRIL_2020, "2026-11": "2026-11-23"}[path.parent.name]
    facts = document(path.stem, as_of)
    data = content(catalogue_brief(path.stem, as_of=as_of))
    block, chapter = data["summary"]["products"][0], data["chapters"][0]
    assert block["earshot"]
    assert block["gates"]
    assert block["strengths"]
    assert block["concerns"]
    assert block["asks"] or block["no_asks"]
    for part in ("strengths", "concerns", "gates", "lifts"):
        assert chapter[part]["points"]
    assert chapter["flows"]["rows"] or chapter["flows"]["words"]
    assert chapter["jurisdictions"]["rows"] or chapter["jurisdictions"]["words"]
    answers = [a for section in chapter["answers"]["sections"] for a in section["answers"]]
    assert [a["code"] for a in answers] == [c.code for c in rubric_text().criteria]
    assert all(a["rationale"] and a["answer"]["word"] for a in answers)
    low, high = facts.result.range
    assert chapter["verdict"]["bar"] == {"low": low, "high": high, "score": facts.result.score}
    assert not any(
        re.search(r"\bNone\b(?! is )|Fraction|\{|\}|\.\.(?!\.)", text) for text in strings(chapter["verdict"])
    )


def test_verdict_of_a_graded_product_stands_with_its_range_and_coverage() -> None:
    graded = result(document("zoom-meetings"), grade="C", at_best="B", at_worst="D", score=60.3175, coverage=0.7,
                    range=(42.2222, 72.2222))  # fmt: skip
    verdict = content(brief_of(graded))["summary"]["products"][0]["verdict"]
    assert (verdict["grade"], verdict["span"]) == ("C", "between B and D")
    assert verdict["figures"].startswith("Score 60.3 of 100 on what is known; 42.2 to 72.2")
    assert verdict["known"].startswith("70\u00a0% known")


def test_verdict_of_a_product_that_is_not_graded_says_how_good_and_bad_it_could_be() -> None:
    verdict = content(catalogue_brief("voov-meeting"))["summary"]["products"][0]["verdict"]
    assert (verdict["grade"], verdict["span"]) == ("not graded", "at best D, at worst E")
    assert "a grade needs 60\u00a0%" in verdict["known"]


def test_verdict_without_any_level_has_no_score_and_the_whole_range() -> None:
    unknown = result(document("voov-meeting"), score=None, coverage=0.0, range=(0.0, 100.0), grade=None,
                     at_best="A", at_worst="E")  # fmt: skip
    verdict = content(brief_of(unknown))["chapters"][0]["verdict"]
    assert verdict["figures"] == "No score: no criterion has a level. Range 0 to 100 of 100."


def test_gates_say_what_caps_and_what_still_could() -> None:
    block = content(catalogue_brief("voov-meeting"))["summary"]["products"][0]
    assert block["gates"] == [
        "Capped at D by C3: A government can compel the vendor without independent review.",
        "Could still be capped at D by A2 or D3, at C by F1: the answers are not known.",
    ]
    points = content(catalogue_brief("voov-meeting"))["chapters"][0]["gates"]["points"]
    assert len(points) == 4
    assert "Could still be capped at D by A2 (Who can read content at rest and in features)" in points[1]


def test_lifts_say_what_would_change_the_grade_and_by_how_much() -> None:
    facts = document("jitsi-meet")
    points = content(catalogue_brief("jitsi-meet"))["chapters"][0]["lifts"]["points"]
    assert len(points) == len(facts.lifts) > 0
    for lift, point in zip(facts.lifts, points, strict=True):
        assert point.startswith(f"{lift.grade} with {lift.criterion} ")
        assert figure(lift.gain) in point
        assert figure(lift.score) in point


def test_lifts_of_a_product_that_is_not_graded_name_what_must_be_known() -> None:
    points = content(catalogue_brief("voov-meeting"))["chapters"][0]["lifts"]["points"]
    assert "27\u00a0% of the weight is known, and a grade needs 60\u00a0%" in points[0]
    assert all(code in points[1] for code in document("voov-meeting").to_be_graded)


def test_notice_stands_by_every_grade_until_a_person_confirms() -> None:
    data = content(catalogue_brief(*STORY))
    assert "not yet confirmed by a person" in data["cover"]["notice"]
    assert any("not yet confirmed by a person" in warning for warning in data["summary"]["warnings"])
    assert all("not confirmed by a person" in c["verdict"]["notice"] for c in data["chapters"])
    confirmed = content(brief_of(changed(document("zoom-meetings"), confirmed_by_person=True)))
    assert confirmed["cover"]["notice"] == ""
    assert confirmed["chapters"][0]["verdict"]["notice"] == ""


def test_notice_names_the_products_when_only_some_are_unconfirmed() -> None:
    data = content(brief_of(changed(document("zoom-meetings"), confirmed_by_person=True), document("voov-meeting")))
    assert data["cover"]["notice"].startswith("The ratings of VooV Meeting were made by automated analysts")


def test_cover_says_until_when_to_rely_on_it() -> None:
    cover = content(catalogue_brief("zoom-meetings"))["cover"]
    assert cover["day"] == "What is known on 23 November 2026"
    assert [line["day"] for line in cover["reliance"]] == ["23 November 2027", "23 May 2028"]
    assert cover["past"] == ""


def test_cover_of_a_past_day_says_that_it_is_what_could_be_known_then() -> None:
    data = content(catalogue_brief(*STORY, as_of=APRIL_2020))
    assert data["cover"]["day"] == "What could be known on 15 April 2020"
    assert "not what is known today" in data["cover"]["past"]
    assert [line["day"] for line in data["cover"]["reliance"]] == ["15 April 2021", "15 October 2021"]
    assert data["summary"]["day"].startswith("What could be known on 15 April 2020")


def test_cover_names_each_day_where_they_differ() -> None:
    day = content(brief_of(document("zoom-meetings"), document("voov-meeting", APRIL_2020)))["cover"]["day"]
    assert "VooV Meeting as of 15 April 2020" in day
    assert "Zoom Meetings (Zoom Workplace) as of 23 November 2026" in day


def test_past_day_shows_only_findings_that_had_been_published() -> None:
    pairs = content(catalogue_brief("zoom-meetings", as_of=APRIL_2020))["chapters"][0]["contradictions"]["pairs"]
    assert len(pairs) == 1
    assert [found["source"] for found in pairs[0]["found"]] == ["Daring Fireball, quoting The Intercept, 31 March 2020"]
    assert pairs[0]["today"] == "On 15 April 2020: contradicted."
    assert "adequacy decision" not in json.dumps(content(catalogue_brief("voov-meeting", as_of=APRIL_2020))["chapters"])


def test_contradiction_shows_both_voices_with_dates_and_what_stands() -> None:
    pairs = content(catalogue_brief("zoom-meetings"))["chapters"][0]["contradictions"]["pairs"]
    first = pairs[0]
    assert first["said"]["voice"] == "The vendor says"
    assert first["said"]["when"] == "31 March 2020"
    assert "end-to-end" in first["said"]["statement"]
    assert first["voice"] == "Others found"
    assert any("The Intercept reported" in text for found in first["found"] for text in found["claims"])
    assert all(found["refs"] for found in first["found"])
    assert first["today"].startswith("What stands on 23 November 2026: the claim is contradicted")
    shown = [text for found in pairs[2]["found"] for text in found["claims"]]
    assert len(shown) == len(set(shown))


def test_earshot_in_april_2020_names_china_and_any_country() -> None:
    block = content(catalogue_brief("voov-meeting", as_of=APRIL_2020))["summary"]["products"][0]
    assert block["earshot"].startswith("Laws of China reach it. Data may also go to any country.")
    assert "Service agreement warned that others might read transmissions" in block["concerns"]


def test_earshot_says_when_it_is_not_known_and_when_the_road_is_closed() -> None:
    unknown = content(catalogue_brief("whereby-embedded"))
    assert unknown["summary"]["products"][0]["earshot"].startswith("Not known:")
    assert unknown["chapters"][0]["jurisdictions"]["words"].startswith("No road is on record")
    hosted = content(catalogue_brief("jitsi-meet"))
    assert hosted["summary"]["products"][0]["earshot"].startswith("No road is open: the customer operates")
    assert hosted["chapters"][0]["jurisdictions"]["rows"][0]["reach"][0]["lead"] == "Closed:"


def test_jurisdictions_name_laws_roads_and_the_chain() -> None:
    rows = content(catalogue_brief("voov-meeting"))["chapters"][0]["jurisdictions"]["rows"]
    china = rows[0]
    assert china["jurisdiction"] == "China"
    assert china["road"] == "by control of the vendor"
    assert china["why"] == "Tencent is headquartered in China."
    assert china["laws"][0]["name"] == "National Intelligence Law"
    assert "no independent review; in secrecy" in china["laws"][0]["text"]
    assert china["laws"][0]["refs"]


def test_flows_without_any_on_record_say_so() -> None:
    bare = changed(document("voov-meeting"), claims=(), scores=(), exposures=())
    chapter = content(brief_of(bare))["chapters"][0]
    assert chapter["flows"] == {**chapter["flows"], "rows": [], "words": "No data flow is on record."}
    answers = [a for section in chapter["answers"]["sections"] for a in section["answers"]]
    assert {a["answer"]["word"] for a in answers} == {"not looked"}
    assert content(brief_of(bare))["evidence"]["entries"] == []


def test_flows_that_ended_are_counted_and_left_out() -> None:
    flows = content(catalogue_brief("voov-meeting"))["chapters"][0]["flows"]
    assert "had ended by 23 November 2026, superseded or withdrawn" in flows["words"]
    assert all(row["refs"] and row["places"] for row in flows["rows"])


@pytest.mark.parametrize("as_of", ["2026-11-23", APRIL_2020])
def test_evidence_is_numbered_by_first_use_and_every_number_has_its_entry(as_of: str) -> None:
    data = content(catalogue_brief(*STORY, as_of=as_of))
    used = list(dict.fromkeys(references(data["chapters"])))
    numbers = [entry["number"] for entry in data["evidence"]["entries"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert set(used) == set(numbers)
    assert len({entry["address"]["text"] for entry in data["evidence"]["entries"]}) == len(numbers)


def test_evidence_says_what_was_seen_and_what_came_later() -> None:
    entries = content(catalogue_brief("zoom-meetings", as_of=APRIL_2020))["evidence"]["entries"]
    assert all(entry["notes"].startswith(("Seen: ", "What was seen")) for entry in entries)
    later = [entry for entry in entries if "Published after 15 April 2020" in entry["notes"]]
    assert later
    assert all(re.search(r"20(2[0-6])", entry["facts"]) for entry in later)


def test_evidence_in_two_states_is_two_entries() -> None:
    zoom, voov = document("zoom-meetings"), document("voov-meeting")
    shared = {e.slug for e in zoom.evidence} & {e.slug for e in voov.evidence}
    assert shared
    mended = tuple(e.model_copy(update={"note": "read anew"}) if e.slug in shared else e for e in voov.evidence)
    plain = len(content(brief_of(zoom, voov))["evidence"]["entries"])
    assert len(content(brief_of(zoom, changed(voov, evidence=mended)))["evidence"]["entries"]) > plain


def test_questions_ask_for_all_that_is_weak_or_unknown_and_nothing_else() -> None:
    facts = document("zoom-meetings")
    expected = {
        s.criterion for s in facts.scores
        if s.state in ("unclear", "nothing-found", "not-looked") or (s.level is not None and s.level <= 1)
    }  # fmt: skip
    letter = content(catalogue_brief("zoom-meetings"))["questions"]["letters"][0]
    asked = [q for section in letter["sections"] for q in section["questions"]]
    assert {q["code"] for q in asked} == expected
    asks = {c.code: c.ask for c in rubric_text().criteria}
    assert all(q["ask"] == asks[q["code"]] for q in asked)


def test_questions_come_weightiest_first() -> None:
    weights = {c.code: c.weight for c in rubric_text().criteria}
    letter = content(catalogue_brief("voov-meeting"))["questions"]["letters"][0]
    per_section = [[weights[q["code"]] for q in section["questions"]] for section in letter["sections"]]
    assert all(values == sorted(values, reverse=True) for values in per_section)
    totals = [sum(values) for values in per_section]
    assert totals == sorted(totals, reverse=True)
    first = content(catalogue_brief("voov-meeting"))["summary"]["products"][0]["asks"]
    assert [weights[q["code"]] for q in first] == sorted(weights.values(), reverse=True)[:3]


def test_questions_are_none_where_all_is_strong() -> None:
    strong = tuple(s.model_copy(update={"state": "scored", "level": 3}) for s in document("zoom-meetings").scores)
    data = content(brief_of(changed(document("zoom-meetings"), scores=strong)))
    assert data["questions"]["letters"][0]["words"].startswith("Nothing is weak or unknown")
    assert data["summary"]["products"][0]["asks"] == []


def test_summary_warns_of_products_of_different_kinds() -> None:
    assert not any("different kinds" in text for text in content(catalogue_brief(*STORY))["summary"]["warnings"])
    mixed = content(catalogue_brief("wechat", "voov-meeting"))["summary"]["warnings"]
    assert mixed[0].startswith("These products are of different kinds (meeting: VooV Meeting; messaging: WeChat)")


def test_matrix_holds_every_answer_of_every_product() -> None:
    documents = {slug: document(slug) for slug in STORY}
    matrix = content(catalogue_brief(*STORY))["matrix"]
    by_name = [documents[slug] for slug in ("jitsi-meet", "voov-meeting", "zoom-meetings")]
    for section in matrix["sections"]:
        for row in section["rows"]:
            for facts, shown in zip(by_name, row["answers"], strict=True):
                score = next(s for s in facts.scores if s.criterion == row["code"])
                assert shown["mark"] == (str(score.level) if score.level is not None else score.state)
    assert {it["word"] for it in matrix["legend"]} >= {"Strong", "Fair", "Weak", "Exposed", "unclear", "nothing found"}


def test_method_names_hashes_addresses_and_the_way_to_contest() -> None:
    brief = catalogue_brief(*STORY)
    method = content(brief)["method"]
    assert {p["sha256"] for p in method["publications"]} == {p.sha256 for p in brief.products}
    assert {p["address"]["href"] for p in method["publications"]} == {p.permalink for p in brief.products}
    assert method["contest_address"]["href"] == brief.contest_url
    assert "A from 85, B from 70, C from 55, D from 40 and E from 0" in method["paragraphs"][2]


def test_name_stands_with_edition_and_hosting_everywhere() -> None:
    data = content(catalogue_brief("google-meet", "google-meet-personal"))
    assert data["title"] == "Privacy brief: Google Meet (Personal accounts) and Google Meet (Workspace)"
    for part in (data["cover"]["products"], data["summary"]["products"], data["chapters"], data["matrix"]["products"]):
        assert all("vendor's cloud" in product["about"] for product in part)


def test_brief_refuses_what_it_cannot_be_about() -> None:
    facts = document("zoom-meetings")
    with pytest.raises(ValueError, match="1 to 6 products, not 0"):
        brief_of()
    with pytest.raises(ValueError, match="each product once"):
        brief_of(facts, facts)
    with pytest.raises(ValueError, match="was not judged by"):
        brief_of(changed(facts, rubric=facts.rubric.model_copy(update={"version": "9"})))
    with pytest.raises(ValueError, match="not a SHA-256"):
        type(in_brief(facts))(document=facts, number=1, published=date(2026, 1, 1), sha256="x", permalink="")


def test_content_is_made_without_django() -> None:
    code = "import sys, comparison.brief.content; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=CATALOGUE.parent, check=False).returncode == 0
