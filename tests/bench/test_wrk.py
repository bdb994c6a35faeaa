import pytest

from bench.wrk import Refused, parse

PRINTED = """\
Running 1s test @ http://127.0.0.1:8000/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.52ms  614.20us  11.02ms   87.06%
    Req/Sec    21.37k     1.87k   24.05k    70.00%
  Latency Distribution
     50%  {half}
     75%    1.71ms
     90%    2.09ms
     99%    {nearly_all}
  21271 requests in 1.00s, 183.71MB read
Requests/sec:  21257.49
Transfer/sec:    183.59MB
"""


def printed(half: str = "1.38ms", nearly_all: str = "3.90ms") -> str:
    return PRINTED.format(half=half, nearly_all=nearly_all)


def test_parse_gives_requests_a_second_and_two_times() -> None:
    assert parse(printed()) == {"requests/s": 21257.49, "p50 ms": 1.38, "p99 ms": 3.9}


@pytest.mark.parametrize(
    ("told", "milliseconds"), [("614.00us", 0.614), ("1.38ms", 1.38), ("2.01s", 2010), ("1.50m", 90_000)]
)
def test_parse_turns_every_unit_into_milliseconds(told: str, milliseconds: float) -> None:
    assert parse(printed(nearly_all=told))["p99 ms"] == pytest.approx(milliseconds)


@pytest.mark.parametrize(
    "more", ["  Non-2xx or 3xx responses: 12\n", "  Socket errors: connect 0, read 3, write 0, timeout 0\n"]
)
def test_parse_refuses_a_run_with_failures(more: str) -> None:
    with pytest.raises(Refused, match="not every request"):
        parse(printed() + more)


def test_parse_refuses_a_run_without_an_answer() -> None:
    with pytest.raises(Refused, match="no request was answered"):
        parse(printed().replace("  21271 requests", "  0 requests"))


@pytest.mark.parametrize("said", ["", "unable to connect to 127.0.0.1:9 Connection refused", printed(half="-nan")])
def test_parse_refuses_what_it_cannot_read(said: str) -> None:
    with pytest.raises(Refused, match="wrk printed"):
        parse(said)
