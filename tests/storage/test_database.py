"""The data file: its settings, transactions and snapshots, and what a broken disk is told as."""

import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from inspector.domain.answer import Answer
from inspector.storage.database import Database, Stored
from inspector.storage.engine import migrating_engine, reading_engine, writing_engine
from inspector.storage.failures import (
    BusyError,
    DamagedError,
    DiskFailedError,
    DiskFullError,
    ReadOnlyError,
    StorageError,
)
from storage.made_up import DRAFT, NOW
from storage.sqlite_calls import watched_sqlite
from storage.whole_workspace import MIGRATIONS

PRAGMAS = {
    "foreign_keys": (1, 0, 0),
    "journal_mode": ("wal", "wal", "wal"),
    "synchronous": (2, 2, 2),
    "trusted_schema": (0, 0, 0),
    "recursive_triggers": (1, 1, 1),
    "busy_timeout": (5000, 5000, 5000),
    "query_only": (0, 1, 0),
}


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_every_connection_has_its_settings(file: Path, pragma: str) -> None:
    values = []
    for make in (writing_engine, reading_engine, migrating_engine):
        engine = make(file)
        with engine.connect() as connection:
            values.append(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar())
        engine.dispose()
    assert tuple(values) == PRAGMAS[pragma]


def test_a_new_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "workspace.sqlite3"
    database = Database.open(file, MIGRATIONS, NOW)
    with database.transaction() as stored:
        stored.settings.put("a", "b")
        made = list(file.parent.iterdir())
        assert len(made) > 1
        assert {stat.S_IMODE(one.stat().st_mode) for one in made} == {0o600}
    database.close()
    assert list(file.parent.iterdir()) == [file]


def test_an_exception_undoes_the_whole_transaction(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction() as stored:
        _put_then_fail(stored)
    with database.reading() as stored:
        assert stored.settings.get("a") == ""


def _put_then_fail(stored: Stored) -> None:
    stored.settings.put("a", "b")
    raise ZeroDivisionError


def test_reading_sees_one_state_whatever_is_written_meanwhile(database: Database) -> None:
    with database.reading() as before:
        with database.transaction() as stored:
            stored.settings.put("a", "b")
        assert before.settings.get("a") == ""
    with database.reading() as after:
        assert after.settings.get("a") == "b"


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(ReadOnlyError), database.reading() as stored:
        stored.settings.put("a", "b")


def test_threads_take_turns(database: Database) -> None:
    def count_up(_: int) -> None:
        with database.transaction() as stored:
            stored.settings.put("n", str(int(stored.settings.get("n", "0")) + 1))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count_up, range(40)))
    with database.reading() as stored:
        assert stored.settings.get("n") == "40"


def test_an_error_of_a_file_inside_a_transaction_passes_unchanged(database: Database) -> None:
    with pytest.raises(FileNotFoundError), database.transaction():
        Path("/nowhere/at/all").read_bytes()


def test_one_answer_is_one_sync(tmp_path: Path) -> None:
    with watched_sqlite() as calls:
        database = Database.open(tmp_path / "workspace.sqlite3", MIGRATIONS, NOW)
        with database.transaction() as stored:
            stored.inspections.add(DRAFT)
        for given in range(20):
            calls.made.clear()
            with database.transaction() as stored:
                stored.inspections.save_answer(DRAFT.id, Answer(f"x{given}", {"a": "yes"}, at=NOW))
            assert calls.syncs == ["sync workspace.sqlite3-wal"]
            assert calls.made[-1] == "sync workspace.sqlite3-wal"
        database.close()


def test_reading_syncs_and_writes_nothing(tmp_path: Path) -> None:
    with watched_sqlite() as calls:
        database = Database.open(tmp_path / "workspace.sqlite3", MIGRATIONS, NOW)
        with database.reading() as stored:
            stored.settings.all()
            calls.made.clear()
            stored.inspections.summaries()
        assert calls.made == []
        database.close()


FAILURES = {
    "no space": (sqlite3.SQLITE_FULL, DiskFullError, "磁盘空间不足"),
    "no space while syncing": (sqlite3.SQLITE_FULL | 1 << 8, DiskFullError, "磁盘空间不足"),
    "broken medium": (sqlite3.SQLITE_IOERR_WRITE, DiskFailedError, "磁盘出错"),
    "write protected": (sqlite3.SQLITE_READONLY, ReadOnlyError, "不能写入"),
    "locked": (sqlite3.SQLITE_BUSY, BusyError, "另一个程序"),
    "damaged": (sqlite3.SQLITE_CORRUPT, DamagedError, "已损坏"),
}


@pytest.mark.parametrize(("code", "kind", "words"), FAILURES.values(), ids=FAILURES.keys())
@pytest.mark.parametrize("call", ["write", "sync"])
def test_a_failing_disk_is_told_and_nothing_of_the_transaction_stays(
    tmp_path: Path, call: str, code: int, kind: type[StorageError], words: str
) -> None:
    file = tmp_path / "workspace.sqlite3"
    with watched_sqlite() as calls:
        database = Database.open(file, MIGRATIONS, NOW)
        with database.transaction() as stored:
            stored.settings.put("a", "before")
        calls.fail = lambda made: code if made.startswith(call) else 0
        with pytest.raises(kind, match=words) as told, database.transaction() as stored:
            stored.settings.put("a", "after")
        assert str(file) in told.value.message
        calls.fail = lambda made: 0
        with database.transaction() as stored:
            assert stored.settings.get("a") == "before"
            stored.settings.put("a", "again")
        database.close()
    again = Database.open(file, MIGRATIONS, NOW)
    with again.reading() as stored:
        assert stored.settings.get("a") == "again"
    again.close()


def test_a_file_held_by_another_program_is_told(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector.storage.engine.BUSY_SECONDS", 0.01)
    impatient = Database.open(file, MIGRATIONS, NOW)
    with (
        database.transaction(),
        pytest.raises(BusyError, match="另一个程序"),
        impatient.transaction(),
    ):
        pass
    impatient.close()


def test_a_damaged_page_is_told_at_opening_and_the_file_is_left_alone(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:8192] = b"\xff" * 4096
    file.write_bytes(data)
    with pytest.raises(DamagedError, match="没有找到备份"):
        Database.open(file, MIGRATIONS, NOW)
    assert file.read_bytes() == data


def test_a_file_that_is_no_database_is_told_with_the_newest_backup(file: Path) -> None:
    older = file.with_name("workspace.before-0001.sqlite3")
    newer = file.parent / "backups" / "2026-03-05.sqlite3"
    newer.parent.mkdir()
    for moment, backup in enumerate((older, newer)):
        backup.write_bytes(b"")
        os.utime(backup, (moment, moment))
    file.write_bytes(b"no database, but long enough to be looked at" * 100)
    with pytest.raises(DamagedError) as told:
        Database.open(file, MIGRATIONS, NOW)
    assert str(file) in told.value.message
    assert str(newer) in told.value.message


def test_a_failing_disk_is_told_at_opening(file: Path) -> None:
    file.unlink()
    with watched_sqlite() as calls:
        calls.fail = lambda made: sqlite3.SQLITE_IOERR_WRITE
        with pytest.raises(DiskFailedError, match="磁盘出错"):
            Database.open(file, MIGRATIONS, NOW)
    Database.open(file, MIGRATIONS, NOW).close()


def test_a_file_that_cannot_be_written_to_is_told_at_opening(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("inspector.storage.engine.BUSY_SECONDS", 0.01)
        with pytest.raises(BusyError):
            Database.open(file, MIGRATIONS, NOW)


def test_an_index_that_misses_a_row_is_told_at_opening(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        connection.commit()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'officer'")
        connection.commit()
    with pytest.raises(DamagedError):
        Database.open(file, MIGRATIONS, NOW)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    with pytest.raises(StorageError):
        Database.open(tmp_path / "home" / "workspace.sqlite3", MIGRATIONS, NOW)


def test_the_time_of_the_migration_is_kept(database: Database) -> None:
    with database.reading() as stored:
        assert "2026-03-05T02:42:00+00:00" in stored.settings.all().values()


def test_the_file_says_which_program_it_belongs_to(database: Database, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == 0x594C4A43


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite3"
    (file / "inside").mkdir(parents=True)
    with pytest.raises(StorageError, match=r"workspace\.sqlite3"):
        Database.open(file, MIGRATIONS, NOW)
