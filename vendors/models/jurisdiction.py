from django.db import models

from common.fields import PartialDateField, choices, dated, one_of
from vendors.models.evidence import EvidenceLink
from vendors.vocabulary import Adequacy, Answer, LawReach


class Jurisdiction(models.Model):
    """A country (ISO 3166-1 alpha-2) or a bloc (EU)."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=100, unique=True)
    member_of = models.JSONField(default=list, blank=True, help_text="Blocs and alliances, as a list of words.")
    eu_adequacy = models.CharField(max_length=10, choices=choices(Adequacy))
    eu_adequacy_note = models.TextField(blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("position", "code")
        constraints = (
            models.CheckConstraint(condition=models.Q(code__regex="^[A-Z]{2}$"), name="vendors_jurisdiction_code"),
            one_of("eu_adequacy", Adequacy),
        )

    def __str__(self) -> str:
        return self.name


class JurisdictionCitation(EvidenceLink):
    """One piece of evidence for what is said of one jurisdiction."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.CASCADE, related_name="citations")

    class Meta(EvidenceLink.Meta):
        constraints = (
            models.UniqueConstraint(fields=("jurisdiction", "position"), name="vendors_jurisdictioncitation_position"),
        )


class AccessLaw(models.Model):
    """A law by which a state can compel a provider; one that compels nothing is a transfer rule."""

    slug = models.SlugField(max_length=80, primary_key=True)
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="access_laws")
    name = models.CharField(max_length=200)
    citation = models.CharField(max_length=300)
    in_force = PartialDateField(help_text="Empty: not established.")
    lapsed = PartialDateField(help_text="The day it ceased to be in force, if it has.")
    reach = models.CharField(max_length=20, choices=choices(LawReach))
    compels = models.JSONField(default=list, blank=True)
    secrecy = models.CharField(max_length=8, choices=choices(Answer), blank=True, help_text="Empty: not established.")
    independent_review = models.CharField(max_length=8, choices=choices(Answer), blank=True)
    summary = models.TextField()
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("position", "slug")
        constraints = (
            one_of("reach", LawReach),
            one_of("secrecy", Answer, blank=True),
            one_of("independent_review", Answer, blank=True),
            *dated("in_force", "lapsed"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.jurisdiction_id})"


class AccessLawCitation(EvidenceLink):
    """One piece of evidence for what is said of one access law."""

    law = models.ForeignKey(AccessLaw, on_delete=models.CASCADE, related_name="citations")

    class Meta(EvidenceLink.Meta):
        constraints = (models.UniqueConstraint(fields=("law", "position"), name="vendors_accesslawcitation_position"),)
