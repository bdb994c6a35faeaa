import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.services.publish import NothingToPublish, publish_approved
from vendors.models import Catalogue


class Command(BaseCommand):
    help = "Publish every approved assessment that changed, as one new edition."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--note", default="", help="what is corrected or new, printed beside the publications")

    def handle(self, *args: Any, note: str, **options: Any) -> None:
        try:
            outcome = publish_approved(at=timezone.now(), note=note, progress=self.progress)
        except NothingToPublish as error:
            raise CommandError(str(error)) from error
        except Catalogue.DoesNotExist as error:
            raise CommandError("no catalogue is loaded: run manage.py load_catalogue first") from error
        if not outcome.new_edition:
            self.stdout.write(f"{outcome.edition}: nothing has changed.")
            return
        self.stdout.write(f"{outcome.edition}: {len(outcome.published)} published, {outcome.unchanged} unchanged.")

    def progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            self.stderr.write(f"\rpublishing {done} of {total}", ending=end)
