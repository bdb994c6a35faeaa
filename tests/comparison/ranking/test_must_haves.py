from datetime import date

import pytest

from assessments.scoring import State
from tests.comparison.ranking.bases import basis, certificate, flow, found, level
from vendors.exposure import Owner

GERMAN = Owner("gmbh", "GmbH", "DE", "DE")


@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        (level(3), "met", "A1 has level 3; level 2 or higher is asked for."),
        (level(2), "met", "A1 has level 2; level 2 or higher is asked for."),
        (level(0), "not-met", "A1 has level 0; level 2 or higher is asked for."),
        (level(None, State.NOT_LOOKED), "not-shown", "A1 has no level: nobody has searched yet."),
        (level(None), "not-shown", "A1 has no level: sources were searched, none answers it."),
        (level(None, State.UNCLEAR), "not-shown", "A1 has no level: claims exist, none decides a level."),
        (level(None, State.NOT_APPLICABLE), "not-shown", "A1 does not apply to this product."),
    ],
)
def test_at_least_is_decided_by_a_level_alone(answer, state, reason):
    finding = found("A1.2", basis(answers={"A1": answer}, score_claims={"A1": ("a-1", "a-2")}))
    assert (finding.state, finding.reason, finding.claims) == (state, reason, ("a-1", "a-2"))
    assert finding.criterion == ("A1" if state == "not-shown" else None)


def test_at_least_of_a_criterion_that_the_rubric_lacks_is_not_shown_and_asks_nothing():
    finding = found("Z9.1", basis())
    assert (finding.state, finding.criterion) == ("not-shown", None)
    assert finding.reason == "Z9 is no criterion of the rubric by which this product was judged."


def test_e2ee_asks_for_the_level_that_says_by_default():
    reason = "A1 has level 2; on by default is level 3."
    assert found("e2ee", basis(answers={"A1": level(2)})).reason == reason
    assert found("e2ee", basis(answers={"A1": level(3)})).state == "met"
    assert found("e2ee", basis(answers={"A1": level(2)})).state == "not-met"
    assert found("e2ee", basis()).state == "not-shown"


@pytest.mark.parametrize(
    ("code", "destinations", "state", "reason"),
    [
        ("flow.CN", ("CN", "US"), "not-met", "Data goes to China."),
        ("flow.CN", ("US", "*"), "not-met", "Data may go to any country."),
        ("flow.CN", ("CN", "*"), "not-met", "Data goes to China. Data may go to any country."),
        ("flow.CN", ("US",), "met", "The one data flow names its places, and none of them is China."),
        ("flow.CN", (), "not-shown", "The one data flow on record names no place."),
        ("flow.EU", ("DE",), "not-met", "Data goes to Germany."),
        ("flow.DE", ("EU",), "not-shown", "Data goes to the European Union, of which Germany is a member."),
        ("flow.any", ("US",), "met", "The one data flow names its places, and none of them may go to any country."),
        ("flow.any", ("US", "*"), "not-met", "Data may go to any country."),
        ("flow.inadequate", ("CN", "IN"), "not-met", "Data goes to China and India, without an EU adequacy decision."),
        ("flow.inadequate", ("*",), "not-met", "Data may go to any country."),
        (
            "flow.inadequate",
            ("US",),
            "not-shown",
            "Data goes to the United States, where the EU adequacy decision covers some recipients only.",
        ),
        (
            "flow.inadequate",
            ("DE", "CH"),
            "met",
            (
                "The one data flow names its places, and each of them lies in the EU or the EEA or has an EU "
                "adequacy decision."
            ),
        ),
        ("flow.ZZ", ("US",), "not-shown", "No jurisdiction ZZ is on record."),
        ("flow.CN", ("ZZ",), "not-shown", "A data flow goes to a place that is not on record."),
    ],
)
def test_no_flow_to_is_decided_by_the_places_that_flows_name(code, destinations, state, reason):
    finding = found(code, basis(flow(*destinations)))
    assert (finding.state, finding.reason) == (state, reason)
    assert finding.claims == (() if code == "flow.ZZ" else ("flow-1",))


@pytest.mark.parametrize("kind", ["government", "other-participants", "third-party"])
def test_no_flow_to_is_not_shown_by_flows_that_say_nothing_of_the_service(kind):
    finding = found("flow.CN", basis(flow("US", kind=kind)))
    assert (finding.state, finding.reason) == ("not-shown", "No data flow to the vendor is on record.")


def test_no_flow_to_names_only_the_flows_that_violate_it():
    finding = found("flow.CN", basis(flow("US"), flow("CN", claim="flow-2"), flow(claim="flow-3")))
    assert (finding.state, finding.claims) == ("not-met", ("flow-2",))


def test_no_flow_to_tells_everything_that_would_have_to_be_known():
    finding = found("flow.inadequate", basis(flow("US"), flow(claim="flow-2"), flow("DE", claim="flow-3")))
    assert finding.reason == (
        "1 of 3 data flows on record names no place. "
        "Data goes to the United States, where the EU adequacy decision covers some recipients only."
    )
    assert (finding.claims, finding.criterion) == (("flow-2", "flow-1"), "C1")


def test_no_flow_to_is_not_decided_by_a_claim_that_other_evidence_contradicts():
    contradicted = flow("CN", contradicted=True)
    assert found("flow.CN", basis(contradicted)).state == "not-shown"
    assert found("flow.US", basis(contradicted)).state == "not-shown"
    assert found("flow.CN", basis(contradicted, flow("CN", claim="flow-2"))).claims == ("flow-2",)


def test_no_flow_to_says_of_which_day_adequacy_is_on_record():
    past = basis(flow("CN"), day=date(2020, 4, 15))
    assert found("flow.inadequate", past).reason.endswith(" Adequacy is that of 23 November 2026.")
    assert "Adequacy" not in found("flow.CN", past).reason
    assert "Adequacy" not in found("flow.inadequate", basis(flow("*"), day=date(2020, 4, 15))).reason


@pytest.mark.parametrize(
    ("hosting", "flows", "state", "reason"),
    [
        ("vendor-cloud", (), "not-shown", "No data flow is on record."),
        (
            "both",
            (),
            "not-shown",
            (
                "No data flow is on record. Where the customer operates the service, the place is the operator's; "
                "where the vendor does, it is not known."
            ),
        ),
        (
            "self-hosted",
            (),
            "met",
            (
                "The customer operates the service. No data flow to anyone else is on record. "
                "The place where the operator runs it remains."
            ),
        ),
        (
            "self-hosted",
            (flow(kind="operator"),),
            "met",
            (
                "The customer operates the service. No data flow to anyone else is on record. "
                "The place where the operator runs it remains."
            ),
        ),
        ("self-hosted", (flow(kind="third-party"),), "not-shown", "The one data flow on record names no place."),
        (
            "self-hosted",
            (flow("US"), flow("DE")),
            "met",
            (
                "Both data flows name their places, and none of them is China. "
                "Where the customer operates the service, the place where it is run remains."
            ),
        ),
        (
            "both",
            (flow("CN"),),
            "not-met",
            (
                "Data goes to China. The customer may also operate the service; which of these flows remain then is "
                "not on record."
            ),
        ),
    ],
)
def test_no_flow_to_minds_who_operates_the_service(hosting, flows, state, reason):
    finding = found("flow.CN", basis(*flows, hosting=hosting))
    assert (finding.state, finding.reason) == (state, reason)


def test_reach_is_not_met_by_an_open_road_with_its_laws_and_claims():
    finding = found("reach.US", basis(flow("US", claim="flow-1")))
    assert (finding.state, finding.claims, finding.laws) == ("not-met", ("flow-1",), ("us-later", "us-law"))
    assert finding.reason == (
        "Within reach of the United States: data goes there; the vendor or an owner of it is based there. "
        "Laws: Us Later; Us Law."
    )


def test_reach_counts_the_laws_in_force_on_the_day():
    finding = found("reach.US", basis(flow("US", claim="flow-1"), day=date(2020, 4, 15)))
    assert (finding.state, finding.laws) == ("not-met", ("us-law",))
    finding = found("reach.IN", basis(flow("*"), day=date(2020, 4, 15)))
    assert finding.reason == "No access law of India that was in force on 15 April 2020 is on record."
    assert found("reach.IN", basis(flow("*"))).laws == ("in-law",)


def test_reach_is_met_where_companies_and_places_are_known_and_no_road_leads_there():
    finding = found("reach.CN", basis(flow("US"), flow("DE", claim="flow-2")))
    assert (finding.state, finding.claims) == ("met", ("flow-1", "flow-2"))


@pytest.mark.parametrize(
    ("code", "product", "reason", "criterion"),
    [
        ("reach.CN", basis(), "No data flow is on record.", "C1"),
        ("reach.CN", basis(flow()), "The one data flow on record names no place.", "C1"),
        ("reach.KY", basis(flow("US")), "No access law of the Cayman Islands that was in force", "C3"),
        ("reach.ZZ", basis(flow("US")), "No jurisdiction ZZ is on record.", None),
        (
            "reach.CN",
            basis(flow("US"), owners=(Owner("acme", "Acme", "US", None),)),
            "A country of Acme is not established.",
            "C3",
        ),
        ("reach.DE", basis(flow("EU")), "Data goes to the European Union, of which Germany is a member.", "C1"),
        (
            "reach.CN",
            basis(flow("US", kind="subprocessor")),
            "The law that follows a recipient is not established",
            "C2",
        ),
        ("reach.CN", basis(flow("CN", contradicted=True)), "Other evidence contradicts", "C1"),
        (
            "reach.US",
            basis(hosting="both"),
            "The vendor or an owner of it is based in the United",
            "E1",
        ),
    ],
)
def test_reach_is_not_shown_while_something_could_still_open_a_road(code, product, reason, criterion):
    finding = found(code, product)
    assert (finding.state, finding.criterion) == ("not-shown", criterion)
    assert finding.reason.startswith(reason)


def test_reach_takes_a_recipient_on_record_as_known():
    assert found("reach.CN", basis(flow("US", kind="subprocessor", on_record=True))).state == "met"


def test_reach_of_the_vendors_state_is_closed_where_the_customer_operates_the_service():
    finding = found("reach.US", basis(hosting="self-hosted"))
    assert finding.state == "met"
    assert finding.reason == (
        "The customer operates the service; no flow to the vendor is on record. "
        "The jurisdiction of whoever operates it remains."
    )
    assert found("reach.US", basis(flow(kind="third-party"), hosting="self-hosted")).state == "not-shown"
    assert found("reach.US", basis(flow(kind="vendor"), hosting="self-hosted")).state == "not-met"
    assert found("reach.CN", basis(hosting="self-hosted", owners=(Owner("p", "P", None, "US"),))).state == "met"


def test_reach_by_another_road_stands_where_the_customer_may_operate_the_service():
    finding = found("reach.DE", basis(flow("DE"), owners=(GERMAN,), hosting="both"))
    assert finding.state == "not-met"


@pytest.mark.parametrize(("hosting", "state"), [("self-hosted", "met"), ("both", "met"), ("vendor-cloud", "not-met")])
def test_self_hostable_is_what_the_edition_is(hosting, state):
    assert found("self-hostable", basis(hosting=hosting)).state == state


@pytest.mark.parametrize(
    ("licence", "state"),
    [
        ("Apache-2.0", "met"),
        ("AGPL-3.0-only OR LicenseRef-Element-Commercial", "met"),
        ("MIT AND Apache-2.0", "met"),
        ("MIT AND LicenseRef-Own", "not-shown"),
        ("proprietary", "not-met"),
        ("Some Licence", "not-shown"),
        ("SSPL-1.0", "not-shown"),
        ("(MIT OR GPL-3.0-only)", "not-shown"),
        ("AGPL-3.0 (server)", "not-shown"),
        ("Some Licence (server)", "not-shown"),
        (None, "not-shown"),
    ],
)
def test_open_source_is_what_the_licence_on_record_says(licence, state):
    finding = found("open-source", basis(licence=licence))
    assert (finding.state, finding.criterion) == (state, "E2" if state == "not-shown" else None)


@pytest.mark.parametrize(("answer", "state"), [(3, "met"), (2, "met"), (1, "not-met"), (None, "not-shown")])
def test_open_source_of_a_server_alone_rests_on_the_answer_about_the_clients(answer, state):
    product = basis(licence="AGPL-3.0 (server)", answers={"E2": level(answer)}, score_claims={"E2": ("e2-1",)})
    finding = found("open-source", product)
    assert (finding.state, finding.claims) == (state, ("e2-1",))
    assert finding.reason.startswith("The licence on record, AGPL-3.0 (server), covers the server. E2 has ")


def test_certified_is_what_claims_say_and_who_says_so():
    held = certificate(as_of="2018-04-03")
    lacking = certificate(held=False, claim="cert-2", asserted_by="independent", as_of=None)
    finding = found("cert.iso-27001", basis(certificates=(held,)))
    assert (finding.state, finding.claims) == ("met", ("cert-1",))
    assert finding.reason == "The vendor says that ISO/IEC 27001 covers this product (as of 3 April 2018)."
    finding = found("cert.iso-27001", basis(certificates=(lacking,)))
    assert (finding.state, finding.claims) == ("not-met", ("cert-2",))
    assert finding.reason == "An independent source says that ISO/IEC 27001 does not cover this product (undated)."


def test_certified_is_not_shown_where_claims_are_silent_or_part():
    finding = found("cert.soc-2", basis(certificates=(certificate(),)))
    assert (finding.state, finding.claims, finding.criterion) == ("not-shown", (), "E3")
    assert finding.reason == "No claim on record says that SOC 2 covers this product, or that it does not."
    part = (certificate(), certificate(held=False, claim="cert-2"))
    finding = found("cert.iso-27001", basis(certificates=part))
    assert (finding.state, finding.claims, finding.criterion) == ("not-shown", ("cert-1", "cert-2"), "E3")
    assert finding.reason.startswith("Claims part. The vendor says that ISO/IEC 27001 covers this product (")


def test_judge_asks_no_criterion_that_the_rubric_of_the_product_lacks():
    assert found("cert.soc-2", basis(answers={"A1": level(2)})).criterion is None
