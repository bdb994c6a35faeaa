"""manage.py forget_saved_briefs: deletes the saved briefs whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from comparison.brief.words import counted
from comparison.models import SavedBrief
from comparison.services.saved_briefs import forget_briefs


class Command(BaseCommand):
    """Deletes and says how many are left."""

    help = "Delete the saved briefs whose time is over. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = forget_briefs(today=timezone.localdate())
        self.stdout.write(f"{counted(deleted, 'saved brief')} deleted, {SavedBrief.objects.count()} kept.")
