"""Senders of packages: each has one key, however often it is named."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.storage.tables.exchange import sender


def sender_key(connection: Connection, ident: str) -> int:
    """Return the key of the sender; a new one is added."""
    connection.execute(insert(sender).values(ident=ident).on_conflict_do_nothing())
    key: int = connection.scalars(sa.select(sender.c.id).where(sender.c.ident == ident)).one()
    return key
