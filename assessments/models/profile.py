from django.db import models


class Profile(models.Model):
    """A starting point for a kind of reader: importances and must-haves, worded so that one can disagree."""

    slug = models.SlugField(max_length=60, primary_key=True)
    name = models.CharField(max_length=100)
    for_whom = models.TextField()
    why = models.TextField(blank=True)
    importances = models.JSONField(
        default=dict,
        blank=True,
        help_text="0 to 5 by code of section or criterion; 3 = as the rubric weighs it.",
    )
    must_haves = models.JSONField(
        default=list, blank=True, help_text='A list of such as {"criterion": "A1", "at_least": 2}.'
    )
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("position", "slug")

    def __str__(self) -> str:
        return self.name
