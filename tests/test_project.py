"""The project as a whole: its production settings, its locked requirements and what no file may say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.txt", "requirements-dev.txt"]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "earshot.settings.prod",
    "EARSHOT_SECRET_KEY": "".join(map(chr, range(48, 123))),
    "EARSHOT_HOSTS": "earshot.example, www.earshot.example",
}
# In halves, so that this file is not the one that names them.
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry." + "npmjs.org",
    "registry." + "yarnpkg.com",
]


def check_deploy(data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EARSHOT_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", "check", "--deploy", "--fail-level", "INFO"],
        cwd=ROOT,
        env={**kept, "EARSHOT_DATA": str(data), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def project_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_deploy_check_with_production_settings_finds_nothing(tmp_path: Path) -> None:
    done = check_deploy(tmp_path, **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.parametrize("name", ["EARSHOT_SECRET_KEY", "EARSHOT_HOSTS"])
def test_production_settings_without_a_needed_variable_name_it(tmp_path: Path, name: str) -> None:
    done = check_deploy(tmp_path, **{key: value for key, value in PRODUCTION.items() if key != name})
    assert done.returncode != 0
    assert f"{name} is not set" in done.stderr


def test_no_file_names_a_package_registry() -> None:
    pattern = re.compile("|".join(map(re.escape, REGISTRIES)).encode())
    assert [str(path.relative_to(ROOT)) for path in project_files() if pattern.search(path.read_bytes())] == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_every_package_by_version_and_hash(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    pins = [entry for entry in entries if not entry.startswith("#")]
    assert pins
    assert [pin for pin in pins if not re.match(r"[a-z0-9.\[\], -]+==\S+ .*--hash=sha256:", pin, re.DOTALL)] == []


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json"])
def test_lock_holds_no_address(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|\"resolved\"", content)


def test_development_lock_holds_every_pin_of_the_other() -> None:
    site, development = (
        set(re.findall(r"^(\S+==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)) for name in LOCKS
    )
    assert site <= development
