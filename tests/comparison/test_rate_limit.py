"""How many times a day, from where, without knowing who."""

from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory

from comparison import rate_limit
from comparison.rate_limit import DailyLimit, address_of, prefix

DAY, NEXT = date(2026, 11, 20), date(2026, 11, 21)


def test_network_is_admitted_as_often_as_the_limit_says_and_again_the_next_day() -> None:
    limit = DailyLimit(most=2)
    assert [limit.admits(f"192.0.2.{number}", DAY) for number in (1, 2, 3)] == [True, True, False]
    assert limit.admits("198.51.100.1", DAY)
    assert limit.admits("192.0.2.1", NEXT)


def test_nothing_of_an_address_or_of_the_day_before_stays() -> None:
    limit = DailyLimit(most=2)
    limit.admits("192.0.2.1", DAY)
    before = (limit._key, dict(limit._counts))
    assert b"192" not in b"".join(limit._counts)
    limit.admits("192.0.2.1", NEXT)
    assert limit._key != before[0]
    assert limit._counts.keys() != before[1].keys()
    assert len(limit._counts) == 1


def test_counts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "MOST_COUNTED", 10)
    limit = DailyLimit(most=1)
    for number in range(100):
        limit.admits(f"10.0.{number}.1", DAY)
        assert len(limit._counts) <= 10


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        ("unix:", ""),
        ("192.0.2.77:443", ""),
        ("x" * 1000, ""),
    ],
)
def test_prefix_of_any_text(address: str, network: str) -> None:
    assert prefix(address) == network


@pytest.mark.parametrize(
    ("behind", "forwarded", "found"),
    [
        (False, "198.51.100.1", "192.0.2.1"),
        (True, "198.51.100.1", "198.51.100.1"),
        (True, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (True, "", "192.0.2.1"),
        (True, "203.0.113.9,", "192.0.2.1"),
    ],
)
def test_address_is_the_one_that_the_own_proxy_saw(
    rf: RequestFactory, settings: Any, behind: bool, forwarded: str, found: str
) -> None:
    settings.EARSHOT_BEHIND_PROXY = behind
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == found
