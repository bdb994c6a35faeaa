from pathlib import Path

import pytest

from earshot import stamps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    (tmp_path / "folder" / "inner" / "a.yaml").write_text("a: 1\n")
    return tmp_path / "folder"


def test_fingerprint_is_the_same_for_the_same_files_elsewhere(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "folder"
    (other / "inner").mkdir(parents=True)
    (other / "inner" / "a.yaml").write_text("a: 1\n")
    assert stamps.fingerprint([folder]) == stamps.fingerprint([other])


def test_fingerprint_changes_with_content_name_and_words(folder: Path) -> None:
    found = {stamps.fingerprint([folder]), stamps.fingerprint([folder], "word")}
    (folder / "inner" / "a.yaml").write_text("a: 2\n")
    found.add(stamps.fingerprint([folder]))
    (folder / "inner" / "a.yaml").rename(folder / "inner" / "b.yaml")
    found.add(stamps.fingerprint([folder]))
    assert len(found) == 4


def test_stamp_matches_only_what_was_written(settings, tmp_path: Path) -> None:
    settings.EARSHOT_DATA = tmp_path
    assert not stamps.matches("step", "mark")
    stamps.write("step", "mark")
    assert stamps.matches("step", "mark")
    assert not stamps.matches("step", "other")
