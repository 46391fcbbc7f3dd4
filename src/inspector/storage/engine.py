"""Connections to SQLite, each with the settings that its work needs."""

import sqlite3
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import NullPool, QueuePool

BUSY_SECONDS: Final = 5.0

_ALWAYS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA recursive_triggers = ON",
)
# WAL with FULL lost nothing in any of the crash states tried; DELETE or NORMAL did.


def writing_engine(file: Path) -> Engine:
    """Return the engine of `Database.transaction`: every transaction begins IMMEDIATE."""
    return _engine(file, (*_ALWAYS, "PRAGMA foreign_keys = ON"), "BEGIN IMMEDIATE")


def reading_engine(file: Path) -> Engine:
    """Return the engine of `Database.reading`: one that cannot write."""
    return _engine(file, (*_ALWAYS, "PRAGMA query_only = ON"), "BEGIN")


def migrating_engine(file: Path) -> Engine:
    """Return the engine that builds tables.

    Foreign keys are off, since a table that is built anew is gone for a moment.
    """
    return _engine(file, (*_ALWAYS, "PRAGMA foreign_keys = OFF"), "BEGIN IMMEDIATE", kept=False)


def _engine(file: Path, pragmas: tuple[str, ...], begin: str, *, kept: bool = True) -> Engine:
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(file)),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        poolclass=QueuePool if kept else NullPool,
    )

    def prepare(connection: sqlite3.Connection, record: object) -> None:
        del record
        # The driver's own transactions would begin late and leave half-made tables behind.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma)

    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    sa.event.listen(engine, "connect", prepare)
    sa.event.listen(engine, "begin", begin_transaction)
    return engine
