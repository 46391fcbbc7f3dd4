"""Before and after: which photo of an inspection is to be seen beside which earlier one."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.storage.draft_guard import draft_key_of, key_of
from inspector.storage.drawings import photo_key_of
from inspector.storage.tables.inspections import photo
from inspector.storage.tables.photos import photo_pair


@dataclass(frozen=True, slots=True)
class PhotoPairs:
    """One photo before for each photo after."""

    connection: Connection

    def pair(self, inspection_id: str, after: str, before: str) -> None:
        """Let the photo `before` stand beside `after`; both are hashes, empty takes it away.

        Raises:
            KeyError: there is no such inspection or photo.
            SealedError: it is no draft any more.
        """
        key = draft_key_of(self.connection, inspection_id)
        after_key = photo_key_of(self.connection, after)
        if not before:
            self.connection.execute(
                sa.delete(photo_pair).where(
                    photo_pair.c.inspection_id == key, photo_pair.c.after_id == after_key
                )
            )
            return
        before_key = photo_key_of(self.connection, before)
        row = insert(photo_pair).values(inspection_id=key, after_id=after_key, before_id=before_key)
        self.connection.execute(
            row.on_conflict_do_update(
                index_elements=["inspection_id", "after_id"], set_={"before_id": before_key}
            )
        )

    def of(self, inspection_id: str) -> Mapping[str, str]:
        """Return the earlier photo by the later one, both as hashes.

        Raises:
            KeyError: there is no such inspection.
        """
        key = key_of(self.connection, inspection_id)
        after, before = photo.alias("after"), photo.alias("before")
        rows = self.connection.execute(
            sa.select(after.c.sha256, before.c.sha256)
            .select_from(photo_pair)
            .join(after, after.c.id == photo_pair.c.after_id)
            .join(before, before.c.id == photo_pair.c.before_id)
            .where(photo_pair.c.inspection_id == key)
        )
        return dict(rows.all())
