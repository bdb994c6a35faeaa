from django.db import models

from common.fields import PartialDateField, choices, dated, one_of
from vendors.vocabulary import EvidenceKind, Independence


class Evidence(models.Model):
    """One document at one address."""

    slug = models.SlugField(max_length=100, primary_key=True)
    url = models.URLField(max_length=1000, db_index=True)
    title = models.CharField(max_length=500)
    publisher = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=choices(EvidenceKind))
    independence = models.CharField(max_length=12, choices=choices(Independence))
    published = PartialDateField(help_text="Empty: the document is undated.")
    language = models.CharField(max_length=12, help_text="BCP 47 tag of the document's language.")
    note = models.TextField(blank=True, help_text="What was seen of it: whole text, excerpt, second hand.")
    group = models.SlugField(max_length=60, help_text="The catalogue file that holds it.")
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("group", "position", "slug")
        verbose_name_plural = "evidence"
        constraints = (
            one_of("kind", EvidenceKind),
            one_of("independence", Independence),
            models.CheckConstraint(condition=models.Q(url__regex="^https?://"), name="vendors_evidence_url_http"),
            *dated("published"),
        )

    def __str__(self) -> str:
        return self.title


class EvidenceLink(models.Model):
    """A place in a document: what the rows that lean on evidence have in common."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    locator = models.CharField(max_length=500, blank=True, help_text="Section, page or paragraph.")
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ("position",)
