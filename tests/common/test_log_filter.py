import logging

import pytest

from common.log_filter import HideSecretAddresses


def line(message: object, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    assert HideSecretAddresses().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("/saved/m0GkytjtVdUJEmMKrzLHZA/", "/saved/…/"),
        ("/saved/m0Gk-tj_VdUJEmMKrzLHZA/delete/", "/saved/…/delete/"),
        ("/saved/", "/saved/"),
        ("/compare/", "/compare/"),
    ],
)
def test_secret_part_of_an_address_is_not_logged(said: str, logged: str) -> None:
    assert line("%s: %s", "Not Found", said) == f"Not Found: {logged}"
    assert line(f"Not Found: {said}") == f"Not Found: {logged}"


def test_line_without_an_address_stays_as_it_is() -> None:
    assert line("%(a)s of %(b)d", {"a": "one", "b": 2}) == "one of 2"
    assert line(12) == "12"
