"""The data file with a key: the same promises, and nothing to read without it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from inspector.storage.backup import back_up, is_whole, restore
from inspector.storage.database import Database
from inspector.storage.engine import migrating_engine, reading_engine, writing_engine
from inspector.storage.failures import DamagedError, ReadOnlyError
from inspector.storage.migration import revision_of
from inspector.storage.sqlite_access import PLAIN, SqliteAccess
from storage.made_up import NOW
from storage.whole_workspace import MIGRATIONS, check, fill

KEYED = SqliteAccess(os.urandom(32))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "workspace.sqlite3"
    database = Database.open(file, MIGRATIONS, NOW, KEYED)
    with database.transaction() as stored:
        fill(stored)
    database.close()
    return file


def test_all_that_is_stored_comes_back(file: Path) -> None:
    database = Database.open(file, MIGRATIONS, NOW, KEYED)
    with database.reading() as stored:
        check(stored)
    with pytest.raises(ReadOnlyError), database.reading() as stored:
        stored.settings.put("a", "b")
    database.close()


@pytest.mark.parametrize("access", [PLAIN, SqliteAccess(b"x" * 32)])
def test_without_its_key_the_file_is_noise(file: Path, access: SqliteAccess) -> None:
    before = file.read_bytes()
    with pytest.raises(DamagedError):
        Database.open(file, MIGRATIONS, NOW, access)
    assert not is_whole(file, access)
    assert file.read_bytes() == before
    assert b"SQLite" not in before
    assert b"CREATE TABLE" not in before


def test_the_log_is_noise_too(file: Path) -> None:
    database = Database.open(file, MIGRATIONS, NOW, KEYED)
    with database.transaction() as stored:
        stored.settings.put("plain", "写在日志里的一句话")
        log = file.with_name(f"{file.name}-wal")
    assert log.stat().st_size > 0
    assert "写在日志里的一句话".encode() not in log.read_bytes()
    database.close()


def test_the_settings_hold_with_a_key(file: Path) -> None:
    for make in (writing_engine, reading_engine, migrating_engine):
        engine = make(file, KEYED)
        with engine.connect() as connection:
            asked = ("journal_mode", "synchronous", "trusted_schema", "temp_store")
            told = [connection.exec_driver_sql(f"PRAGMA {one}").scalar() for one in asked]
        engine.dispose()
        assert told == ["wal", 2, 0, 2]


def test_a_backup_is_sealed_with_the_same_key_and_restored(file: Path, tmp_path: Path) -> None:
    backup = back_up(file, tmp_path / "backup.sqlite3", KEYED)
    assert b"SQLite" not in backup.read_bytes()
    file.write_bytes(b"gone")
    restore(backup, file, KEYED)
    assert is_whole(file, KEYED)
    assert revision_of(file, KEYED)


def test_a_flipped_bit_is_found(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(DamagedError):
        Database.open(file, MIGRATIONS, NOW, KEYED)
    rescued = Database.rescue(file, KEYED)
    assert rescued.read_only
    with pytest.raises(ReadOnlyError), rescued.transaction():
        pass
    rescued.close()
    assert file.read_bytes() == bytes(data)


def test_what_cannot_be_rescued_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite3").write_bytes(bytes(8192))
    with pytest.raises(DamagedError):
        Database.rescue(tmp_path / "x.sqlite3", KEYED)


def test_a_key_has_its_length_and_is_not_shown() -> None:
    with pytest.raises(ValueError, match="32"):
        SqliteAccess(b"short")
    assert KEYED.key is not None
    assert repr(KEYED.key) not in repr(KEYED)


def test_a_connection_that_cannot_be_unlocked_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[sqlite3.Connection] = []

    def fail(self: SqliteAccess, connection: sqlite3.Connection) -> None:
        closed.append(connection)
        raise ZeroDivisionError

    monkeypatch.setattr(SqliteAccess, "unlock", fail)
    with pytest.raises(ZeroDivisionError):
        PLAIN.connect(tmp_path / "x.sqlite3")
    with pytest.raises(sqlite3.ProgrammingError), closing(closed[0]):
        closed[0].execute("SELECT 1")


def test_what_is_let_go_at_the_end_is_let_go_once(file: Path) -> None:
    database = Database.open(file, MIGRATIONS, NOW, KEYED)
    gone: list[str] = []
    database.after_closing(lambda: gone.append("lock"))
    database.close()
    database.close()
    assert gone == ["lock"]
