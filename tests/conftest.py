"""What every test stands on: which database and network it may touch, a fixed clock, and the browser."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import time_machine

TESTS = Path(__file__).parent
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_serialized_rollback"}

# Chromium runs as root in a container and must not call home; each flag serves one of the two.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Under CI the same examples come up every time, so that a red run is a change and not a dice roll.
hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the browser or the database, before -m chooses."""
    for item in items:
        if TESTS / "browser" in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1"]))
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


@pytest.fixture
def fixed_now() -> Iterator[datetime]:
    """The moment at which the clock stands still during a test: noon of 20 November 2026, UTC."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How Playwright starts the Chromium that the system has: $CHROMIUM or the first usual name."""
    executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return {**browser_type_launch_args, "executable_path": executable, "args": CHROMIUM_FLAGS}
