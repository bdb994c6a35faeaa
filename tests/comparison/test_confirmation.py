"""A grade that no person has confirmed says so wherever it stands, also beside one that a person has confirmed."""

import pytest
from django.test import Client

from assessments.models import AssessmentRater, Rater
from assessments.services.publish import publish_approved
from assessments.vocabulary import RaterKind
from tests.comparison.pages import read
from tests.factories import NOW

NOTICE = "No person has confirmed"
MARK = "not confirmed by a person"


@pytest.mark.usefixtures("site")
def test_confirmed_product_does_not_speak_for_the_others(client: Client) -> None:
    person = Rater.objects.create(name="A person", kind=RaterKind.PERSON)
    confirmed = AssessmentRater.objects.filter(assessment__product__in=["jitsi-meet", "wire"], stage="second")
    confirmed.update(rater=person)
    publish_approved(at=NOW)

    assert NOTICE not in read(client, "/products/jitsi-meet/").text
    assert NOTICE in read(client, "/products/zoom-meetings/").text

    assert NOTICE not in read(client, "/compare/?p=jitsi-meet&p=wire").text
    assert NOTICE in read(client, "/compare/?p=jitsi-meet&p=zoom-meetings").text
    assert NOTICE in read(client, "/compare/?p=google-meet&p=jitsi-meet").text

    rows = {row.strings(".//input/@value")[0]: row.text for row in read(client, "/").all("//tbody/tr")}
    assert {slug for slug, text in rows.items() if MARK not in text} == {"jitsi-meet", "wire"}
    assert NOTICE in read(client, "/editions/1/").text
    assert MARK not in read(client, "/editions/1/").text
