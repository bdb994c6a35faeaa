"""The site as script/server serves it, with two workers: a new edition, and a database that is gone."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, free_port, wait_until_ready

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
WRITE = """
import django, sys
django.setup()
from django.core.management import call_command
from tests.factories import make_edition
call_command("migrate", verbosity=0)
make_edition(int(sys.argv[1]))
"""
WORKERS = 2


@dataclass
class Server:
    """A running site and how to publish on it."""

    port: int
    database: Path
    settings: dict[str, str]

    def publish(self, number: int) -> None:
        subprocess.run([sys.executable, "-c", WRITE, str(number)], cwd=ROOT, env=self.settings, check=True)

    def read(self, **headers: str) -> tuple[int, dict[str, str], str]:
        """The page of editions, on a connection of its own, so that either worker may answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/editions/", headers=headers)
            response = connection.getresponse()
            return (
                response.status,
                {name.lower(): value for name, value in response.getheaders()},
                response.read().decode(),
            )
        finally:
            connection.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A site with nothing in it but an edition."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EARSHOT_", "DATABASE_"))}
    database = tmp_path / "site.sqlite3"
    settings = {
        **kept,
        "DJANGO_SETTINGS_MODULE": "earshot.settings.test",
        "DATABASE_URL": f"sqlite:///{database}",
        "PYTHONPATH": str(ROOT),
    }
    site = Server(free_port(), database, settings)
    site.publish(1)
    log = tmp_path / "server.log"
    command = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(site.port), "--workers", str(WORKERS)]
    command += ["--blocking-threads", "1", "--log-level", "warning", "earshot.wsgi:application"]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-m", "granian", *command], cwd=ROOT, env=settings, stdout=output, stderr=output
        ) as process,
    ):
        try:
            wait_until_ready(site.port, process, log)
            yield site
        finally:
            process.terminate()
    assert "Traceback" not in log.read_text()


def test_every_worker_shows_a_new_edition_within_a_second_and_the_last_one_without_a_database(server: Server) -> None:
    status, headers, page = server.read()
    assert (status, "Edition 1" in page) == (200, True)
    assert headers["cache-control"].startswith("public, max-age=60")
    assert {server.read(**{"If-None-Match": headers["etag"]})[0] for _ in range(10)} == {304}

    server.publish(2)
    time.sleep(1.1)
    assert {"Edition 2" in server.read()[2] for _ in range(10)} == {True}

    server.database.rename(server.database.with_suffix(".gone"))
    time.sleep(1.1)
    answers = [server.read() for _ in range(20)]
    assert {(status, "Edition 2" in page) for status, _, page in answers} == {(200, True)}
