"""Backups: whole while others write, checked, and put back with nothing of the old log."""

import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from inspector.storage.backup import back_up, newest_backup_of, restore
from inspector.storage.database import Database
from inspector.storage.failures import DamagedError, DiskFullError, StorageError
from storage.made_up import NOW
from storage.recorded_files import recorded_files
from storage.sqlite_calls import watched_sqlite
from storage.whole_workspace import MIGRATIONS, check, fill


def test_a_backup_of_an_open_file_holds_what_was_committed(
    database: Database, file: Path, tmp_path: Path
) -> None:
    with database.transaction() as stored:
        fill(stored)
    with database.transaction() as stored:
        stored.settings.put("office", "尚未提交")
        backup = back_up(file, tmp_path / "backup.sqlite3")
    copy = Database.open(backup, MIGRATIONS, NOW)
    with copy.reading() as stored:
        check(stored)
    copy.close()


def test_a_backup_is_one_durable_file(database: Database, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with recorded_files() as made:
        back_up(file, folder / "backup.sqlite3")
    assert made == ["fsync begun", "replace begun backup.sqlite3", "fsync stick"]
    assert list(folder.iterdir()) == [folder / "backup.sqlite3"]
    with closing(sqlite3.connect(folder / "backup.sqlite3")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_that_fails_leaves_the_earlier_one(
    database: Database, file: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "stick" / "backup.sqlite3"
    backup.parent.mkdir()
    backup.write_bytes(b"earlier")
    with watched_sqlite() as calls:
        calls.fail = lambda call: sqlite3.SQLITE_FULL
        with pytest.raises(DiskFullError, match=r"backup\.sqlite3"):
            back_up(file, backup)
    assert backup.read_bytes() == b"earlier"
    assert list(backup.parent.iterdir()) == [backup]


def test_a_damaged_file_is_not_backed_up(file: Path, tmp_path: Path) -> None:
    _damage(file)
    with pytest.raises(DamagedError):
        back_up(file, tmp_path / "backup.sqlite3")
    assert not list(tmp_path.glob("*backup*"))


def _damage(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    file.write_bytes(data)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        back_up(tmp_path / "nowhere.sqlite3", tmp_path / "backup.sqlite3")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def backup(database: Database, file: Path, tmp_path: Path) -> Path:
    with database.transaction() as stored:
        fill(stored)
    (tmp_path / "backups").mkdir()
    made = back_up(file, tmp_path / "backups" / "1.sqlite3")
    with database.transaction() as stored:
        stored.settings.put("office", "之后")
    return made


def test_a_restored_backup_takes_the_place_and_the_old_file_is_kept(
    database: Database, file: Path, backup: Path
) -> None:
    database.close()
    replaced = restore(backup, file)
    assert replaced == file.with_name("workspace.replaced.sqlite3")
    for place, office in ((file, "云岭县民政局"), (replaced, "之后")):
        opened = Database.open(place, MIGRATIONS, NOW)
        with opened.reading() as stored:
            assert stored.settings.get("office") == office
        opened.close()


def test_the_log_of_the_old_file_never_meets_the_restored_one(
    database: Database, file: Path, backup: Path, tmp_path: Path
) -> None:
    crashed = tmp_path / "crashed" / "workspace.sqlite3"
    crashed.parent.mkdir()
    for suffix in ("", "-wal"):
        source, copy = (one.with_name(one.name + suffix) for one in (file, crashed))
        copy.write_bytes(source.read_bytes())
    replaced = restore(backup, crashed)
    assert replaced is not None
    assert not crashed.with_name("workspace.sqlite3-wal").exists()
    restored = Database.open(crashed, MIGRATIONS, NOW)
    with restored.reading() as stored:
        check(stored)
    restored.close()
    old = Database.open(replaced, MIGRATIONS, NOW)
    with old.reading() as stored:
        assert stored.settings.get("office") == "之后"
    old.close()


def test_a_damaged_file_is_restored(database: Database, file: Path, backup: Path) -> None:
    database.close()
    _damage(file)
    restore(backup, file)
    restored = Database.open(file, MIGRATIONS, NOW)
    with restored.reading() as stored:
        check(stored)
    restored.close()


def test_a_backup_is_restored_where_there_is_no_file(backup: Path, tmp_path: Path) -> None:
    file = tmp_path / "new" / "workspace.sqlite3"
    file.parent.mkdir()
    assert restore(backup, file) is None
    assert newest_backup_of(file) is None
    restored = Database.open(file, MIGRATIONS, NOW)
    with restored.reading() as stored:
        check(stored)
    restored.close()


def test_a_damaged_backup_changes_nothing(database: Database, file: Path, backup: Path) -> None:
    database.close()
    held = file.read_bytes()
    _damage(backup)
    with pytest.raises(DamagedError):
        restore(backup, file)
    assert file.read_bytes() == held


def test_a_backup_that_fails_its_check_is_told(file: Path, tmp_path: Path) -> None:
    with (
        patch("inspector.storage.backup.CHECK", "SELECT 'row 1 missing from index'"),
        pytest.raises(DamagedError, match="没有复制"),
    ):
        back_up(file, tmp_path / "backup.sqlite3")
    assert not list(tmp_path.glob("*backup*"))
