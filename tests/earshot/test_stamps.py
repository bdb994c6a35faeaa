from pathlib import Path

from earshot import stamps


def test_stamp_matches_only_what_was_written(settings, tmp_path: Path) -> None:
    settings.EARSHOT_DATA = tmp_path
    assert not stamps.matches("step", "mark")
    stamps.write("step", "mark")
    assert stamps.matches("step", "mark")
    assert not stamps.matches("step", "other")
