"""Tables of packages that went out and came in, of their senders, and of trust."""

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Table

from inspector.storage.column_types import UtcTime, Words
from inspector.storage.tables.shape import (
    blob,
    key,
    metadata,
    number,
    of,
    required,
    sha256,
    text,
)

outgoing_package = Table(
    "outgoing_package",
    metadata,
    Column("recipient", sa.Text, primary_key=True),
    Column("stream", sa.Integer, primary_key=True, autoincrement=False),
    Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    blob("manifest"),
    sha256("manifest_sha256"),
    number("log_from"),
    number("log_to"),
    sha256("log_head"),
    text("state"),
    required("prepared_at", UtcTime),
    Column("written_at", UtcTime),
    text("receipt_sha256"),
    blob("rows"),
)

sender = Table("sender", metadata, key(), text("ident"), sa.UniqueConstraint("ident"))
"""A device that packages come from."""

sender_state = Table(
    "sender_state",
    metadata,
    Column("sender_id", sa.Integer, ForeignKey("sender.id"), primary_key=True),
    number("last_seq"),
    text("last_manifest_sha256"),
    number("log_index"),
    text("log_head"),
    number("epoch"),
    required("dirty", sa.Boolean),
)
"""How far the receiver has followed a sender."""

incoming_package = Table(
    "incoming_package",
    metadata,
    key(),
    of("sender"),
    number("run"),
    number("epoch"),
    number("seq"),
    blob("manifest"),
    sha256("manifest_sha256"),
    number("log_from"),
    number("log_to"),
    required("received_at", UtcTime),
    sa.UniqueConstraint("sender_id", "run", "epoch", "seq"),
    sa.UniqueConstraint("manifest_sha256"),
)

quarantined_package = Table(
    "quarantined_package",
    metadata,
    key(),
    text("sender"),
    number("seq"),
    text("manifest_sha256"),
    text("code"),
    text("file_name"),
    required("received_at", UtcTime),
)
"""What was refused and put aside for a person to look at."""

received_line = Table(
    "received_line",
    metadata,
    Column("sender_id", sa.Integer, ForeignKey("sender.id"), primary_key=True),
    Column("run", sa.Integer, primary_key=True),
    Column("i", sa.Integer, primary_key=True),
    required("at", UtcTime),
    text("kind"),
    text("subject"),
    text("who"),
    blob("line"),
    sha256(),
    required("photos", Words),
    sa.Index(None, "subject"),
)
"""The log of each sender as far as it arrived: append only, without a gap.

A restored laptop's log begins again at 1: that is its next run.
"""

trust_blob = Table("trust_blob", metadata, Column("name", sa.Text, primary_key=True), blob("data"))

device_grant = Table(
    "device_grant",
    metadata,
    Column("device", sa.Text, primary_key=True),
    Column("serial", sa.Integer, primary_key=True),
    blob("data"),
)
