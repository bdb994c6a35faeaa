import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.must_haves import (
    AtLeast,
    Certified,
    EndToEndByDefault,
    NoFlowTo,
    NotWithinReachOf,
    OpenSource,
    SelfHostable,
    parse_must_have,
)
from vendors.vocabulary import Certificate

countries = st.from_regex("[A-Z]{2}", fullmatch=True)
must_haves = st.one_of(
    st.builds(AtLeast, st.from_regex("[A-Z]{1,3}[0-9]{1,3}", fullmatch=True).filter(str.isascii), st.integers(1, 9)),
    st.builds(NoFlowTo, countries | st.sampled_from(["any", "inadequate"])),
    st.builds(NotWithinReachOf, countries),
    st.builds(Certified, st.sampled_from(list(Certificate))),
    st.sampled_from([SelfHostable(), OpenSource(), EndToEndByDefault()]),
)


@given(must_haves)
def test_parse_must_have_undoes_its_code(must_have):
    assert parse_must_have(must_have.code) == must_have
    assert must_have.words({})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("A1.2", "A1 End-to-end encryption: level 2 (Fair) or higher"),
        ("C4.1", "C4: level 1 or higher"),
        ("flow.CN", "No data flow to China"),
        ("flow.EU", "No data flow to the European Union"),
        ("flow.any", "No data flow that may go to any country"),
        ("flow.inadequate", "No data flow to a country without an EU adequacy decision"),
        ("reach.US", "Not within reach of the United States"),
        ("self-hostable", "Self-hostable"),
        ("open-source", "Open source"),
        ("cert.iso-27001", "Certified: ISO/IEC 27001"),
        ("e2ee", "End-to-end encryption on by default"),
    ],
)
def test_words_of_a_must_have_are_for_people(code, words):
    names = {
        "A1": "End-to-end encryption",
        "2": "Fair",
        "CN": "China",
        "EU": "European Union",
        "US": "United States",
    }
    assert parse_must_have(code).words(names) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A1",
        "A1.0",
        "A1.10",
        "a1.2",
        "flow",
        "flow.",
        "flow.cn",
        "flow.*",
        "reach.any",
        "reach.USA",
        "E2EE",
        "A1.2 ",
    ],
)
def test_parse_must_have_refuses_what_is_none_with_an_example_of_each_form(text):
    with pytest.raises(ValueError, match=r"write one such as A1.2, flow.CN.*cert.iso-27001 or e2ee"):
        parse_must_have(text)


def test_parse_must_have_names_the_certificates_that_there_are():
    with pytest.raises(ValueError, match=r"there is no certificate 'iso-9001': write one of iso-27001, iso-27017"):
        parse_must_have("cert.iso-9001")
