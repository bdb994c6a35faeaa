from django.db import models


class Catalogue(models.Model):
    """What the loaded catalogue says of itself; there is one row at most."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    title = models.CharField(max_length=200)
    read = models.DateField(help_text="The day on which the sources were read.")
    licence = models.CharField(max_length=60)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="vendors_catalogue_single"),)

    def __str__(self) -> str:
        return f"{self.title}, read {self.read}"
