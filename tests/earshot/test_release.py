import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from earshot import release
from earshot.release import current_release


@pytest.fixture
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(release, "PARTS", ("templates", "requirements.txt"))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_text("a")
    (tmp_path / "requirements.txt").write_text("b")
    return tmp_path


def test_release_has_a_new_mark_when_a_file_or_a_printed_setting_changes(folder: Path, settings: Any) -> None:
    marks = {current_release().mark}
    (folder / "templates" / "base.html").write_text("c")
    marks.add(current_release().mark)
    settings.EARSHOT_CONTACT = "mail@earshot.example"
    marks.add(current_release().mark)
    assert len(marks) == 3
    assert current_release().mark in marks


def test_release_changed_when_its_newest_file_did(folder: Path) -> None:

    for file, moment in (("requirements.txt", 1_000_000_000), ("templates/base.html", 1_500_000_000)):
        os.utime(folder / file, (moment, moment))
    assert current_release().changed == datetime.fromtimestamp(1_500_000_000, UTC)


def test_every_part_of_a_release_is_there(settings: Any) -> None:
    assert [part for part in release.PARTS if not (settings.BASE_DIR / part).exists()] == []
