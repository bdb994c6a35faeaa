"""What every answer says about itself, whatever it is about."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ADDRESSES = ["/admin/login/", "/no-such-address/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_policy_allows_the_site_itself_and_nothing_else(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert {part.strip() for part in policy.split(";")} == {
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    }


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_protective_header_is_sent(client: Client, address: str, header: str, value: str) -> None:
    assert client.get(address).headers[header] == value


def test_anonymous_reader_of_a_missing_page_gets_no_cookie(client: Client) -> None:
    assert client.get("/no-such-address/").cookies == {}
    assert client.get("/no-such-address/").status_code == 404


def test_static_file_is_served_without_collecting_it(client: Client) -> None:
    response = client.get("/static/django_htmx/htmx-2.min.js")
    assert response.status_code == 200
    assert b"htmx" in b"".join(response)
