from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendors.standing import Citation, DatedClaim, stand

READ = date(2026, 11, 23)
STORY = date(2020, 4, 15)


def claim(as_of="2020-04-03", status="current", until=None, citations=()):
    return DatedClaim("zoom-meetings-a1-1", as_of, status, until, tuple(citations))


def supports(published):
    return Citation("zoom-paper", "supports", published)


def contradicts(published):
    return Citation("zoom-news", "contradicts", published)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2020, 4, 2), "not-yet"),
        (date(2020, 4, 3), "stands"),
        (READ, "stands"),
        (date(2030, 1, 1), "stands"),
    ],
)
def test_stand_from_the_day_the_fact_speaks_for(day, state):
    standing = stand(claim(), day, READ)
    assert standing.state == state
    assert standing.since == date(2020, 4, 3)
    assert standing.since_basis == "source"


@pytest.mark.parametrize(("as_of", "since"), [("2020-04", date(2020, 4, 1)), ("2020", date(2020, 1, 1))])
def test_stand_takes_the_first_day_of_a_partial_start(as_of, since):
    assert stand(claim(as_of), since - timedelta(days=1), READ).state == "not-yet"
    assert stand(claim(as_of), since, READ).state == "stands"


def test_stand_undated_from_its_latest_dated_supporting_evidence():
    citations = [
        supports("2019-05-01"),
        supports("2020-03"),
        supports(None),
        Citation("zoom-notes", "context", "2022-01-01"),
        contradicts("2023-01-01"),
    ]
    standing = stand(claim(None, citations=citations), STORY, READ)
    assert standing.state == "stands"
    assert standing.since == date(2020, 3, 1)
    assert standing.since_basis == "evidence"


@pytest.mark.parametrize(
    "citations",
    [(), [supports(None)], [Citation("zoom-notes", "context", "2019-01-01"), contradicts("2019-01-01")]],
)
def test_stand_without_any_date_from_the_day_the_catalogue_was_read(citations):
    undated = claim(None, citations=citations)
    assert stand(undated, READ - timedelta(days=1), READ).state == "not-yet"
    standing = stand(undated, READ, READ)
    assert standing.state == "stands"
    assert standing.since == READ
    assert standing.since_basis == "catalogue"


@pytest.mark.parametrize(
    ("until", "end"),
    [
        ("2021-02-12", date(2021, 2, 12)),
        ("2021-02", date(2021, 2, 28)),
        ("2021", date(2021, 12, 31)),
    ],
)
@pytest.mark.parametrize("status", ["current", "superseded", "withdrawn"])
def test_stand_ends_on_the_last_day_of_until(until, end, status):
    ended = claim(status=status, until=until)
    before, on = stand(ended, end - timedelta(days=1), READ), stand(ended, end, READ)
    assert before.state == "stands"
    assert on.state == "ended"
    assert before.until == on.until == until
    assert before.until_known
    assert on.until_known


@pytest.mark.parametrize("status", ["superseded", "withdrawn"])
def test_stand_with_an_unknown_end_until_the_catalogue_was_read(status):
    ended = claim(status=status)
    before, on = stand(ended, READ - timedelta(days=1), READ), stand(ended, READ, READ)
    assert before.state == "stands"
    assert on.state == "ended"
    assert before.until is None
    assert not before.until_known
    assert not on.until_known


def test_stand_of_a_current_claim_leaves_no_end_unknown():
    standing = stand(claim(), STORY, READ)
    assert standing.until is None
    assert standing.until_known


def test_stand_never_for_a_claim_known_only_to_have_ended():
    withdrawn = claim(None, "withdrawn", citations=[supports(None)])
    assert stand(withdrawn, READ - timedelta(days=1), READ).state == "not-yet"
    assert stand(withdrawn, READ, READ).state == "ended"


@pytest.mark.parametrize(
    ("published", "start"),
    [("2020-04-15", STORY), ("2020-04", date(2020, 4, 1)), ("2020", date(2020, 1, 1)), (None, READ)],
)
def test_stand_contradicted_from_the_day_the_evidence_was_published(published, start):
    contested = claim("2019", citations=[contradicts(published)])
    assert not stand(contested, start - timedelta(days=1), READ).contradicted
    assert stand(contested, start, READ).contradicted


def test_stand_contradicted_by_the_earliest_of_several():
    contested = claim("2019", "contradicted", citations=[contradicts("2020-11-18"), contradicts("2020-03-31")])
    assert not stand(contested, date(2020, 3, 30), READ).contradicted
    assert stand(contested, date(2020, 3, 31), READ).contradicted


def test_stand_contradicted_by_status_alone_counts_from_the_day_of_reading():
    contested = claim(status="contradicted", citations=[supports("2020-04-03")])
    assert not stand(contested, READ - timedelta(days=1), READ).contradicted
    assert stand(contested, READ, READ).contradicted


def test_stand_contradicted_does_not_end_a_claim():
    contested = stand(claim(status="contradicted", citations=[contradicts("2020-04-04")]), READ, READ)
    assert contested.state == "stands"
    assert contested.contradicted
    assert contested.until_known


def test_stand_supporting_and_context_evidence_contradict_nothing():
    assert not stand(claim(citations=[supports("2020"), Citation("x", "context", "2020")]), READ, READ).contradicted


days = st.dates(date(2018, 1, 1), date(2028, 12, 31))
partial = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))
relations = st.sampled_from(["supports", "contradicts", "context"])
claims = st.builds(
    DatedClaim,
    id=st.just("zoom-meetings-a1-1"),
    as_of=st.none() | partial,
    status=st.sampled_from(["current", "superseded", "contradicted", "withdrawn"]),
    until=st.none() | partial,
    citations=st.lists(st.builds(Citation, st.just("zoom-paper"), relations, st.none() | partial), max_size=4).map(
        tuple
    ),
)


@given(claims, days, days)
def test_stand_moves_only_forward_in_time(dated, one, other):
    order = ["not-yet", "stands", "ended"]
    earlier, later = (stand(dated, day, READ) for day in sorted((one, other)))
    assert order.index(earlier.state) <= order.index(later.state)
    assert earlier.contradicted <= later.contradicted
    assert earlier.since == later.since


@given(claims, days, st.randoms(use_true_random=False))
def test_stand_does_not_depend_on_the_order_of_citations(dated, day, random):
    shuffled = list(dated.citations)
    random.shuffle(shuffled)
    other = DatedClaim(dated.id, dated.as_of, dated.status, dated.until, tuple(shuffled))
    assert stand(other, day, READ) == stand(dated, day, READ)


@given(claims, days)
def test_stand_on_a_day_never_before_it_began(dated, day):
    standing = stand(dated, day, READ)
    assert standing.state != "stands" or standing.since <= day
    assert standing.state != "not-yet" or day < standing.since
