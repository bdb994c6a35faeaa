"""Saved briefs: kept, opened, deleted. There is no actor and no audit event, because nobody is to know who."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from comparison.keepable import Source
from comparison.models import SavedBrief

SECRET_BYTES = 16


class WrongKey(Exception):
    """The key is not the one that was given when the brief was kept."""


class TimeIsOver(Exception):
    """The brief was kept until a day that has passed, and is deleted now."""

    def __init__(self, kept_until: date) -> None:
        self.kept_until = kept_until
        super().__init__(f"kept until {kept_until}")


@dataclass(frozen=True)
class Kept:
    """A brief that was kept, and the two secrets that nothing but this knows."""

    brief: SavedBrief
    token: str
    key: str


def keep_brief(*, source: Source, title: str, note: str, today: date, days: int) -> Kept:
    """The brief, kept for a number of days from today, with its address's token and its key of deletion."""
    token, key = secrets.token_urlsafe(SECRET_BYTES), secrets.token_urlsafe(SECRET_BYTES)
    with transaction.atomic():
        brief = SavedBrief.objects.create(
            token_sha256=sha256(token),
            key_sha256=sha256(key),
            kind=source.kind,
            query=source.state.query,
            edition=source.reading.edition,
            as_of=source.reading.day,
            title=title,
            note=note,
            created=today,
            kept_until=today + timedelta(days=days),
        )
    return Kept(brief, token, key)


def open_brief(*, token: str, today: date) -> SavedBrief:
    """The brief at an address (1 query).

    Raises SavedBrief.DoesNotExist where there is none, and TimeIsOver once where its time is over: it is gone then.
    """
    briefs = SavedBrief.objects.select_related("edition__rubric").defer("edition__document", "edition__rubric__source")
    brief = briefs.get(pk=sha256(token))
    if brief.kept_until < today:
        with transaction.atomic():
            brief.delete()
        raise TimeIsOver(brief.kept_until)
    return brief


def delete_brief(*, brief: SavedBrief, key: str) -> None:
    """Deletes the brief for good; raises WrongKey for any other key than its own."""
    if not hmac.compare_digest(brief.key_sha256, sha256(key)):
        raise WrongKey
    with transaction.atomic():
        brief.delete()


def forget_briefs(*, today: date) -> int:
    """How many briefs were deleted because their time is over."""
    with transaction.atomic():
        deleted, _ = SavedBrief.objects.over_by(today).delete()
    return deleted


def sha256(secret: str) -> str:
    """The hash under which a secret is kept. It needs no salt: 128 random bits cannot be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()
