from django.db import models

from common.fields import PartialDateField, dated
from vendors.models.evidence import EvidenceLink
from vendors.models.jurisdiction import Jurisdiction


class Vendor(models.Model):
    """A company or project that offers products."""

    slug = models.SlugField(max_length=60, primary_key=True)
    name = models.CharField(max_length=100)
    legal_name = models.CharField(max_length=200)
    incorporated_in = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="vendors_incorporated"
    )
    headquartered_in = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="vendors_headquartered"
    )
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="subsidiaries")
    website = models.URLField(blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("position", "slug")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("slug")),
                name="vendors_vendor_not_its_own_parent",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Ownership(EvidenceLink):
    """One parent that one vendor has or had, with the days between which it did, as far as they are on record."""

    vendor = models.ForeignKey(Vendor, on_delete=models.CASCADE, related_name="ownership")
    parent = models.ForeignKey(Vendor, on_delete=models.PROTECT, related_name="+")
    since = PartialDateField(help_text="Empty: not established.")
    until = PartialDateField(help_text="The day it ended; empty while it lasts.")

    class Meta(EvidenceLink.Meta):
        constraints = (
            models.UniqueConstraint(fields=("vendor", "position"), name="vendors_ownership_position"),
            models.CheckConstraint(
                condition=~models.Q(vendor=models.F("parent")), name="vendors_ownership_not_of_itself"
            ),
            *dated("since", "until"),
        )
