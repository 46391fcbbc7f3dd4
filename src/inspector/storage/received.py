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
    """Lines by sender and number."""

    connection: Connection

    def append(self, sender_ident: str, line: JournalLine) -> None:
        """Add the next line of a sender.

        Raises:
            LogGapError: it does not follow the last one of this sender.
            ValueError: its hash is not that of its bytes.
        """
        last, _ = self.head(sender_ident)
        check_follows(last, line)
        key = sender_key(self.connection, sender_ident)
        self.connection.execute(sa.insert(received_line), {"sender_id": key, **fields_of(line)})

    def head(self, sender_ident: str) -> tuple[int, str]:
        """Return number and hash of the sender's last line; 0 and 64 zeros before the first."""
        last = self.connection.execute(
            sa.select(received_line.c.i, received_line.c.sha256)
            .join_from(received_line, sender)
            .where(sender.c.ident == sender_ident)
            .order_by(received_line.c.i.desc())
            .limit(1)
        ).one_or_none()
        return START if last is None else (last.i, last.sha256)

    def lines(self, sender_ident: str) -> Iterator[JournalLine]:
        """Yield all lines of a sender in order, as they are read."""
        rows = self.connection.execute(
            sa.select(*columns_of(received_line, JournalLine))
            .join_from(received_line, sender)
            .where(sender.c.ident == sender_ident)
            .order_by(received_line.c.i),
            execution_options={"yield_per": 500},
        ).mappings()
        for row in rows:
            yield value_of(JournalLine, row)

    def of_kind(self, kind: str) -> Iterator[JournalLine]:
        """Yield the lines of one kind from all senders, each sender's in order."""
        rows = self.connection.execute(
            sa.select(*columns_of(received_line, JournalLine))
            .where(received_line.c.kind == kind)
            .order_by(received_line.c.sender_id, received_line.c.i)
        ).mappings()
        for row in rows:
            yield value_of(JournalLine, row)
