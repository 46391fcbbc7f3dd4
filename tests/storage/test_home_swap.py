"""A home takes another's place whole, whatever the disk does in between."""

from pathlib import Path

import pytest

from inspector.storage.failures import ReadOnlyError
from inspector.storage.home_swap import (
    clear_unfinished,
    finish_swap,
    fresh_data_file,
    fresh_home,
    swap_home,
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for place, words in ((tmp_path / "home", "old"), (fresh_home(tmp_path / "home"), "new")):
        place.mkdir()
        (place / "words").write_text(words, "utf-8")
    return tmp_path / "home"


def words_in(place: Path) -> str:
    return (place / "words").read_text("utf-8")


def names(home: Path) -> list[str]:
    return sorted(one.name for one in home.parent.iterdir())


def test_the_old_home_is_kept_under_its_name(home: Path) -> None:
    swap_home(fresh_home(home), home, home.with_name("kept"))
    assert (words_in(home), words_in(home.with_name("kept"))) == ("new", "old")
    assert names(home) == ["home", "kept"]


@pytest.mark.parametrize("refused", ["home", "home.restored"])
def test_a_disk_that_refuses_leaves_the_home_as_it_was(
    home: Path, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.rename

    def rename(source: Path, target: Path) -> Path:
        if source.name == refused and source.with_name("home.restored").exists():
            raise PermissionError(13, "in use")
        return really(source, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(ReadOnlyError):
        swap_home(fresh_home(home), home, home.with_name("kept"))
    assert words_in(home) == "old"
    assert names(home) == ["home"]


def test_a_power_cut_between_the_two_names_is_finished_at_the_next_start(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.rename

    def rename(source: Path, target: Path) -> Path:
        if source.name == "home.restored":
            raise KeyboardInterrupt
        return really(source, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        swap_home(fresh_home(home), home, home.with_name("kept"))
    monkeypatch.undo()
    assert not home.exists()
    finish_swap(home)
    assert (words_in(home), words_in(home.with_name("kept"))) == ("new", "old")
    finish_swap(home)
    assert words_in(home) == "new"


def test_what_was_never_put_in_place_is_taken_away(home: Path) -> None:
    fresh_data_file(home).write_bytes(b"")
    clear_unfinished(home)
    assert names(home) == ["home"]
    assert sorted(one.name for one in home.iterdir()) == ["words"]
