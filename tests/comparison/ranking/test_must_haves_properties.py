"""Whatever is on record: what is not known neither excludes a product nor lets it pass, and every finding says why."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assessments.must_haves import AtLeast, Certified, EndToEndByDefault, NoFlowTo, NotWithinReachOf
from assessments.scoring import UNKNOWN, Answer, State
from comparison.ranking.must_haves import MustHaveState, judge
from tests.assessments.test_must_haves import must_haves as any_must_have
from tests.comparison.ranking.bases import CRITERIA, SHARED, basis, certificate, flow, level, roads
from vendors.exposure import Owner, roads_to
from vendors.vocabulary import Certificate

codes = st.sampled_from(sorted(SHARED.jurisdictions))
certificates = st.sampled_from([Certificate.ISO_27001, Certificate.SOC_2])
must_haves = st.one_of(
    st.builds(AtLeast, st.sampled_from(CRITERIA), st.integers(1, 3)),
    st.builds(NoFlowTo, codes | st.sampled_from(["any", "inadequate"])),
    st.builds(NotWithinReachOf, codes),
    st.builds(Certified, certificates),
    any_must_have,
)
unknown = st.sampled_from(sorted(UNKNOWN))
answers = st.builds(level, st.none() | st.integers(0, 3), unknown) | st.just(Answer(State.NOT_APPLICABLE))
owners = st.lists(
    st.builds(Owner, st.just("owner"), st.sampled_from("ABC"), st.none() | codes, st.none() | codes),
    min_size=1,
    max_size=2,
)
kinds = st.sampled_from(["vendor", "affiliate", "subprocessor", "third-party", "government", "operator"])
flows = st.lists(st.tuples(st.lists(codes | st.just("*"), max_size=2, unique=True), kinds, st.booleans()), max_size=4)
licences = st.none() | st.sampled_from(["MIT", "proprietary", "AGPL-3.0 (server)", "Some Licence"])
held = st.lists(st.builds(certificate, certificates, held=st.booleans()), max_size=2)
hostings = st.sampled_from(["vendor-cloud", "self-hosted", "both"])


@st.composite
def products(draw):
    travelling = [
        flow(*places, claim=f"flow-{number}", kind=kind, contradicted=contradicted)
        for number, (places, kind, contradicted) in enumerate(draw(flows))
    ]
    scored = {code: draw(answers) for code in CRITERIA}
    return basis(
        *travelling,
        owners=draw(owners),
        hosting=draw(hostings),
        licence=draw(licences),
        answers=scored,
        score_claims={code: (f"{code}-1",) for code, answer in scored.items() if answer.level is not None},
        certificates=tuple(draw(held)),
    )


@given(any_must_have, st.sampled_from(["vendor-cloud", "both"]), unknown)
def test_a_product_of_which_nothing_is_known_is_only_judged_by_who_operates_it(must_have, hosting, state):
    nothing = basis(hosting=hosting, owners=(), answers={code: level(None, state) for code in CRITERIA})
    if must_have.code != "self-hostable":
        assert judge(must_have, nothing).state == MustHaveState.NOT_SHOWN


@given(must_haves, products())
def test_an_unknown_answer_decides_nothing(must_have, product):
    answered = replace(product, answers=product.answers | {"A1": level(None), "E2": level(None)})
    finding = judge(must_have, answered)
    if isinstance(must_have, EndToEndByDefault) or (isinstance(must_have, AtLeast) and must_have.criterion == "A1"):
        assert finding.state == MustHaveState.NOT_SHOWN
    if must_have.code == "open-source" and product.licence == "AGPL-3.0 (server)":
        assert finding.state == MustHaveState.NOT_SHOWN


@given(must_haves, products())
def test_an_unknown_answer_that_is_added_changes_nothing(must_have, product):
    added = replace(product, answers=product.answers | {"Y9": level(None)})
    assert judge(must_have, added) == judge(must_have, product) or must_have.code.startswith("Y9.")


@given(must_haves, products(), kinds, st.booleans())
def test_a_flow_that_names_no_place_neither_excludes_nor_lets_pass(must_have, product, kind, contradicted):
    if isinstance(must_have, NotWithinReachOf):
        return
    before = judge(must_have, product)
    added = flow(claim="added", kind=kind, contradicted=contradicted)
    after = judge(must_have, replace(product, flows=(*product.flows, added)))
    if after.state != before.state:
        assert (before.state, after.state) == (MustHaveState.MET, MustHaveState.NOT_SHOWN)
        assert "added" in after.claims


@given(codes, products(), owners)
def test_reach_is_met_only_where_nothing_unknown_could_open_a_road(code, product, companies):
    """Every unknown is made the worst that it can be, and the roads are reckoned anew."""
    held = replace(
        product,
        exposures=roads(product.hosting, companies, product.flows),
        unestablished=tuple(
            company.name for company in companies if None in (company.incorporated_in, company.headquartered_in)
        ),
    )
    if judge(NotWithinReachOf(code), held).state != MustHaveState.MET:
        return
    worst_owners = [
        replace(
            company,
            incorporated_in=company.incorporated_in or code,
            headquartered_in=company.headquartered_in or code,
        )
        for company in companies
    ]
    worst_flows = [
        found if found.destinations or found.recipient_kind == "operator" else replace(found, destinations=(code,))
        for found in product.flows
    ]
    worst = roads(product.hosting, worst_owners, worst_flows)
    assert roads_to(code, worst, SHARED.laws, product.day) == ()


@given(codes, products())
def test_reach_is_not_met_only_by_a_road(code, product):
    if judge(NotWithinReachOf(code), product).state == MustHaveState.NOT_MET:
        assert roads_to(code, product.exposures, SHARED.laws, product.day)


@given(must_haves, products())
def test_every_finding_says_why_and_names_what_it_rests_on(must_have, product):
    finding = judge(must_have, product)
    assert finding.reason.endswith(".")
    assert "  " not in finding.reason
    assert len(set(finding.claims)) == len(finding.claims)
    assert finding.criterion is None or finding.criterion in product.answers
    if finding.state is not MustHaveState.NOT_SHOWN:
        assert finding.criterion is None
        assert finding.claims or not _rests_on_claims(must_have, product, finding)


def _rests_on_claims(must_have, product, finding):
    match must_have:
        case AtLeast() | EndToEndByDefault() | Certified():
            return True
        case NoFlowTo():
            return bool(product.flows)
        case NotWithinReachOf():
            by_flow = "data goes there" in finding.reason or "any country" in finding.reason
            return by_flow or (finding.state is MustHaveState.MET and bool(product.flows))
    return product.licence == "AGPL-3.0 (server)" and must_have.code == "open-source"
