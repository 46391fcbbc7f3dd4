"""Pictures that were refused: what they are called and why; the bytes are in the file store."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.domain.refused_picture import RefusedPicture
from inspector.storage.draft_guard import key_of
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.photos import refused_picture


@dataclass(frozen=True, slots=True)
class RefusedPictures:
    """Added to, never changed: a refused picture is evidence of the try."""

    connection: Connection

    def keep(self, inspection_id: str, refused: RefusedPicture) -> None:
        """Keep one; the same bytes in the same inspection a second time change nothing.

        Raises:
            KeyError: there is no such inspection.
        """
        key = key_of(self.connection, inspection_id)
        row = insert(refused_picture).values(inspection_id=key, **fields_of(refused))
        self.connection.execute(row.on_conflict_do_nothing())

    def of(self, inspection_id: str) -> tuple[RefusedPicture, ...]:
        """Return those of an inspection, in the order they came.

        Raises:
            KeyError: there is no such inspection.
        """
        key = key_of(self.connection, inspection_id)
        rows = self.connection.execute(
            sa.select(*columns_of(refused_picture, RefusedPicture))
            .where(refused_picture.c.inspection_id == key)
            .order_by(refused_picture.c.id)
        ).mappings()
        return tuple(value_of(RefusedPicture, row) for row in rows)
