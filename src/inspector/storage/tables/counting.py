"""What was counted room by room, in order; append only."""

import sqlalchemy as sa
from sqlalchemy import Column, Table

from inspector.domain.counting import Act
from inspector.storage.column_types import UtcTime, Words, member
from inspector.storage.tables.shape import key, metadata, of, required, text

count_event = Table(
    "count_event",
    metadata,
    key(),
    of("inspection"),
    required("act", member(Act)),
    text("counter"),
    text("building"),
    text("floor"),
    required("rooms", Words),
    text("tally"),
    Column("number", sa.Integer),
    Column("at", UtcTime),
    sa.Index(None, "inspection_id"),
)
