"""Saved briefs from the first day to the last."""

from datetime import date, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from comparison.keepable import KeepableState, Source
from comparison.models import SavedBrief
from comparison.reading import Reading
from comparison.services.saved_briefs import TimeIsOver, WrongKey, delete_brief, forget_briefs, keep_brief, open_brief
from tests.factories import make_edition, make_saved_brief

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
STATE = KeepableState((("p", "a"), ("p", "b"), ("rows", "differences")), ("a", "b"), ("A", "B"))


def source(day: date | None = None) -> Source:
    return Source("compare", Reading(make_edition(3), True, day), STATE)


def test_brief_is_found_by_its_token_with_all_that_was_kept() -> None:
    kept = keep_brief(source=source(date(2020, 4, 15)), title="Ours", note="a\nb", today=TODAY, days=400)
    brief = open_brief(token=kept.token, today=TODAY)
    assert (brief.kind, brief.query) == ("compare", "p=a&p=b&rows=differences")
    assert (brief.edition_id, brief.as_of) == (3, date(2020, 4, 15))
    assert (brief.title, brief.note) == ("Ours", "a\nb")
    assert (brief.created, brief.kept_until) == (TODAY, date(2027, 12, 25))


def test_row_holds_neither_token_nor_key_and_no_two_are_alike() -> None:
    place = source()
    several = [keep_brief(source=place, title="Ours", note="", today=TODAY, days=1) for _ in range(20)]
    secrets = {secret for kept in several for secret in (kept.token, kept.key)}
    assert len(secrets) == 40
    assert all(len(secret) >= 22 for secret in secrets)
    held = " ".join(str(value) for row in SavedBrief.objects.values() for value in row.values())
    assert [secret for secret in secrets if secret in held] == []


@pytest.mark.parametrize("token", ["", "other", "token ", "TOKEN", "\0", "腾讯"])
def test_any_other_token_finds_nothing(token: str) -> None:
    make_saved_brief("token")
    with pytest.raises(SavedBrief.DoesNotExist):
        open_brief(token=token, today=TODAY)


def test_brief_opens_on_its_last_day_and_is_gone_when_it_is_opened_after_it() -> None:
    make_saved_brief("token", kept_until=date(2026, 11, 30))
    assert open_brief(token="token", today=date(2026, 11, 30))
    with pytest.raises(TimeIsOver, match="2026-11-30"):
        open_brief(token="token", today=date(2026, 12, 1))
    assert not SavedBrief.objects.exists()
    with pytest.raises(SavedBrief.DoesNotExist):
        open_brief(token="token", today=date(2026, 12, 1))


@pytest.mark.parametrize("key", ["", "KEY", "token", "key ", "\0"])
def test_any_other_key_deletes_nothing(key: str) -> None:
    brief = make_saved_brief(key="key")
    with pytest.raises(WrongKey):
        delete_brief(brief=brief, key=key)
    assert SavedBrief.objects.exists()


def test_key_of_another_brief_deletes_nothing() -> None:
    brief = make_saved_brief("one", "key of one")
    make_saved_brief("two", "key of two")
    with pytest.raises(WrongKey):
        delete_brief(brief=brief, key="key of two")
    assert SavedBrief.objects.count() == 2


def test_right_key_deletes_this_brief_and_no_other() -> None:
    brief = make_saved_brief("one", "key of one")
    other = make_saved_brief("two", "key of two")
    delete_brief(brief=brief, key="key of one")
    assert SavedBrief.objects.get() == other


def test_forgetting_deletes_those_whose_last_day_has_passed() -> None:
    make_saved_brief("over", kept_until=date(2026, 11, 29))
    last = make_saved_brief("last", kept_until=date(2026, 11, 30))
    assert forget_briefs(today=date(2026, 11, 30)) == 1
    assert SavedBrief.objects.get() == last
    assert forget_briefs(today=date(2026, 11, 30)) == 0


def test_command_forgets_and_says_how_many_are_left(fixed_now: datetime) -> None:
    make_saved_brief("over", created=date(2025, 1, 1), kept_until=date(2026, 11, 19))
    make_saved_brief("last", kept_until=date(2026, 11, 20))
    said = StringIO()
    call_command("forget_saved_briefs", stdout=said)
    assert said.getvalue() == "1 saved brief deleted, 1 kept.\n"
