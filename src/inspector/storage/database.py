"""The data file: opened, checked, migrated; written in transactions, read in snapshots."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy.engine import Connection, Engine

from inspector.storage.documents import Documents
from inspector.storage.engine import reading_engine, writing_engine
from inspector.storage.failures import database_failures_told, file_failures_told
from inspector.storage.findings import Findings
from inspector.storage.inspections import Inspections
from inspector.storage.institutions import Institutions
from inspector.storage.journal import Journal
from inspector.storage.migration import bring_up_to_date
from inspector.storage.officers import Officers
from inspector.storage.packages import Packages
from inspector.storage.photos import Photos
from inspector.storage.received import Received
from inspector.storage.records import Records
from inspector.storage.settings import Settings
from inspector.storage.trust import Trust


@dataclass(frozen=True, slots=True)
class Stored:
    """All that is stored, within one transaction or snapshot."""

    settings: Settings
    institutions: Institutions
    officers: Officers
    inspections: Inspections
    findings: Findings
    photos: Photos
    records: Records
    journal: Journal
    documents: Documents
    packages: Packages
    received: Received
    trust: Trust

    @classmethod
    def on(cls, connection: Connection) -> Self:
        """Return what can be reached through this connection."""
        return cls(
            settings=Settings(connection),
            institutions=Institutions(connection),
            officers=Officers(connection),
            inspections=Inspections(connection),
            findings=Findings(connection),
            photos=Photos(connection),
            records=Records(connection),
            journal=Journal(connection),
            documents=Documents(connection),
            packages=Packages(connection),
            received=Received(connection),
            trust=Trust(connection),
        )


class Database:
    """One data file; may be used from several threads, one transaction at a time."""

    def __init__(self, file: Path, writer: Engine, reader: Engine) -> None:
        self.file = file
        self._writer = writer
        self._reader = reader

    @staticmethod
    def open(file: Path, migrations: Path, now: datetime) -> "Database":
        """Open the file; create it, or back it up and migrate it, where that is needed.

        Args:
            file: its folder is created too.
            migrations: the folder db/migrations.
            now: UTC, kept as the time of the migration.

        Raises:
            NewerDatabaseError: a newer program wrote the file; nothing was changed.
            DamagedError: the file fails SQLite's check; nothing was changed.
            StorageError: the disk is full, read-only or broken.
        """
        with file_failures_told(file), database_failures_told(file):
            file.parent.mkdir(parents=True, exist_ok=True)
            bring_up_to_date(file, migrations, now)
            database = Database(file, writing_engine(file), reading_engine(file))
            try:
                with database.transaction():
                    pass  # a medium that cannot be written to is told now
            except BaseException:
                database.close()
                raise
            return database

    @contextmanager
    def transaction(self) -> Iterator[Stored]:
        """Write: leaving commits durably, an exception undoes everything.

        Raises:
            StorageError: the disk is full, read-only or broken; nothing of it was written.
        """
        with database_failures_told(self.file), self._writer.begin() as connection:
            yield Stored.on(connection)

    @contextmanager
    def reading(self) -> Iterator[Stored]:
        """Read one state of the data, whatever is written meanwhile.

        Raises:
            StorageError: the disk is broken or the file damaged.
        """
        with database_failures_told(self.file), self._reader.begin() as connection:
            # SQLite takes its snapshot at the first read, not at BEGIN.
            connection.exec_driver_sql("SELECT count(*) FROM alembic_version")
            yield Stored.on(connection)

    def close(self) -> None:
        """Close all connections; the last one moves the log into the file."""
        self._reader.dispose()
        self._writer.dispose()
