"""The log of this device: append only, numbered without a gap."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.records import journal_line

START: Final = (0, "0" * 64)
"""Index and hash before the first line."""


class LogGapError(ValueError):
    """The line does not follow the last one."""


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A line of the log with what it says, so that nobody needs to parse it to find it.

    Attributes:
        i: from 1, without a gap over the life of the device.
        at: UTC.
        kind: of record that travels.
        subject: id of what it is about.
        who: certificate number of the officer, or empty.
        line: canonical JSON without the line feed.
        sha256: hex, of `line`.
        photos: hashes of the photos that it needs.
    """

    i: int
    at: datetime
    kind: str
    subject: str
    who: str
    line: bytes
    sha256: str
    photos: tuple[str, ...] = ()


def check_follows(last: int, line: JournalLine) -> None:
    """Check that the line is the next one and that its hash is that of its bytes.

    Raises:
        LogGapError: it is not the next one.
        ValueError: the hash is another one.
    """
    if line.i != last + 1:
        raise LogGapError(f"line {line.i} does not follow line {last}")
    if hashlib.sha256(line.line).hexdigest() != line.sha256:
        raise ValueError(f"the hash of line {line.i} is not that of its bytes")


@dataclass(frozen=True, slots=True)
class Journal:
    """Lines by number."""

    connection: Connection

    def append(self, line: JournalLine) -> None:
        """Add the next line.

        Raises:
            LogGapError: it does not follow the last one.
            ValueError: its hash is not that of its bytes.
        """
        last, _ = self.head()
        check_follows(last, line)
        self.connection.execute(sa.insert(journal_line).values(fields_of(line)))

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last line; 0 and 64 zeros before the first."""
        last = self.connection.execute(
            sa.select(journal_line.c.i, journal_line.c.sha256)
            .order_by(journal_line.c.i.desc())
            .limit(1)
        ).one_or_none()
        return START if last is None else (last.i, last.sha256)

    def lines(self, first: int, last: int) -> Iterator[JournalLine]:
        """Yield the lines from `first` to `last`, both included, as they are read."""
        rows = self.connection.execute(
            sa.select(*columns_of(journal_line, JournalLine))
            .where(journal_line.c.i.between(first, last))
            .order_by(journal_line.c.i),
            execution_options={"yield_per": 500},
        ).mappings()
        for row in rows:
            yield value_of(JournalLine, row)

    def of_kind(self, kind: str) -> Iterator[JournalLine]:
        """Yield the lines of one kind in order."""
        rows = self.connection.execute(
            sa.select(*columns_of(journal_line, JournalLine))
            .where(journal_line.c.kind == kind)
            .order_by(journal_line.c.i)
        ).mappings()
        for row in rows:
            yield value_of(JournalLine, row)

    def moments_of_kind(self, kind: str) -> tuple[tuple[str, datetime], ...]:
        """Return subject and time of each line of one kind in order, without what it says."""
        rows = self.connection.execute(
            sa.select(journal_line.c.subject, journal_line.c.at)
            .where(journal_line.c.kind == kind)
            .order_by(journal_line.c.i)
        )
        return tuple((row.subject, row.at) for row in rows)
