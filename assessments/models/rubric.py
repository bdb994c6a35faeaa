from typing import Any

from django.db import models

from assessments.models.frozen import Frozen
from assessments.vocabulary import RubricStatus
from common.fields import choices, one_of


class RubricQuerySet(models.QuerySet["RubricVersion"]):
    def published(self) -> "RubricQuerySet":
        return self.filter(status=RubricStatus.PUBLISHED)

    def delete(self) -> tuple[int, dict[str, int]]:
        """What was deleted; raises Frozen when a published version is among them."""
        if published := self.published().first():
            raise Frozen(published)
        return super().delete()


class RubricVersion(models.Model):
    """One version of a rubric; once published it never changes (the database refuses it)."""

    slug = models.SlugField(max_length=60)
    version = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=choices(RubricStatus))
    source = models.TextField(help_text="The catalogue file, word for word.")
    document = models.TextField(help_text="The same as canonical JSON.")
    sha256 = models.CharField(max_length=64, help_text="SHA-256 of the canonical JSON.")

    objects = RubricQuerySet.as_manager()

    class Meta:
        ordering = ("slug", "version")
        constraints = (
            models.UniqueConstraint(fields=("slug", "version"), name="assessments_rubricversion_once"),
            one_of("status", RubricStatus),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """What was deleted; raises Frozen when the version is published."""
        if self.status == RubricStatus.PUBLISHED:
            raise Frozen(self)
        return super().delete(*args, **kwargs)


class Criterion(models.Model):
    """One criterion of one rubric version; its wording stands in the version's document."""

    rubric = models.ForeignKey(RubricVersion, on_delete=models.CASCADE, related_name="criteria")
    code = models.CharField(max_length=10)
    section = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    top = models.PositiveSmallIntegerField(help_text="The highest level.")
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("rubric", "position")
        verbose_name_plural = "criteria"
        constraints = (models.UniqueConstraint(fields=("rubric", "code"), name="assessments_criterion_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
