"""Backups of the data file: whole, checked, in place or not at all."""

import os
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import Final

from inspector.storage.atomic_file import begun_file_of, copy_file, put_in_place, sync_folder
from inspector.storage.failures import (
    DamagedError,
    database_failures_told,
    file_failures_told,
)
from inspector.storage.sqlite_access import PLAIN, SqliteAccess

CHECK: Final = "PRAGMA quick_check(1)"
"""Answers ok, or what is wrong first."""


def back_up(database_file: Path, to: Path, access: SqliteAccess = PLAIN) -> Path:
    """Copy the data file as it is now, while it may be written to; return `to`.

    Args:
        database_file: open or not.
        to: replaced when the copy is complete and checked.
        access: of both; a copy of an encrypted file is encrypted with the same key.

    Raises:
        DamagedError: the copy fails SQLite's check; an earlier backup is as it was.
        StorageError: no space, not allowed, medium broken; likewise.
    """
    begun = begun_file_of(to)
    with file_failures_told(to), database_failures_told(to):
        try:
            _copy(database_file, begun, access)
            put_in_place(begun, to)
        finally:
            begun.unlink(missing_ok=True)
    return to


def restore(backup: Path, database_file: Path, access: SqliteAccess = PLAIN) -> Path | None:
    """Put a backup in the place of the data file, which nobody may have open.

    Returns:
        Where the file that was there is kept: x.replaced.sqlite3, or x.replaced-2.sqlite3 beside
        an earlier one; None where there was none.

    Raises:
        DamagedError: the backup fails SQLite's check; nothing was changed.
        StorageError: no space, not allowed, medium broken.
    """
    begun = begun_file_of(database_file)
    with file_failures_told(database_file), database_failures_told(backup):
        try:
            _copy(backup, begun, access)
            replaced = _put_aside(database_file, access)
            put_in_place(begun, database_file)
        finally:
            begun.unlink(missing_ok=True)
    return replaced


def newest_backup_of(database_file: Path) -> Path | None:
    """Return the backup made last: beside the file or in its folder `backups`."""
    beside = database_file.parent.glob(f"{database_file.stem}.before-*{database_file.suffix}")
    gathered = (database_file.parent / "backups").glob(f"*{database_file.suffix}")
    return max((*beside, *gathered), key=lambda one: one.stat().st_mtime_ns, default=None)


def is_whole(database_file: Path, access: SqliteAccess = PLAIN) -> bool:
    """Whether the data file, which may be in use, passes SQLite's check."""
    try:
        with (
            database_failures_told(database_file),
            closing(access.connect(database_file, read_only=True)) as connection,
        ):
            connection.execute("PRAGMA trusted_schema = OFF")
            return bool(connection.execute(CHECK).fetchone()[0] == "ok")
    except DamagedError:
        return False


def _copy(source: Path, to: Path, access: SqliteAccess) -> None:
    with (
        closing(access.connect(source, read_only=True)) as origin,
        closing(access.connect(to)) as copy,
    ):
        # In pieces it would begin anew with every commit of another connection.
        origin.backup(copy, pages=-1)
        copy.execute("PRAGMA trusted_schema = OFF")
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, complete in itself
        verdict = copy.execute(CHECK).fetchone()[0]
    if verdict != "ok":
        raise DamagedError(f"“{source}”已损坏，没有复制。请换一个备份，或与技术支持联系。")
    _sync_file(to)


def _put_aside(database_file: Path, access: SqliteAccess) -> Path | None:
    """Keep the file with its log, then take the log away: it does not belong to the backup.

    What the log holds goes into the file first: should the power fail between the two names, the
    old file is found with all its answers.
    """
    if not database_file.exists():
        return None
    replaced = _free_name(database_file)
    log, kept_log = _log_of(database_file), _log_of(replaced)
    kept_log.unlink(missing_ok=True)
    if log.exists():
        copy_file(log, kept_log)
    copy_file(database_file, replaced)
    with suppress(access.driver().DatabaseError):  # a damaged file is kept as it is
        _fold_log(database_file, access)
    log.unlink(missing_ok=True)
    sync_folder(database_file.parent)
    return replaced


def _free_name(database_file: Path) -> Path:
    stem = f"{database_file.stem}.replaced"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    places = (database_file.with_name(f"{name}{database_file.suffix}") for name in names)
    return next(one for one in places if not one.exists())


def _fold_log(database_file: Path, access: SqliteAccess) -> None:
    with closing(access.connect(database_file)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _log_of(database_file: Path) -> Path:
    return database_file.with_name(f"{database_file.name}-wal")


def _sync_file(file: Path) -> None:
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())
