"""Photos as evidence: facts about the originals, and where they are used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection, RowMapping

from inspector.domain.photo import Attachment, Photo
from inspector.storage.draft_guard import draft_key_of
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.inspections import attachment, inspection, photo
from inspector.storage.tables.register import institution, institution_version

_NOT_ATTACHED_COLUMNS: Final = frozenset({"id", "photo", "finding"})
_USE_COLUMNS: Final = (
    attachment.c.ident,
    sa.func.coalesce(attachment.c.finding, "").label("finding"),
    *columns_of(attachment, Attachment, without=_NOT_ATTACHED_COLUMNS),
    *columns_of(photo, Photo),
)


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos by hash, attachments by inspection; the bytes are in the file store."""

    connection: Connection

    def put(self, taken: Photo) -> None:
        """Keep the facts about an original; the same bytes a second time change nothing."""
        write_photo(self.connection, taken)

    def get(self, sha256: str) -> Photo:
        """Return the facts.

        Raises:
            KeyError: no such photo was put.
        """
        row = self.connection.execute(
            sa.select(*columns_of(photo, Photo)).where(photo.c.sha256 == sha256)
        ).mappings()
        found = row.one_or_none()
        if found is None:
            raise KeyError(sha256)
        return value_of(Photo, found)

    def all_hashes(self) -> frozenset[str]:
        """Return the hashes of all photos."""
        return frozenset(self.connection.scalars(sa.select(photo.c.sha256)))

    def attach(self, inspection_id: str, use: Attachment) -> None:
        """Attach a photo to an item, and to a finding where it names one.

        Raises:
            KeyError: there is no such inspection.
            SealedError: it is no draft any more.
        """
        write_attachment(self.connection, draft_key_of(self.connection, inspection_id), use)

    def change_attachment(self, inspection_id: str, use: Attachment) -> None:
        """Replace the attachment with this id in place.

        Raises:
            KeyError: there is no such inspection, or it has no such attachment.
            SealedError: it is no draft any more.
        """
        key = draft_key_of(self.connection, inspection_id)
        changed = self.connection.execute(
            sa.update(attachment)
            .where(attachment.c.inspection_id == key, attachment.c.ident == use.id)
            .values(_fields_of(self.connection, use))
        )
        if not changed.rowcount:
            raise KeyError(use.id)

    def detach(self, inspection_id: str, attachment_id: str) -> None:
        """Take the attachment off; photo and file stay.

        Raises:
            KeyError: there is no such inspection.
            SealedError: it is no draft any more.
        """
        key = draft_key_of(self.connection, inspection_id)
        self.connection.execute(
            sa.delete(attachment).where(
                attachment.c.inspection_id == key, attachment.c.ident == attachment_id
            )
        )

    def uses_of(self, sha256: str) -> frozenset[tuple[str, str]]:
        """Return the inspections and the items that a photo is attached to."""
        rows = self.connection.execute(
            sa.select(inspection.c.ident, attachment.c.item)
            .join_from(attachment, photo)
            .join(inspection)
            .where(photo.c.sha256 == sha256)
        )
        return frozenset((row.ident, row.item) for row in rows)

    def of_institution(self, institution_id: str, limit: int) -> tuple[tuple[str, Attachment], ...]:
        """Return the uses in inspections of an institution, each with its inspection's id.

        The newest inspection comes first; within one the photos stand as they were added.
        """
        rows = self.connection.execute(
            sa.select(inspection.c.ident.label("inspection_ident"), *_USE_COLUMNS)
            .join_from(attachment, photo)
            .join(inspection)
            .join(institution_version)
            .join(institution)
            .where(institution.c.ident == institution_id)
            .order_by(inspection.c.started_at.desc(), attachment.c.id)
            .limit(limit)
        ).mappings()
        return tuple((row["inspection_ident"], _read_use(row)) for row in rows)

    def arrange(self, inspection_id: str, order: Sequence[str]) -> None:
        """Put the attachments with these ids first, in this order.

        Raises:
            KeyError: there is no such inspection.
            SealedError: it is no draft any more.
        """
        key = draft_key_of(self.connection, inspection_id)
        for place, ident in enumerate(order):
            self.connection.execute(
                sa.update(attachment)
                .where(attachment.c.inspection_id == key, attachment.c.ident == ident)
                .values(place=place)
            )


def write_photo(connection: Connection, taken: Photo) -> int:
    """Insert the photo unless its hash is there; return its key."""
    connection.execute(insert(photo).values(fields_of(taken)).on_conflict_do_nothing())
    query = sa.select(photo.c.id).where(photo.c.sha256 == taken.sha256)
    key: int = connection.scalars(query).one()
    return key


def write_attachment(connection: Connection, inspection_key: int, use: Attachment) -> None:
    """Insert an attachment with its photo."""
    fields = _fields_of(connection, use)
    connection.execute(
        sa.insert(attachment).values(inspection_id=inspection_key, ident=use.id, **fields)
    )


def read_attachments(connection: Connection, inspection_key: int) -> tuple[Attachment, ...]:
    """Return the attachments in the order that was chosen, the others after them as added."""
    rows = connection.execute(
        sa.select(*_USE_COLUMNS)
        .join_from(attachment, photo)
        .where(attachment.c.inspection_id == inspection_key)
        .order_by(attachment.c.place.is_(None), attachment.c.place, attachment.c.id)
    ).mappings()
    return tuple(_read_use(row) for row in rows)


def _read_use(row: RowMapping) -> Attachment:
    return value_of(Attachment, row, id=row["ident"], photo=value_of(Photo, row))


def _fields_of(connection: Connection, use: Attachment) -> dict[str, Any]:
    return {
        "photo_id": write_photo(connection, use.photo),
        "finding": use.finding or None,
        **fields_of(use, without=_NOT_ATTACHED_COLUMNS),
    }
