from pathlib import Path

import pytest

from common.fingerprint import fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    (tmp_path / "folder" / "inner" / "a.yaml").write_text("a: 1\n")
    return tmp_path / "folder"


def test_fingerprint_is_the_same_for_the_same_files_elsewhere(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "folder"
    (other / "inner").mkdir(parents=True)
    (other / "inner" / "a.yaml").write_text("a: 1\n")
    assert fingerprint([folder]) == fingerprint([other])


def test_fingerprint_changes_with_content_name_and_words(folder: Path) -> None:
    found = {fingerprint([folder]), fingerprint([folder], "word")}
    (folder / "inner" / "a.yaml").write_text("a: 2\n")
    found.add(fingerprint([folder]))
    (folder / "inner" / "a.yaml").rename(folder / "inner" / "b.yaml")
    found.add(fingerprint([folder]))
    assert len(found) == 4
