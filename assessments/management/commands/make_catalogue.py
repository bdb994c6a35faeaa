"""manage.py make_catalogue: a made-up catalogue of any size, for measuring."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from assessments.catalogue.generated import generate_catalogue


class Command(BaseCommand):
    """Writes a made-up catalogue and says how large it is."""

    help = "Writes a catalogue of made-up products, for measuring; the same number and seed give the same files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--products", type=int, default=1000, help="how many products; default: %(default)s")
        parser.add_argument("--seed", type=int, default=1, help="another number, another catalogue")

    def handle(self, *, folder: Path, products: int, seed: int, **options: Any) -> None:
        if products < 1:
            raise CommandError(f"--products is {products}; write 1 or more")
        try:
            made = generate_catalogue(folder, settings.EARSHOT_CATALOGUE, products=products, seed=seed)
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{made.products:,} products, {made.claims:,} claims, {made.documents:,} documents and "
            f"{made.assessments:,} assessments written to {folder}."
        )
