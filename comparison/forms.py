"""Forms of public pages: they validate and clean, nothing else."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError

from comparison.models import LONGEST_NOTE, LONGEST_TITLE

LINES = frozenset("\n\t")


def is_plain_text(value: str) -> None:
    """Passes for text that people can read; raises ValidationError where it holds characters that control."""
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in value if character not in LINES):
        raise ValidationError("Use letters, digits and signs only: there is a character in it that cannot be seen.")


class Lines(forms.CharField):
    """Text of several lines, each ended as the database keeps it, so that its length is the one that people see."""

    def to_python(self, value: object) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class OneLine(forms.CharField):
    """Text of one line: every run of white space is one space."""

    def to_python(self, value: object) -> str:
        return " ".join(str(super().to_python(value) or "").split())


class SavedBriefForm(forms.Form):
    """What a reader adds to a state to keep it."""

    title = OneLine(
        max_length=LONGEST_TITLE,
        validators=[is_plain_text],
        help_text=f"At most {LONGEST_TITLE} characters.",
        widget=forms.TextInput(attrs={"size": 50, "autocomplete": "off"}),
    )
    note = Lines(
        max_length=LONGEST_NOTE,
        required=False,
        validators=[is_plain_text],
        help_text=f"At most {LONGEST_NOTE:,} characters of plain text. It may stay empty.",
        widget=forms.Textarea(attrs={"rows": 6, "cols": 50}),
    )


class DeletionForm(forms.Form):
    """The key that was given when the brief was kept."""

    key = forms.CharField(
        max_length=100,
        label="Key of deletion",
        help_text="It was shown once, when the brief was kept.",
        widget=forms.TextInput(attrs={"size": 30, "autocomplete": "off", "spellcheck": "false"}),
    )
