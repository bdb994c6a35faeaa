from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vendors.ownership import Tie, owners_on, tie_on

SOLD = date(2020, 8, 31)
TIES = {
    "goto": [Tie("first", None, "2020-08-31"), Tie("second", "2020-08-31", None)],
    "second": [Tie("top", None, None)],
}


def test_owners_change_on_the_day_of_the_sale():
    assert owners_on("goto", TIES, SOLD - timedelta(days=1)) == ("goto", "first")
    assert owners_on("goto", TIES, SOLD) == ("goto", "second", "top")


def test_owners_of_a_vendor_without_ties_are_the_vendor_alone():
    assert owners_on("zoom", TIES, SOLD) == ("zoom",)


def test_tie_counts_a_year_from_its_first_day_to_its_last():
    ties = [Tie("owner", "2019", "2021")]
    assert tie_on(ties, date(2018, 12, 31)) is None
    assert tie_on(ties, date(2019, 1, 1)) == ties[0]
    assert tie_on(ties, date(2021, 12, 30)) == ties[0]
    assert tie_on(ties, date(2021, 12, 31)) is None


names = st.sampled_from("abcde")
days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
ties = st.builds(Tie, names, days.map(str) | st.none(), days.map(str) | st.none())


@given(names, st.dictionaries(names, st.lists(ties, max_size=3)), days)
def test_owners_never_repeat_and_each_is_the_parent_of_the_one_before(vendor, graph, day):
    chain = owners_on(vendor, graph, day)
    assert chain[0] == vendor
    assert len(set(chain)) == len(chain)
    for child, parent in pairwise(chain):
        tie = tie_on(graph[child], day)
        assert tie is not None
        assert tie.parent == parent
