"""The data file: opened, checked, migrated; written in transactions, read in snapshots."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy.engine import Connection, Engine

from inspector.storage.atomic_file import make_folder
from inspector.storage.counts import Counts
from inspector.storage.documents import Documents
from inspector.storage.drawings import Drawings
from inspector.storage.engine import reading_engine, rescuing_engine, writing_engine
from inspector.storage.failures import (
    DiskFullError,
    ReadOnlyError,
    database_failures_told,
    file_failures_told,
)
from inspector.storage.findings import Findings
from inspector.storage.inspections import Inspections
from inspector.storage.institutions import Institutions
from inspector.storage.journal import Journal
from inspector.storage.migration import bring_up_to_date
from inspector.storage.officers import Officers
from inspector.storage.old_answers import OldAnswers
from inspector.storage.packages import Packages
from inspector.storage.photo_pairs import PhotoPairs
from inspector.storage.photos import Photos
from inspector.storage.received import Received
from inspector.storage.records import Records
from inspector.storage.refused_pictures import RefusedPictures
from inspector.storage.settings import Settings
from inspector.storage.sqlite_access import PLAIN, SqliteAccess
from inspector.storage.staff import Staff
from inspector.storage.trust import Trust

if TYPE_CHECKING:
    from inspector.storage.reserve import Reserve

T = TypeVar("T")


class Part(Generic[T]):
    """One kind of what is stored, reached through the connection of its `Stored`.

    Made when it is asked for: one answer needs one of them, and is waited for.
    """

    def __init__(self, kind: Callable[[Connection], T]) -> None:
        self._kind = kind

    def __get__(self, stored: "Stored", owner: type) -> T:
        """Return it, on the connection."""
        return self._kind(stored.connection)


@dataclass(frozen=True, slots=True)
class Stored:
    """All that is stored, within one transaction or snapshot."""

    connection: Connection

    settings = Part(Settings)
    institutions = Part(Institutions)
    officers = Part(Officers)
    staff = Part(Staff)
    inspections = Part(Inspections)
    findings = Part(Findings)
    counts = Part(Counts)
    photos = Part(Photos)
    drawings = Part(Drawings)
    old_answers = Part(OldAnswers)
    pairs = Part(PhotoPairs)
    refused = Part(RefusedPictures)
    records = Part(Records)
    journal = Part(Journal)
    documents = Part(Documents)
    packages = Part(Packages)
    received = Part(Received)
    trust = Part(Trust)


class Database:
    """One data file; may be used from several threads, one transaction at a time."""

    def __init__(
        self, file: Path, access: SqliteAccess, writer: Engine | None, reader: Engine
    ) -> None:
        self.file = file
        self.access = access
        self.reserve: Reserve | None = None
        self._writer = writer
        self._reader = reader
        self._after = ExitStack()

    @staticmethod
    def open(
        file: Path, migrations: Path, now: datetime, access: SqliteAccess = PLAIN
    ) -> "Database":
        """Open the file; create it, or back it up and migrate it, where that is needed.

        Args:
            file: its folder is created too.
            migrations: the folder db/migrations.
            now: UTC, kept as the time of the migration.
            access: plain, or with the vault's key.

        Raises:
            NewerDatabaseError: a newer program wrote the file; nothing was changed.
            DamagedError: the file fails SQLite's check; nothing was changed.
            StorageError: the disk is full, read-only or broken.
        """
        with file_failures_told(file), database_failures_told(file):
            make_folder(file.parent)
            bring_up_to_date(file, migrations, now, access)
            writer, reader = writing_engine(file, access), reading_engine(file, access)
            database = Database(file, access, writer, reader)
            try:
                with database.transaction():
                    pass  # a medium that cannot be written to is told now
            except BaseException:
                database.close()
                raise
            return database

    @staticmethod
    def rescue(file: Path, access: SqliteAccess = PLAIN) -> "Database":
        """Open a damaged file for reading what can still be read; nothing of it is changed.

        Raises:
            StorageError: not even its first table can be read.
        """
        database = Database(file, access, None, rescuing_engine(file, access))
        try:
            with database.reading() as stored:
                stored.settings.all()
        except BaseException:
            database.close()
            raise
        return database

    @property
    def read_only(self) -> bool:
        """Whether the file was opened for rescue."""
        return self._writer is None

    @contextmanager
    def transaction(self) -> Iterator[Stored]:
        """Write: leaving commits durably, an exception undoes everything.

        Raises:
            StorageError: the disk is full, read-only or broken; nothing of it was written. A full
                disk gets the reserve back, so that the next attempt has room.
        """
        if self._writer is None:
            raise ReadOnlyError(
                f"数据文件“{self.file}”已损坏，现在只能查看，没有写入。请用最近的备份恢复后再继续。"
            )
        try:
            with database_failures_told(self.file), self._writer.begin() as connection:
                yield Stored(connection)
        except DiskFullError:
            if self.reserve is not None:
                self.reserve.release(self.file)
            raise

    @contextmanager
    def reading(self) -> Iterator[Stored]:
        """Read one state of the data, whatever is written meanwhile.

        Raises:
            StorageError: the disk is broken or the file damaged.
        """
        with database_failures_told(self.file), self._reader.begin() as connection:
            # SQLite takes its snapshot at the first read, not at BEGIN.
            connection.exec_driver_sql("SELECT count(*) FROM alembic_version")
            yield Stored(connection)

    def after_closing(self, let_go: Callable[[], object]) -> None:
        """Do this when the file is closed: what was held for it is let go."""
        self._after.callback(let_go)

    def close(self) -> None:
        """Close all connections; the last one moves the log into the file."""
        with self._after:
            self._reader.dispose()
            if self._writer is not None:
                self._writer.dispose()
