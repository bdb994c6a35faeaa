from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from earshot import env

NAME = "EARSHOT_SOMETHING"


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch):
    return lambda value: monkeypatch.setenv(NAME, value)


def test_text_unset_or_empty_gives_the_default(give) -> None:
    assert env.text(NAME, "this") == "this"
    give("  ")
    assert env.text(NAME, "this") == "this"


def test_text_without_default_names_the_variable() -> None:
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.text(NAME)


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("Yes", True), ("0", False), ("off", False)])
def test_flag_reads_words(give, value: str, expected: bool) -> None:
    give(value)
    assert env.flag(NAME, default=not expected) is expected


def test_flag_unset_gives_the_default() -> None:
    assert env.flag(NAME, default=True) is True


def test_flag_other_word_names_the_variable_and_the_word(give) -> None:
    give("maybe")
    with pytest.raises(ImproperlyConfigured, match=f"{NAME}.*maybe"):
        env.flag(NAME, default=True)


@pytest.mark.parametrize("value", ["0", "65536", "-1", "80a", "٨٠٠٠٠٠"])
def test_port_out_of_bounds_names_the_variable(give, value: str) -> None:
    give(value)
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.port(NAME, 8000)


def test_port_reads_a_number_or_the_default(give) -> None:
    assert env.port(NAME, 8000) == 8000
    give("65535")
    assert env.port(NAME, 8000) == 65535


@pytest.mark.parametrize("value", ["-1", "1.5", "128MB", "1e6", "٨", "9" * 16])
def test_number_that_is_none_names_the_variable(give, value: str) -> None:
    give(value)
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.number(NAME, 8)


def test_number_reads_a_whole_number_or_the_default(give) -> None:
    assert env.number(NAME, 8) == 8
    give("0")
    assert env.number(NAME, 8) == 0


def test_words_are_split_at_commas_and_trimmed(give) -> None:
    give("a.example, b.example,,")
    assert env.words(NAME) == ["a.example", "b.example"]


def test_words_only_commas_names_the_variable(give) -> None:
    give(",,")
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.words(NAME)


def test_directory_is_made_with_its_parents(give, tmp_path: Path) -> None:
    give(str(tmp_path / "a" / "b"))
    assert env.directory(NAME, tmp_path) == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


def test_directory_that_cannot_be_made_names_the_variable(give, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    give(str(tmp_path / "file" / "folder"))
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.directory(NAME, tmp_path)
