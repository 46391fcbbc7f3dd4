"""Tables of what is made of photos in an inspection, and of pictures that were refused."""

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Table

from inspector.storage.column_types import UtcTime
from inspector.storage.tables.inspections import inspection
from inspector.storage.tables.shape import blob, key, metadata, number, of, required, sha256, text


def _inspection() -> Column[int]:
    return Column("inspection_id", sa.Integer, ForeignKey(inspection.c.id), primary_key=True)


photo_drawing = Table(
    "photo_drawing",
    metadata,
    _inspection(),
    Column("photo_id", sa.Integer, ForeignKey("photo.id"), primary_key=True),
    blob("shapes"),
    sqlite_with_rowid=False,
)
"""What a person drew on the copies of a photo: canonical JSON (domain/annotation_record.py)."""

photo_pair = Table(
    "photo_pair",
    metadata,
    _inspection(),
    Column("after_id", sa.Integer, ForeignKey("photo.id"), primary_key=True),
    Column("before_id", sa.Integer, ForeignKey("photo.id"), nullable=False),
    sqlite_with_rowid=False,
)
"""Two photos of one place; the earlier one may be another inspection's."""

refused_picture = Table(
    "refused_picture",
    metadata,
    key(),
    of("inspection"),
    text("item"),
    text("name"),
    text("reason"),
    sha256(),
    number("size"),
    required("at", UtcTime),
    text("officer"),
    sa.UniqueConstraint("inspection_id", "sha256"),
)
"""Files that could not become evidence; their bytes lie in the store as they came."""
