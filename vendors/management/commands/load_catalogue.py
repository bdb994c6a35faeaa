"""manage.py load_catalogue: the catalogue's files into the database."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from vendors.catalogue.load import load_catalogue
from vendors.catalogue.parts import parts_of
from vendors.catalogue.problems import CatalogueError
from vendors.catalogue.progress import shown_on

MOST_PROBLEMS = 50
"""How many problems are printed; more of them seldom have more causes."""


class Command(BaseCommand):
    """Loads the catalogue and says what that changed."""

    help = "Loads the catalogue's YAML files into the database, whole or not at all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.EARSHOT_CATALOGUE, help="default: %(default)s"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *, folder: Path, dry_run: bool, **options: Any) -> None:
        parts = parts_of(settings.EARSHOT_CATALOGUE_PARTS)
        try:
            report = load_catalogue(folder, parts, dry_run=dry_run, progress=shown_on(sys.stderr))
        except CatalogueError as error:
            raise CommandError(refusal(error)) from error
        if options["verbosity"]:
            self.stdout.write(str(report))
            if dry_run:
                self.stdout.write("This was a dry run: nothing was written.")


def refusal(error: CatalogueError) -> str:
    """What is wrong with the catalogue, in as many lines as can be read."""
    problems = error.problems
    count = "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
    if error.stopped:
        count += ", at which reading stopped"
    lines = [f"The catalogue was not loaded, and nothing has changed: {count}."]
    lines += map(str, problems[:MOST_PROBLEMS])
    if (more := len(problems) - MOST_PROBLEMS) > 0:
        lines.append(f"and {more:,} more")
    return "\n".join(lines)
