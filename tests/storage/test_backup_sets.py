"""Backups of a whole home: whole or counting for nothing, and old ones go in time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.storage.backup_sets import (
    check_set,
    rotate,
    sets_in,
    to_keep,
    unpack_set,
    write_set,
)
from inspector.storage.database import Database
from inspector.storage.failures import DamagedError, DiskFullError, StorageError
from inspector.storage.sqlite_access import PLAIN
from storage.made_up import NOW

FILE = "a" * 64


@pytest.fixture
def home(database: Database, file: Path) -> Path:
    home = file.parent
    (home / "files" / "aa").mkdir(parents=True)
    (home / "files" / "aa" / FILE).write_bytes(b"photo")
    (home / "keys").mkdir()
    (home / "keys" / "device.key").write_bytes(b"sealed")
    return home


@pytest.fixture
def made(home: Path, file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_set(home, (file, PLAIN), tmp_path_factory.mktemp("stick"), NOW)


def test_a_set_is_unpacked_as_it_was(home: Path, made: Path, tmp_path: Path) -> None:
    check_set(made)
    fresh = tmp_path / "fresh"
    unpack_set(made, fresh)
    assert (fresh / "files" / "aa" / FILE).read_bytes() == b"photo"
    assert (fresh / "keys" / "device.key").read_bytes() == b"sealed"
    assert (fresh / "workspace.sqlite3").is_file()
    with pytest.raises(StorageError):
        unpack_set(made, fresh)


def test_files_are_copied_once_and_healed(home: Path, file: Path, made: Path) -> None:
    place = made.parent.parent
    kept = place / "store" / "aa" / FILE
    before = kept.stat().st_ino
    write_set(home, (file, PLAIN), place, NOW + timedelta(days=1))
    assert kept.stat().st_ino == before
    kept.write_bytes(b"cut")
    with pytest.raises(DamagedError, match=FILE[:8]):
        check_set(made)
    write_set(home, (file, PLAIN), place, NOW + timedelta(days=2))
    check_set(made)
    assert len(sets_in(place)) == 3


@pytest.mark.parametrize("name", ["workspace.sqlite3", "keys/device.key", "set.json"])
def test_a_set_with_a_changed_file_is_refused(made: Path, name: str) -> None:
    (made / name).write_bytes(b"changed")
    with pytest.raises(DamagedError, match="没有使用"):
        check_set(made)


def test_a_set_that_was_cut_off_counts_for_nothing(made: Path) -> None:
    (made / "set.json").unlink()
    assert sets_in(made.parent.parent) == ()
    with pytest.raises(DamagedError, match="完整"):
        check_set(made)


def test_room_is_looked_for_before_anything_is_copied(
    home: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, needed: int) -> None:
        raise DiskFullError("满了。")

    monkeypatch.setattr("inspector.storage.backup_sets.require_space", full)
    with pytest.raises(DiskFullError):
        write_set(home, (file, PLAIN), tmp_path / "stick", NOW)
    assert not list((tmp_path / "stick").rglob("*.sqlite3"))


def stamps(days: int) -> list[str]:
    start = datetime(2026, 1, 1, 6, tzinfo=UTC)
    return [f"{start + timedelta(days=day):%Y%m%dT%H%M%SZ}" for day in range(days)]


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    kept = sorted(to_keep(stamps(365)))
    assert kept[-7:] == stamps(365)[-7:]
    assert 17 <= len(kept) <= 23
    assert len({one[:6] for one in kept}) == 12


@given(st.lists(st.sampled_from(stamps(400)), min_size=1, unique=True))
def test_the_newest_always_stays(some: list[str]) -> None:
    kept = to_keep(some)
    assert max(some) in kept
    assert kept <= set(some)
    assert to_keep(sorted(kept)) == kept


def test_what_is_over_is_removed(home: Path, file: Path, made: Path) -> None:
    place = made.parent.parent
    for hour in range(1, 4):
        write_set(home, (file, PLAIN), place, NOW + timedelta(hours=hour))
    gone = rotate(place)
    assert len(gone) == 4 - len(sets_in(place)) > 0
    assert not any(one.exists() for one in gone)


def test_a_list_that_leads_out_of_the_store_is_refused(made: Path, tmp_path: Path) -> None:
    listed = made / "set.json"
    stranger = made.parent.parent / "stranger"
    stranger.write_bytes(b"photo")
    listed.write_text(
        listed.read_text("utf-8").replace(f"aa/{FILE}", "../stranger"), encoding="utf-8"
    )
    with pytest.raises(DamagedError):
        unpack_set(made, tmp_path / "fresh")
    assert not (tmp_path / "fresh").exists()
