"""manage.py prepare: everything a site needs before it serves, and only what has changed since."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from assessments.models import Publication
from common.fingerprint import fingerprint
from earshot import stamps


class Command(BaseCommand):
    """Bring the database, the catalogue, the publications and the static files up to date."""

    help = "Migrate, load the catalogue, publish and collect static files, skipping what is up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the four steps in order, each with a line that says what is done."""
        self.stdout.write("Bringing the database up to date")
        call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)
        self._load()
        self.stdout.write("Publishing the assessments that changed")
        call_command("publish", stdout=self.stdout)
        if not settings.DEBUG:
            self._collect_static()

    def _load(self) -> None:
        """Load the catalogue, unless it and the code that reads it went into this very database before."""
        database = str(sorted((key, str(value)) for key, value in connection.get_connection_params().items()))
        code = [settings.BASE_DIR / app for app in ("vendors", "assessments")]
        mark = fingerprint([settings.EARSHOT_CATALOGUE, *code], database)
        if Publication.objects.exists() and stamps.matches("catalogue", mark):
            self.stdout.write("The catalogue has not changed since it was loaded")
            return
        self.stdout.write("Loading the catalogue")
        call_command("load_catalogue", stdout=self.stdout)
        stamps.write("catalogue", mark)

    def _collect_static(self) -> None:
        """Collect and compress the static files, unless they and the packages are the same as before."""
        mark = fingerprint([settings.BASE_DIR / "static", settings.BASE_DIR / "requirements.txt"])
        if stamps.matches("static", mark) and (settings.STATIC_ROOT / "staticfiles.json").exists():
            return
        self.stdout.write("Collecting and compressing static files")
        call_command("collectstatic", interactive=False, verbosity=0, stdout=self.stdout)
        stamps.write("static", mark)
