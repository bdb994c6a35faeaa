"""manage.py dump_catalogue: the database as the catalogue's files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from vendors.catalogue.dump import CannotDump, dump_catalogue
from vendors.catalogue.parts import parts_of


class Command(BaseCommand):
    """Writes the catalogue's files and names those in the folder that are none of them."""

    help = "Writes what the database holds as the catalogue's YAML files; loading them changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--overwrite", action="store_true", help="write into a folder that holds files; none is deleted"
        )

    def handle(self, *, folder: Path, overwrite: bool, **options: Any) -> None:
        parts = parts_of(settings.EARSHOT_CATALOGUE_PARTS)
        try:
            dumped = dump_catalogue(folder, parts, overwrite=overwrite)
        except (CannotDump, OSError) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"{len(dumped.written):,} files written, {dumped.unchanged:,} were so already.")
        for name in dumped.strays:
            self.stderr.write(f"{name} is no file of this catalogue; remove it by hand.")
