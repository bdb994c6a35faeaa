from django.db import models

from common.fields import PartialDateField, choices, dated, one_of
from vendors.models.vendor import Vendor
from vendors.vocabulary import Hosting, ProductKind


class Product(models.Model):
    """What is compared: one product in one edition."""

    slug = models.SlugField(max_length=60, primary_key=True)
    vendor = models.ForeignKey(Vendor, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=100)
    edition = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20, choices=choices(ProductKind))
    hosting = models.CharField(max_length=20, choices=choices(Hosting))
    licence = models.CharField(max_length=100, blank=True, help_text="SPDX identifier where there is one.")
    launched = PartialDateField()
    retired = PartialDateField()
    website = models.URLField(blank=True)
    variant_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="variants",
        help_text="The ordinary edition, where this is another one.",
    )  # fmt: skip
    summary = models.TextField()

    class Meta:
        ordering = ("slug",)
        constraints = (
            models.UniqueConstraint(fields=("name", "edition", "vendor"), name="vendors_product_one_per_edition"),
            models.CheckConstraint(
                condition=models.Q(variant_of__isnull=True) | ~models.Q(variant_of=models.F("slug")),
                name="vendors_product_not_its_own_variant",
            ),
            one_of("kind", ProductKind),
            one_of("hosting", Hosting),
            *dated("launched", "retired"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.edition})" if self.edition else self.name
