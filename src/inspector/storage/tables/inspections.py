"""Tables of inspections: what was asked, answered, done and found."""

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Table

from inspector.domain.checklist import Severity
from inspector.domain.finding import Remedy
from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.domain.photo import PhotoOrigin
from inspector.domain.procedure import Step
from inspector.storage.column_types import LocalTime, UtcTime, member
from inspector.storage.tables.register import institution_version
from inspector.storage.tables.shape import key, metadata, number, of, required, sha256, text

inspection = Table(
    "inspection",
    metadata,
    key(),
    text("ident"),
    of(institution_version.name),
    required("kind", member(InspectionKind)),
    text("pack_version"),
    required("started_at", UtcTime),
    required("reference_date", sa.Date),
    required("state", member(InspectionState)),
    text("supersedes"),
    text("sealed_sha256"),
    sa.UniqueConstraint("ident"),
    sa.Index(None, "institution_version_id"),
)

inspection_checklist = Table(
    "inspection_checklist",
    metadata,
    key(),
    of("inspection"),
    text("code"),
    sa.Index(None, "inspection_id"),
)

inspection_officer = Table(
    "inspection_officer",
    metadata,
    key(),
    of("inspection"),
    text("certificate_number"),
    text("name"),
    required("valid_until", sa.Date),
    text("authority"),
    sa.Index(None, "inspection_id"),
)
"""The officers as they were when they inspected."""

answer_given = Table(
    "answer_given",
    metadata,
    key(),
    of("inspection"),
    text("item"),
    Column("erased", sa.Boolean, nullable=False),
    text("input_values"),
    text("not_applicable"),
    text("remark"),
    text("officer"),
    Column("at", UtcTime),
    Column("swept", sa.Boolean, nullable=False),
    text("judged"),
    sa.Index(None, "inspection_id"),
)
"""Every answer ever given and every erasure, in order; append only."""

answer = Table(
    "answer",
    metadata,
    Column("inspection_id", sa.Integer, ForeignKey("inspection.id"), primary_key=True),
    Column("item", sa.Text, primary_key=True),
    of("answer_given"),
    sqlite_with_rowid=False,
)
"""The answer that holds now."""

old_answer = Table(
    "old_answer",
    metadata,
    key(),
    of("inspection"),
    text("pack_version"),
    text("item"),
    text("question"),
    text("in_words"),
    text("reason"),
    sa.Index(None, "inspection_id"),
)
"""Answers whose questions a newer policy does not ask any more (旧题)."""

step_done = Table(
    "step_done",
    metadata,
    key(),
    of("inspection"),
    required("step", member(Step)),
    required("at", UtcTime),
    text("note"),
    sa.UniqueConstraint("inspection_id", "step"),
)

override = Table(
    "override",
    metadata,
    key(),
    of("inspection"),
    text("code"),
    text("reason"),
    sa.UniqueConstraint("inspection_id", "code"),
)

finding = Table(
    "finding",
    metadata,
    key(),
    of("inspection"),
    text("ident"),
    text("item"),
    text("place"),
    text("fact"),
    text("requirement"),
    required("severity", member(Severity)),
    required("remedy", member(Remedy)),
    Column("deadline", sa.Date),
    text("responsible"),
    sa.UniqueConstraint("inspection_id", "ident"),
)

photo = Table(
    "photo",
    metadata,
    key(),
    sha256(),
    number("crc32"),
    number("size"),
    text("media_type"),
    number("width"),
    number("height"),
    Column("taken_at", LocalTime),
    Column("latitude", sa.Double),
    Column("longitude", sa.Double),
    text("device"),
    sa.UniqueConstraint("sha256"),
)

attachment = Table(
    "attachment",
    metadata,
    key(),
    of("inspection"),
    text("ident"),
    of("photo"),
    text("item"),
    Column("finding", sa.Text),
    text("caption"),
    required("origin", member(PhotoOrigin)),
    required("attached_at", UtcTime),
    text("officer"),
    Column("evidence_date", sa.Date),
    Column("place", sa.Integer),  # in the order that a person chose; NULL: after those, as added
    sa.UniqueConstraint("inspection_id", "ident"),
    sa.ForeignKeyConstraint(
        ["inspection_id", "finding"], ["finding.inspection_id", "finding.ident"]
    ),
    sa.Index(None, "photo_id"),
)
