from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

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
        indexes = (
            models.Index(fields=("product", "as_of"), name="publication_product_day"),
            models.Index(fields=("last_edition", "name"), name="publication_current_name"),
        )

    def __str__(self) -> str:
        return f"{self.product_id} no. {self.number}"


class PublishedAnswer(models.Model):
    """One answer of one publication, so that the matrix can be sorted by a criterion."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="answers")
    criterion = models.CharField(max_length=10)
    level = models.SmallIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("publication", "criterion"), name="assessments_publishedanswer_once"),
        )


class PublishedFact(models.Model):
    """One claim or piece of evidence that one publication holds, so that what rests on it can be found."""

    CLAIM = "claim"
    EVIDENCE = "evidence"

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=8, choices=((CLAIM, CLAIM), (EVIDENCE, EVIDENCE)))
    key = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("publication", "kind", "key"), name="assessments_publishedfact_once"),
        )
        indexes = (models.Index(fields=("kind", "key"), name="publishedfact_key"),)


class PublishedExposure(models.Model):
    """One road by which one jurisdiction comes within earshot of one product, as published."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="exposures")
    jurisdiction = models.CharField(max_length=2, help_text="Code, or * for any country.")
    road = models.CharField(max_length=12)
    detail = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("publication", "jurisdiction", "road"), name="assessments_publishedexposure_once"
            ),
        )
        indexes = (models.Index(fields=("jurisdiction",), name="publishedexposure_place"),)


class PublishedBasis(models.Model):
    """What must-haves are judged on for one publication, so that a shortlist need not open documents."""

    publication = models.OneToOneField(Publication, on_delete=models.CASCADE, primary_key=True, related_name="basis")
    detail = models.JSONField(help_text="Licence, claims of each answer, flows, certificates and exposures.")
