"""The logs of other devices as far as they arrived: append only, without a gap."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.storage.journal import START, JournalLine, check_follows
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.senders import sender_key
from inspector.storage.tables.exchange import received_line, sender


@dataclass(frozen=True, slots=True)
class Received:
    """Lines by sender and number; a log that begins again at 1 is the sender's next run."""

    connection: Connection

    def append(self, sender_ident: str, line: JournalLine) -> None:
        """Add the next line of a sender, or the first one of its next run.

        Raises:
            LogGapError: it does not follow the last one of this sender.
            ValueError: its hash is not that of its bytes.
        """
        last, _ = self.head(sender_ident)
        again = last > 0 and line.i == 1
        check_follows(0 if again else last, line)
        run = self.run(sender_ident) + again
        key = sender_key(self.connection, sender_ident)
        fields = fields_of(line)
        self.connection.execute(sa.insert(received_line), {"sender_id": key, "run": run, **fields})

    def run(self, sender_ident: str) -> int:
        """Return which of the sender's logs goes on: 1 for the first."""
        found = self.connection.scalar(
            sa.select(sa.func.max(received_line.c.run))
            .join_from(received_line, sender)
            .where(sender.c.ident == sender_ident)
        )
        return found or 1

    def head(self, sender_ident: str) -> tuple[int, str]:
        """Return number and hash of the sender's last line; 0 and 64 zeros before the first."""
        last = self.connection.execute(
            sa.select(received_line.c.i, received_line.c.sha256)
            .join_from(received_line, sender)
            .where(sender.c.ident == sender_ident)
            .order_by(received_line.c.run.desc(), received_line.c.i.desc())
            .limit(1)
        ).one_or_none()
        return START if last is None else (last.i, last.sha256)

    def lines(self, sender_ident: str) -> Iterator[JournalLine]:
        """Yield all lines of a sender in order, as they are read."""
        return self._lines(sender.c.ident == sender_ident)

    def lines_of_run(
        self, sender_ident: str, run: int, first: int, last: int
    ) -> Iterator[JournalLine]:
        """Yield the lines from `first` to `last` of one run, both included: those of a package."""
        columns = received_line.c
        of_run = (columns.run == run, columns.i.between(first, last))
        return self._lines(sender.c.ident == sender_ident, *of_run)

    def holds(self, sender_ident: str, kind: str, subject: str) -> bool:
        """Tell whether a sender sent a record of this kind about this subject."""
        columns = received_line.c
        found = self.connection.scalar(
            sa.select(columns.i)
            .join_from(received_line, sender)
            .where(columns.subject == subject, columns.kind == kind)
            .where(sender.c.ident == sender_ident)
            .limit(1)
        )
        return found is not None

    def _lines(self, *where: "sa.ColumnElement[bool]") -> Iterator[JournalLine]:
        rows = self.connection.execute(
            sa.select(*columns_of(received_line, JournalLine))
            .join_from(received_line, sender)
            .where(*where)
            .order_by(received_line.c.run, received_line.c.i),
            execution_options={"yield_per": 500},
        ).mappings()
        for row in rows:
            yield value_of(JournalLine, row)

    def of_kind(self, kind: str) -> Iterator[JournalLine]:
        """Yield the lines of one kind from all senders, each sender's in order."""
        rows = self.connection.execute(
            sa.select(*columns_of(received_line, JournalLine))
            .where(received_line.c.kind == kind)
            .order_by(received_line.c.sender_id, received_line.c.run, received_line.c.i)
        ).mappings()
        for row in rows:
            yield value_of(JournalLine, row)
