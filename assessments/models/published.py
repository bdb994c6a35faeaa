"""What is kept beside publications, so that lists and searches need not open their documents."""

from django.db import models

from assessments.models.publication import Publication


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
    # Copied out of the detail so that lists can be filtered and counted without opening it.
    is_open = models.BooleanField(default=True)
    reaches = models.CharField(
        max_length=60, blank=True, default="", help_text="What the road reaches if it is open: words."
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("publication", "jurisdiction", "road"), name="assessments_publishedexposure_once"
            ),
        )
        indexes = (
            models.Index(
                fields=("jurisdiction", "is_open", "publication", "road", "reaches"), name="publishedexposure_place"
            ),
        )


class PublishedFlow(models.Model):
    """One place (code, or * for any country) to which one data flow of a published product goes."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="flows")
    claim = models.CharField(max_length=100)
    place = models.CharField(max_length=2)
    stands = models.BooleanField(help_text="Whether the claim stands on the day of the publication.")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("publication", "claim", "place"), name="assessments_publishedflow_once"),
        )
        indexes = (models.Index(fields=("place", "stands", "publication"), name="publishedflow_place"),)


class PublishedContradiction(models.Model):
    """One day on which something against one claim of one publication was found; one row without a day where the
    claim is contradicted and no finding has one."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="contradictions")
    claim = models.CharField(max_length=100)
    found = models.DateField(null=True)
    since = models.DateField(help_text="The day from which the claim is on record and contradicted.")
    said = models.DateField(null=True, help_text="The claim's own day, where it has one.")
    is_own = models.BooleanField(help_text="Whether the claim is about the publication's own product.")
    criterion = models.CharField(max_length=10, blank=True)
    rests = models.CharField(max_length=200, blank=True, help_text="Codes of the scores that rest on it, in spaces.")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("publication", "claim", "found"), name="assessments_publishedcontradiction_once"
            ),
        )
        indexes = (models.Index(fields=("claim", "publication"), name="publishedcontradiction_claim"),)


class PublishedVariant(models.Model):
    """The product of which a published product is another edition."""

    publication = models.OneToOneField(Publication, on_delete=models.CASCADE, primary_key=True, related_name="variant")
    ordinary = models.CharField(max_length=60, db_index=True, help_text="The slug of the ordinary edition.")


class PublishedBasis(models.Model):
    """What must-haves are judged on for one publication, so that a shortlist need not open documents."""

    publication = models.OneToOneField(Publication, on_delete=models.CASCADE, primary_key=True, related_name="basis")
    detail = models.JSONField(help_text="Licence, claims of each answer, flows, certificates and exposures.")
