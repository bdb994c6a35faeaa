"""The files for running in containers name what there is."""

import os
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from subprocess import run
from sys import executable
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_balancer_spreads_over_every_app_of_the_composition() -> None:
    servers = re.findall(r"server (\S+):8000", (ROOT / "deploy" / "nginx.conf").read_text())
    assert servers == [name for name in COMPOSE if name.startswith("app-")]
    assert len(servers) == 2


def test_composition_gives_only_settings_that_are_documented() -> None:
    documented = (ROOT / "docs" / "operations.md").read_text()
    given = {name for name in COMPOSE["app-1"]["environment"] if f"`{name}`" not in documented}
    assert given == set()


def test_apps_write_nothing_and_have_no_rights() -> None:
    for name in ("prepare", "app-1", "app-2"):
        assert COMPOSE[name]["read_only"] is True
        assert COMPOSE[name]["cap_drop"] == ["ALL"]
    assert re.search(r"^USER 65534:65534$", DOCKERFILE, re.MULTILINE)


def test_image_runs_files_that_exist() -> None:
    for name in re.findall(r'"(deploy/[^"]+)"', DOCKERFILE):
        assert (ROOT / name).is_file()
    assert os.access(ROOT / "deploy" / "serve", os.X_OK)


class Readiness(BaseHTTPRequestHandler):
    """Answers as a site that is ready for one host does."""

    def do_GET(self) -> None:
        ready = (self.path, self.headers["Host"], self.headers["X-Forwarded-Proto"]) == (
            "/readyz",
            "a.example",
            "https",
        )
        self.send_response(200 if ready else 503)
        self.end_headers()
        self.wfile.write(b"not this one\n")

    def log_message(self, *args: Any) -> None:
        """Nothing is written to the terminal."""


@pytest.fixture
def port(socket_enabled: None) -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), Readiness) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.mark.parametrize(
    ("hosts", "status", "says"), [("a.example, b.example", 0, ""), ("b.example", 1, "not this one")]
)
def test_healthcheck_is_the_readiness_of_the_site(port: int, hosts: str, status: int, says: str) -> None:
    done = run(
        [executable, ROOT / "deploy" / "healthcheck.py"],
        env={"PORT": str(port), "EARSHOT_HOSTS": hosts},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (status, says)
