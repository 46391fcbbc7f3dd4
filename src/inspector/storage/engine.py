"""Connections to SQLite, each with the settings that its work needs."""

import sqlite3
from pathlib import Path
from typing import Final
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool, QueuePool

from inspector.storage.sqlite_access import PLAIN, SqliteAccess
from inspector.storage.sqlite_dialect import COMPILED, DRIVER_NAME

BUSY_SECONDS: Final = 5.0

_ALWAYS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA recursive_triggers = ON",
)
# WAL with FULL lost nothing in any of the crash states tried; DELETE or NORMAL did.
_RESCUE: Final = ("PRAGMA trusted_schema = OFF", "PRAGMA query_only = ON")
_READ_ONLY: Final = {"mode": "ro", "uri": "true"}


def writing_engine(file: Path, access: SqliteAccess = PLAIN) -> Engine:
    """Return the engine of `Database.transaction`: every transaction begins IMMEDIATE."""
    return _engine(file, access, (*_ALWAYS, "PRAGMA foreign_keys = ON"), "BEGIN IMMEDIATE")


def reading_engine(file: Path, access: SqliteAccess = PLAIN) -> Engine:
    """Return the engine of `Database.reading`: one that cannot write."""
    return _engine(file, access, (*_ALWAYS, "PRAGMA query_only = ON"), "BEGIN")


def rescuing_engine(file: Path, access: SqliteAccess = PLAIN) -> Engine:
    """Return an engine for a damaged file: it reads, and leaves file and log as they are."""
    return _engine(file, access, _RESCUE, "BEGIN", read_only=True)


def migrating_engine(file: Path, access: SqliteAccess = PLAIN) -> Engine:
    """Return the engine that builds tables.

    Foreign keys are off, since a table that is built anew is gone for a moment.
    """
    pragmas = (*_ALWAYS, "PRAGMA foreign_keys = OFF")
    return _engine(file, access, pragmas, "BEGIN IMMEDIATE", kept=False)


def _engine(
    file: Path,
    access: SqliteAccess,
    pragmas: tuple[str, ...],
    begin: str,
    *,
    kept: bool = True,
    read_only: bool = False,
) -> Engine:
    name = f"file:{quote(str(file.absolute()))}" if read_only else str(file)
    engine = sa.create_engine(
        sa.URL.create(DRIVER_NAME, database=name, query=_READ_ONLY if read_only else {}),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        poolclass=QueuePool if kept else NullPool,
        module=access.driver(),
        begin=begin,
        execution_options={"compiled_cache": COMPILED},
    )

    def prepare(connection: sqlite3.Connection, record: object) -> None:
        del record
        access.unlock(connection)
        # The driver's own transactions would begin late and leave half-made tables behind.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma)

    sa.event.listen(engine, "connect", prepare)
    return engine
