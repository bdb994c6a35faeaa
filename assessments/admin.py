"""Admin pages of the judgement: words can be corrected; rubrics and what was published are read-only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from assessments.catalogue.profiles import PROFILES
from assessments.models import (
    Assessment,
    AssessmentRater,
    Criterion,
    Edition,
    Profile,
    Publication,
    Rater,
    Rating,
    RubricVersion,
    Score,
)
from vendors.record_admin import Lines, Page, RecordAdmin


class ReadOnly:
    """Mixed into an admin page or inline: nothing is added, changed or deleted."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class CriterionInline(ReadOnly, Lines):
    """The criteria of a rubric version, which come with its file."""

    model = Criterion
    fields = ("code", "section", "title", "top")


@admin.register(RubricVersion)
class RubricVersionAdmin(ReadOnly, Page):
    """Rubric versions: to be read; they are written as files of the catalogue."""

    list_display = ("title", "version", "status", "sha256")
    list_filter = ("status",)
    search_fields = ("slug", "version", "title")
    inlines = (CriterionInline,)


@admin.register(Rater)
class RaterAdmin(Page):
    """Raters."""

    list_display = ("name", "kind")
    list_filter = ("kind",)
    search_fields = ("name",)


class AssessmentRaterInline(ReadOnly, Lines):
    """Who rated."""

    model = AssessmentRater
    fields = ("stage", "rater")


@admin.register(Assessment)
class AssessmentAdmin(Page):
    """Assessments; their scores and ratings have pages of their own."""

    list_display = ("product", "as_of", "rubric", "state")
    list_filter = ("state", "as_of", "rubric")
    list_select_related = ("product", "rubric")
    search_fields = ("product__slug", "product__name")
    readonly_fields = ("product", "rubric", "as_of", "state")
    inlines = (AssessmentRaterInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class AnswerAdmin(Page):
    """Answers to criteria: their words can be corrected, what they answer cannot."""

    list_filter = ("state", "confidence", "criterion__code", "assessment__as_of")
    list_select_related = ["assessment__product", "criterion"]
    search_fields = ("assessment__product__slug", "criterion__code", "rationale")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Score)
class ScoreAdmin(AnswerAdmin):
    """Scores."""

    list_display = ("assessment", "criterion", "state", "level", "confidence")
    readonly_fields = ("assessment", "criterion", "state", "level")


@admin.register(Rating)
class RatingAdmin(AnswerAdmin):
    """Ratings."""

    list_display = ("assessment", "criterion", "stage", "rater", "state", "level")
    list_select_related = ["assessment__product", "criterion", "rater"]
    readonly_fields = ("assessment", "criterion", "stage", "rater", "state", "level")


@admin.register(Profile)
class ProfileAdmin(RecordAdmin):
    """Profiles."""

    table = PROFILES
    list_display = ("name", "slug", "for_whom")
    search_fields = ("slug", "name")


@admin.register(Publication)
class PublicationAdmin(ReadOnly, Page):
    """Publications: to be read."""

    list_display = ("product", "number", "as_of", "grade", "published_at", "first_edition", "last_edition")
    list_filter = ("as_of", "grade", "kind")
    list_select_related = ("product",)
    search_fields = ("product__slug", "name")


@admin.register(Edition)
class EditionAdmin(ReadOnly, Page):
    """Editions: to be read."""

    list_display = ("number", "published_at", "sha256")
