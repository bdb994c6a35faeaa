from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Lower

from assessments.models.assessment import Assessment
from assessments.models.frozen import FrozenModel, FrozenQuerySet
from assessments.models.rubric import RubricVersion
from vendors.models import Product


class EditionQuerySet(FrozenQuerySet["Edition"]):
    pass


class Edition(FrozenModel):
    """The numbered state of the public site; its publications are those whose span of editions holds its number."""

    number = models.PositiveIntegerField(primary_key=True)
    published_at = models.DateTimeField()
    document = models.TextField(help_text="Canonical JSON of what is common to all products: laws, agreement, counts.")
    sha256 = models.CharField(max_length=64)
    rubric = models.ForeignKey(RubricVersion, on_delete=models.PROTECT, related_name="+")
    summary = models.JSONField(help_text="What every page prints of its edition: counts, assessed days, notices.")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"Edition {self.number}"


class PublicationQuerySet(FrozenQuerySet["Publication"]):
    def in_edition(self, number: int) -> Self:
        """Those that are current in the edition, of every assessed day."""
        return self.filter(Q(last_edition__isnull=True) | Q(last_edition__gte=number), first_edition__lte=number)

    def standing_on(self, day: date, edition: int) -> Self:
        """Of each product, the publication of the edition that speaks for the day: the latest assessed by then."""
        later = Publication.objects.in_edition(edition).filter(
            product=OuterRef("product"), as_of__gt=OuterRef("as_of"), as_of__lte=day
        )
        return self.in_edition(edition).filter(~Exists(later), as_of__lte=day)

    def last_change(self, edition: int) -> int:
        """The number of the edition, up to the given one, in which one of them last came or went; 0 for none."""
        found = self.filter(first_edition__lte=edition).aggregate(
            came=Max("first_edition"), went=Max("last_edition", filter=Q(last_edition__lt=edition))
        )
        return max(found["came"] or 0, 0 if found["went"] is None else found["went"] + 1)


class Publication(FrozenModel):
    """The frozen document of one approved assessment: numbered, dated, hashed, never changed."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField(help_text="Counts the publications of the product from 1.")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="publications")
    rubric = models.ForeignKey(RubricVersion, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    published_at = models.DateTimeField()
    document = models.TextField(help_text="Canonical JSON, byte for byte as hashed.")
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True, help_text="What a correction corrects.")
    first_edition = models.PositiveIntegerField()
    last_edition = models.PositiveIntegerField(null=True, help_text="Empty while it is current.")
    # Copied out of the document so that lists can be filtered, sorted and drawn without opening it.
    name = models.CharField(max_length=210)
    vendor_name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    hosting = models.CharField(max_length=20)
    grade = models.CharField(max_length=2, blank=True, help_text="Empty: not graded.")
    score = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    summary = models.JSONField(help_text="The product's row of the matrix.")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ("product", "-number")
        constraints = (
            models.UniqueConstraint(fields=("product", "number"), name="assessments_publication_number"),
            models.UniqueConstraint(
                fields=("assessment",),
                condition=Q(last_edition__isnull=True),
                name="assessments_publication_one_current",
            ),
            models.CheckConstraint(
                condition=Q(last_edition__isnull=True) | Q(last_edition__gte=F("first_edition")),
                name="assessments_publication_span",
            ),
        )
        # Lists read these and no row: on SQLite, what stands behind a long document in its row is slow to reach.
        indexes = (
            models.Index(fields=("product", "as_of", "first_edition", "last_edition"), name="publication_standing"),
            models.Index(
                Lower("name"),
                "product",
                "as_of",
                "first_edition",
                "last_edition",
                "hosting",
                "kind",
                name="publication_by_name",
            ),
            models.Index(
                Lower("vendor_name"),
                Lower("name"),
                "product",
                "as_of",
                "first_edition",
                "last_edition",
                name="publication_by_vendor",
            ),
            models.Index(fields=("first_edition", "name", "as_of"), name="publication_new_in_edition"),
        )

    def __str__(self) -> str:
        return f"{self.product_id} no. {self.number}"
