"""manage.py export_site: the public site as files."""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from comparison.static_site.export import Choices, NothingPublished, Overtaken, export_site
from comparison.static_site.render import NotAnswered


class Command(BaseCommand):
    """Exports the site and says how much of it was made and kept."""

    help = "Writes the public site of the current edition as files; DIR/current is the folder to serve."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--base", default="", help="address that links begin with; without it they are relative")
        parser.add_argument(
            "--live",
            default=settings.EARSHOT_SITE_URL,
            help="address of the living site, for what is worked out for one reader; default: %(default)s",
        )
        parser.add_argument(
            "--workers", type=int, default=os.cpu_count() or 1, help="processes at once; default: %(default)s"
        )

    def handle(self, *, folder: Path, base: str, live: str, workers: int, **options: Any) -> None:
        try:
            done = export_site(folder, Choices(base, live.rstrip("/")), workers=workers, progress=self.progress)
        except (NothingPublished, Overtaken, NotAnswered) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or folder}: {error.strerror}; nothing has changed") from error
        self.stdout.write(f"{done.edition}: {done.made} pages made, {done.kept} kept, in {folder / 'current'}")

    def progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            self.stderr.write(f"\rexporting {done} of {total}", ending=end)
