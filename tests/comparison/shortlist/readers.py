"""What the tests of shortlists share: a reader of the real site, and states as readers make them."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import RequestFactory

from assessments.document.types import EditionDocument
from assessments.models import Edition
from comparison.reading import Reading
from comparison.shortlist.form import read_form
from comparison.shortlist.state import ShortlistState, read_state


@pytest.fixture
def reading(site: None) -> Reading:
    """A reader of edition 1, today."""
    return Reading(Edition.objects.select_related("rubric").get(), False, None)


def on(day: str, reading: Reading) -> Reading:
    """The same reader on another day."""
    return Reading(reading.edition, reading.pinned, date.fromisoformat(day))


def asked(reading: Reading, query: str | list[tuple[str, str]]) -> ShortlistState:
    """The state that an address with this query says."""
    text = query if isinstance(query, str) else urlencode(query)
    return read_state(RequestFactory().get(f"/shortlist/?{text}"), reading)


def filled_in(reading: Reading, query: str) -> ShortlistState:
    """The state that a form with these fields says."""
    return read_form(RequestFactory().get(f"/shortlist/?{query}"), reading)


def with_version(reading: Reading, version: str) -> Reading:
    """A reader whose edition judges by a rubric that calls itself by another version."""
    found = Reading(reading.edition, False, None)
    found.__dict__["rubric"] = reading.rubric.model_copy(update={"version": version})
    return found


def with_profiles(reading: Reading, document: EditionDocument) -> Reading:
    """A reader whose edition holds another document."""
    found = Reading(reading.edition, False, None)
    found.__dict__["document"] = document
    return found
