"""A release takes the place of the one before whole, or not at all."""

import gzip
import os
from pathlib import Path

import brotli
import pytest

from comparison.static_site.release import current_release, new_release, write

PAGE = b"<p>A page.</p>" * 20


def release(root: Path, name: str, **files: tuple[str, bytes]) -> list[str]:
    """Builds a release of pages by name, each with a stamp and its content, and returns those that were kept."""
    kept = []
    with new_release(root, name) as built:
        for page, (stamp, content) in files.items():
            file = f"{page}/index.html"
            if built.keep(file, stamp):
                kept.append(page)
            else:
                write(built.folder, file, content)
                built.stamps[file] = stamp
    return kept


def test_release_is_served_with_twins(tmp_path: Path) -> None:
    release(tmp_path, "one", a=("1", PAGE))
    folder = tmp_path / "current" / "a"
    assert (folder / "index.html").read_bytes() == PAGE
    assert gzip.decompress((folder / "index.html.gz").read_bytes()) == PAGE
    assert brotli.decompress((folder / "index.html.br").read_bytes()) == PAGE


def test_release_keeps_what_rests_on_the_same_and_makes_the_rest(tmp_path: Path) -> None:
    release(tmp_path, "one", a=("1", PAGE), b=("1", PAGE), gone=("1", PAGE))
    before = (tmp_path / "current" / "a" / "index.html.gz").stat().st_ino
    assert release(tmp_path, "two", a=("1", b"never written"), b=("2", b"new")) == ["a"]
    current = tmp_path / "current"
    assert (current / "a" / "index.html.gz").stat().st_ino == before
    assert (current / "a" / "index.html").read_bytes() == PAGE
    assert (current / "b" / "index.html").read_bytes() == b"new"
    assert not (current / "b" / "index.html.gz").exists()
    assert not (current / "gone").exists()


def test_release_that_fails_leaves_the_one_before_and_the_next_clears_up(tmp_path: Path) -> None:
    release(tmp_path, "one", a=("1", PAGE))
    with pytest.raises(TypeError):
        release(tmp_path, "two", b=("1", PAGE), a=("2", "not bytes"))
    assert (tmp_path / "current" / "a" / "index.html").read_bytes() == PAGE
    release(tmp_path, "three", a=("2", b"new"))
    assert (tmp_path / "current" / "a" / "index.html").read_bytes() == b"new"
    assert not list((tmp_path / "releases").glob("*.unfinished"))


def test_release_before_stays_for_those_who_are_reading_it_and_older_ones_go(tmp_path: Path) -> None:
    for number in range(4):
        release(tmp_path, "same", a=(str(number), b"%d" % number))
    trees = [path for path in (tmp_path / "releases").iterdir() if path.is_dir()]
    assert sorted((tree / "a" / "index.html").read_bytes() for tree in trees) == [b"2", b"3"]
    assert len(list((tmp_path / "releases").iterdir())) == 4


def test_release_without_its_stamps_is_made_anew(tmp_path: Path) -> None:
    release(tmp_path, "one", a=("1", PAGE))
    served = current_release(tmp_path)
    assert served is not None
    served.with_name(f"{served.name}.json").write_text("[")
    assert release(tmp_path, "two", a=("1", b"new")) == []


def test_release_is_copied_where_files_cannot_have_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(old: Path, new: Path) -> None:
        raise PermissionError

    release(tmp_path, "one", a=("1", PAGE))
    monkeypatch.setattr(os, "link", refuse)
    assert release(tmp_path, "two", a=("1", b"never written")) == ["a"]
    assert (tmp_path / "current" / "a" / "index.html").read_bytes() == PAGE
