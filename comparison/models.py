"""What readers keep for themselves. Facts and judgement have other homes; docs/adr/ says why this table stands here."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from assessments.models import Edition

LONGEST_TITLE = 120
LONGEST_NOTE = 2_000
LONGEST_QUERY = 1_000
KINDS = ("shortlist", "compare")
"""Pages of which a state can be kept; comparison/keepable.py says how each is read."""
SHA256 = r"^[0-9a-f]{64}$"


class SavedBriefQuerySet(models.QuerySet["SavedBrief"]):
    def over_by(self, today: date) -> Self:
        """Those whose time is over."""
        return self.filter(kept_until__lt=today)


class SavedBrief(models.Model):
    """One reader's shortlist or side-by-side choice with a title and a note, kept until a day under a secret address.

    Neither the address nor the key of deletion can be read from the row: it holds their hashes. Nothing tells who.
    """

    token_sha256 = models.CharField(max_length=64, primary_key=True)
    key_sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS])
    query = models.CharField(max_length=LONGEST_QUERY, help_text="The page's own query without the day, canonical.")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField(null=True, help_text="Empty: the latest assessments.")
    title = models.CharField(max_length=LONGEST_TITLE)
    note = models.TextField(max_length=LONGEST_NOTE, blank=True, help_text="Plain text; its lines are kept.")
    created = models.DateField()
    kept_until = models.DateField(help_text="The last day on which it can be opened.")

    objects = SavedBriefQuerySet.as_manager()

    class Meta:
        ordering = ("kept_until", "token_sha256")
        indexes = (models.Index(fields=("kept_until",), name="savedbrief_kept_until"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(token_sha256__regex=SHA256) & Q(key_sha256__regex=SHA256),
                name="comparison_savedbrief_hashes",
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="comparison_savedbrief_kind_word"),
            models.CheckConstraint(condition=~Q(title=""), name="comparison_savedbrief_titled"),
            models.CheckConstraint(
                condition=Q(
                    LessThanOrEqual(Length("title"), LONGEST_TITLE),
                    LessThanOrEqual(Length("note"), LONGEST_NOTE),
                    LessThanOrEqual(Length("query"), LONGEST_QUERY),
                ),
                name="comparison_savedbrief_short",
            ),
            models.CheckConstraint(
                condition=Q(kept_until__gte=F("created")), name="comparison_savedbrief_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, kept until {self.kept_until}"
