"""The real site on the real catalogue, served as script/server serves it, and readers who open it in Chromium."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.watch import Watch

ROOT = Path(__file__).parents[2]
START_SECONDS = 30
OpenPage = Callable[..., Page]


def environment(data: Path, port: int) -> dict[str, str]:
    """The environment that script/server gives the site, with a data folder and a port of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EARSHOT_", "DATABASE_"))}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "earshot.settings.dev",
        "EARSHOT_DATA": str(data),
        "EARSHOT_DEBUG": "0",
        "PORT": str(port),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the site says that it is ready; fail with its log if it ends or does not get there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    pytest.fail(f"The site did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, prepared from the catalogue; afterwards its log must hold no error."""
    data = tmp_path_factory.mktemp("site")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    settings = environment(data, port)
    prepared = subprocess.run(
        [sys.executable, "manage.py", "prepare"], cwd=ROOT, env=settings, capture_output=True, text=True, check=False
    )
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr
    log = data / "server.log"
    command = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    command += ["--blocking-threads", "1", "--log-level", "warning", "earshot.wsgi:application"]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-m", "granian", *command], cwd=ROOT, env=settings, stdout=output, stderr=output
        ) as server,
    ):
        try:
            wait_until_ready(port, server, log)
            yield address
        finally:
            server.terminate()
    faults = [line for line in log.read_text().splitlines() if line.startswith(("ERROR", "CRITICAL", "Traceback"))]
    assert not faults, log.read_text()


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext], base_url: str) -> Iterator[OpenPage]:
    """A function that opens a page as one of many readers: `width=360, javascript=False, color_scheme="dark"`.

    Whatever a test does on them, nothing may be kept in the browser, fetched from elsewhere or go wrong in it.
    """
    watches: list[tuple[BrowserContext, Watch]] = []

    def open_one(
        address: str | None = None, width: int = 1280, height: int = 800, javascript: bool = True, **how: Any
    ) -> Page:
        size = {"width": width, "height": height}
        context = new_context(viewport=size, java_script_enabled=javascript, **how)
        context.set_default_timeout(10_000)
        watch = Watch(base_url)
        watch.follow(context)
        watches.append((context, watch))
        page = context.new_page()
        if address is not None:
            page.goto(address)
        return page

    yield open_one
    for context, watch in watches:
        assert context.storage_state() == {"cookies": [], "origins": []}
        assert watch.faults == []
