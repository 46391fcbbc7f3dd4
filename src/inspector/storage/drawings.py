"""What was drawn on the copies of photos, by inspection and photo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.domain import canonical_json
from inspector.domain.annotation import Annotation
from inspector.domain.annotation_record import from_record, to_record
from inspector.storage.draft_guard import draft_key_of, key_of
from inspector.storage.tables.inspections import photo
from inspector.storage.tables.photos import photo_drawing


@dataclass(frozen=True, slots=True)
class Drawings:
    """Annotations as data; they end with the seal, like everything of an inspection."""

    connection: Connection

    def draw(self, inspection_id: str, sha256: str, drawn: Sequence[Annotation]) -> None:
        """Let these annotations, and no others, stand on the photo in this inspection.

        Raises:
            KeyError: there is no such inspection or photo.
            SealedError: it is no draft any more.
        """
        key = draft_key_of(self.connection, inspection_id)
        photo_key = photo_key_of(self.connection, sha256)
        if not drawn:
            self.connection.execute(
                sa.delete(photo_drawing).where(
                    photo_drawing.c.inspection_id == key, photo_drawing.c.photo_id == photo_key
                )
            )
            return
        shapes = canonical_json.encode(to_record(drawn))
        row = insert(photo_drawing).values(inspection_id=key, photo_id=photo_key, shapes=shapes)
        self.connection.execute(
            row.on_conflict_do_update(
                index_elements=["inspection_id", "photo_id"], set_={"shapes": shapes}
            )
        )

    def of(self, inspection_id: str) -> Mapping[str, tuple[Annotation, ...]]:
        """Return what was drawn, by the hash of the photo's original.

        Raises:
            KeyError: there is no such inspection.
        """
        key = key_of(self.connection, inspection_id)
        rows = self.connection.execute(
            sa.select(photo.c.sha256, photo_drawing.c.shapes)
            .join_from(photo_drawing, photo)
            .where(photo_drawing.c.inspection_id == key)
        )
        return {row.sha256: from_record(canonical_json.decode(row.shapes)) for row in rows}


def photo_key_of(connection: Connection, sha256: str) -> int:
    """Return the key of a photo.

    Raises:
        KeyError: no such photo was put.
    """
    key: int | None = connection.scalar(sa.select(photo.c.id).where(photo.c.sha256 == sha256))
    if key is None:
        raise KeyError(sha256)
    return key
