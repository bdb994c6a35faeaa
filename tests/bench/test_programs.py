import pytest

from bench.programs import Missing, program


def test_program_that_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr("bench.programs.ALSO_IN", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Missing, match=r"wrk was not found. Install it \(Debian: apt install wrk\)"):
        program("wrk")


def test_chromium_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    browser = tmp_path / "browser"
    browser.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    assert program("chromium") == str(browser)
