import pytest
from django.test import RequestFactory

from common.cross_site import is_cross_site


@pytest.mark.parametrize(
    ("headers", "crosses"),
    [
        ({}, False),
        ({"Sec-Fetch-Site": "same-origin"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Sec-Fetch-Site": ""}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, True),
        ({"Origin": "http://testserver"}, False),
        ({"Origin": "https://testserver"}, True),
        ({"Origin": "http://testserver.evil.example"}, True),
        ({"Origin": "null"}, True),
    ],
)
def test_form_of_another_site_is_told_by_what_the_browser_says(
    rf: RequestFactory, headers: dict[str, str], crosses: bool
) -> None:
    assert is_cross_site(rf.post("/saved/", headers=headers)) is crosses
