from django.db import models

from common.fields import PartialDateField, choices, dated, one_of
from vendors.models.evidence import EvidenceLink
from vendors.models.jurisdiction import Jurisdiction
from vendors.models.product import Product
from vendors.models.vendor import Vendor
from vendors.vocabulary import (
    AssertedBy,
    CitationRelation,
    ClaimKind,
    ClaimStatus,
    Protection,
    Purpose,
    RecipientKind,
    Subject,
    Trigger,
)


class Claim(models.Model):
    """One checkable sentence about a product."""

    id = models.SlugField(max_length=100, primary_key=True, help_text="Permanent; never follows a later change.")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="claims")
    criterion = models.CharField(
        max_length=10, blank=True, help_text="Code of the criterion it informs most; empty = background."
    )
    kind = models.CharField(max_length=12, choices=choices(ClaimKind))
    statement = models.TextField()
    certificates = models.JSONField(
        null=True, blank=True,
        help_text='Those that the statement names, such as {"held": ["iso-27001"], "lacking": []}.',
    )  # fmt: skip
    asserted_by = models.CharField(max_length=12, choices=choices(AssertedBy))
    status = models.CharField(max_length=12, choices=choices(ClaimStatus))
    as_of = PartialDateField(help_text="The day the fact speaks for; empty = undated.")
    until = PartialDateField(help_text="The day it was superseded or withdrawn, where known.")
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("product", "position")
        constraints = (
            models.CheckConstraint(condition=~models.Q(statement=""), name="vendors_claim_says_something"),
            one_of("kind", ClaimKind),
            one_of("asserted_by", AssertedBy),
            one_of("status", ClaimStatus),
            *dated("as_of", "until"),
        )

    def __str__(self) -> str:
        return self.id


class Citation(EvidenceLink):
    """One place in one document that supports, contradicts or sets the context of one claim."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="citations")
    relation = models.CharField(max_length=12, choices=choices(CitationRelation))

    class Meta(EvidenceLink.Meta):
        constraints = (
            models.UniqueConstraint(fields=("claim", "position"), name="vendors_citation_position"),
            models.UniqueConstraint(fields=("claim", "evidence", "relation", "locator"), name="vendors_citation_once"),
            one_of("relation", CitationRelation),
        )


class DataFlow(models.Model):
    """The structure of a claim that is a data flow: which data of whom goes to whom, where, why and how."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, primary_key=True, related_name="flow")
    data = models.JSONField(default=list, help_text="Kinds of data, as a list of words.")
    subject = models.CharField(max_length=12, choices=choices(Subject))
    recipient_kind = models.CharField(max_length=20, choices=choices(RecipientKind))
    recipient = models.CharField(max_length=200)
    recipient_vendor = models.ForeignKey(
        Vendor, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The recipient, where it is a vendor on record.",
    )  # fmt: skip
    any_country = models.BooleanField(default=False, help_text="The source says that data may go to any country.")
    purpose = models.CharField(max_length=16, choices=choices(Purpose))
    trigger = models.CharField(max_length=20, choices=choices(Trigger))
    protection = models.CharField(max_length=24, choices=choices(Protection))
    transfer_mechanism = models.CharField(max_length=300, blank=True)
    retention = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            one_of("subject", Subject),
            one_of("recipient_kind", RecipientKind),
            one_of("purpose", Purpose),
            one_of("trigger", Trigger),
            one_of("protection", Protection),
        )

    def __str__(self) -> str:
        return f"{', '.join(self.data)} to {self.recipient}"


class FlowDestination(models.Model):
    """One jurisdiction that a data flow goes to."""

    flow = models.ForeignKey(DataFlow, on_delete=models.CASCADE, related_name="destinations")
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("flow", "jurisdiction"), name="vendors_flowdestination_once"),)
