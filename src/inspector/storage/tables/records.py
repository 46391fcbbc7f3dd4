"""Tables of what is sealed, logged and issued: appended to, never changed."""

import sqlalchemy as sa
from sqlalchemy import Column, Table

from inspector.storage.column_types import UtcTime, Words
from inspector.storage.tables.shape import blob, key, metadata, number, required, sha256, text

sealed_record = Table(
    "sealed_record",
    metadata,
    key(),
    text("inspection_ident"),
    sha256(),
    blob("record"),
    blob("envelope"),
    required("sealed_at", UtcTime),
    text("origin"),
    sa.UniqueConstraint("sha256"),
    sa.Index(None, "inspection_ident"),
)
"""Canonical bytes with their signatures; never changed, never removed."""

journal_line = Table(
    "journal_line",
    metadata,
    Column("i", sa.Integer, primary_key=True, autoincrement=False),
    required("at", UtcTime),
    text("kind"),
    text("subject"),
    text("who"),
    blob("line"),
    sha256(),
    required("photos", Words),
    sa.Index(None, "subject"),
)
"""This device's log: append only, without a gap."""

issued_document = Table(
    "issued_document",
    metadata,
    key(),
    text("ident"),
    text("inspection_ident"),
    text("kind"),
    text("number"),
    text("abbreviation"),
    number("year"),
    number("serial"),
    text("state"),
    required("issued_at", UtcTime),
    sha256(),
    number("size"),
    text("reason"),
    text("origin"),
    Column("served_at", UtcTime),
    sa.UniqueConstraint("ident"),
    sa.Index(None, "inspection_ident"),
    sa.Index(
        "uq_issued_document_number",
        "origin",
        "abbreviation",
        "year",
        "serial",
        unique=True,
        sqlite_where=sa.text("serial > 0 AND origin = ''"),
    ),
)
"""Facts about each paper; serial 0: a kind that carries no number."""
