"""Bring the data file up to the tables of this program, with a backup first."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.errors import UserError
from inspector.storage.atomic_file import sync_folder
from inspector.storage.backup import CHECK, back_up, newest_backup_of
from inspector.storage.engine import migrating_engine
from inspector.storage.failures import DamagedError, database_failures_told
from inspector.storage.settings import Settings
from inspector.storage.sqlite_access import PLAIN, SqliteAccess
from inspector.storage.tables.schema import HEAD

_OWNER_ONLY: Final = 0o600


class NewerDatabaseError(UserError):
    """A newer program wrote the file."""


class NotOurDatabaseError(UserError):
    """Another program wrote the file."""


class MigrationError(UserError):
    """The file could not be brought up to date; it is as it was."""


def bring_up_to_date(
    file: Path, migrations: Path, now: datetime, access: SqliteAccess = PLAIN
) -> None:
    """Check the file and migrate it where it is older than this program.

    Raises:
        NewerDatabaseError, NotOurDatabaseError, DamagedError, MigrationError: the file is as it
            was.
    """
    revision = revision_of(file, access)
    if revision == HEAD:
        return
    if revision and revision not in _known_revisions(migrations):
        raise NewerDatabaseError(
            f"数据文件“{file}”由更新版本的养老检查写成（数据版本 {revision}），本程序打不开，"
            "文件没有改动。请安装新版程序后再打开。"
        )
    if revision:
        back_up(file, before_migration(file, HEAD), access)
    else:
        file.touch(mode=_OWNER_ONLY)  # log and index of the log take their mode from the file
    try:
        with database_failures_told(file):
            _migrate(file, migrations, now, access)
    except sa.exc.DBAPIError as error:
        raise MigrationError(
            f"数据文件“{file}”升级失败，已恢复原状。请继续使用旧版程序，并与技术支持联系。"
        ) from error
    sync_folder(file.parent)


def before_migration(file: Path, revision: str) -> Path:
    """Return where the state before a migration is kept: x.before-0002.sqlite3."""
    return file.with_name(f"{file.stem}.before-{revision}{file.suffix}")


def revision_of(file: Path, access: SqliteAccess = PLAIN) -> str:
    """Return the revision of the file's tables; empty for a file that is missing or empty.

    Nothing is written, unless a power cut left a journal of SQLite's, which is rolled back. The
    whole file is checked for damage on the way.

    Raises:
        DamagedError: SQLite's check fails.
        NotOurDatabaseError: the tables are of another program.
    """
    if not file.exists() or not file.stat().st_size:
        return ""
    try:
        _roll_back(file, access)
        with closing(access.connect(file, read_only=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            verdict = connection.execute(CHECK).fetchone()[0]
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
            found = (
                connection.execute("SELECT version_num FROM alembic_version").fetchone()
                if "alembic_version" in names
                else None
            )
    except access.driver().DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise _damaged(file) from error
        raise
    if verdict != "ok":
        raise _damaged(file)
    if names and found is None:
        raise NotOurDatabaseError(f"“{file}”不是养老检查的数据文件，没有改动。请换一个文件夹。")
    return str(found[0]) if found else ""


def _roll_back(file: Path, access: SqliteAccess) -> None:
    """Let SQLite take back what a power cut left half-written before the file had its log.

    A connection that may only read cannot, and would call the file read-only for ever.
    """
    if file.with_name(f"{file.name}-journal").exists():
        with closing(access.connect(file)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema")


def _damaged(file: Path) -> DamagedError:
    backup = newest_backup_of(file)
    advice = (
        f"请用备份“{backup}”恢复。"
        if backup
        else "旁边没有找到备份，请原样保留整个文件夹，并与技术支持联系。"
    )
    return DamagedError(f"数据文件“{file}”已损坏，没有改动。{advice}")


def _known_revisions(migrations: Path) -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(migrations)).walk_revisions()}


def _migrate(file: Path, migrations: Path, now: datetime, access: SqliteAccess) -> None:
    engine = migrating_engine(file, access)
    try:
        with engine.begin() as connection:
            _upgrade(connection, migrations)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise MigrationError(
                    f"数据文件“{file}”升级后有{broken[0]}的记录失去对应，已恢复原状。"
                    "请继续使用旧版程序，并与技术支持联系。"
                )
            at = now.astimezone(UTC).isoformat(timespec="seconds")
            Settings(connection).put(f"migrated.{HEAD}", at)
    finally:
        engine.dispose()


def _upgrade(connection: Connection, migrations: Path) -> None:
    from alembic.command import upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")  # a folder's name may hold , ; : or space
    config.attributes["connection"] = connection
    upgrade(config, HEAD)
