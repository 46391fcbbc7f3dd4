"""Answers whose questions a newer policy does not ask any more; nothing here ever changes."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.domain.old_answer import OldAnswer
from inspector.storage.draft_guard import draft_key_of, key_of
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.inspections import old_answer


@dataclass(frozen=True, slots=True)
class OldAnswers:
    """What stands under 旧题, by inspection."""

    connection: Connection

    def keep(self, inspection_id: str, answers: Iterable[OldAnswer]) -> None:
        """Keep answers that found no place when the draft moved.

        Raises:
            KeyError: there is no such inspection.
            SealedError: it is no draft any more.
        """
        key = draft_key_of(self.connection, inspection_id)
        for one in answers:
            row = {"inspection_id": key, **fields_of(one)}
            self.connection.execute(sa.insert(old_answer), row)

    def of(self, inspection_id: str) -> tuple[OldAnswer, ...]:
        """Return them in the order in which they were kept.

        Raises:
            KeyError: there is no such inspection.
        """
        key = key_of(self.connection, inspection_id)
        rows = self.connection.execute(
            sa.select(*columns_of(old_answer, OldAnswer))
            .where(old_answer.c.inspection_id == key)
            .order_by(old_answer.c.id)
        ).mappings()
        return tuple(value_of(OldAnswer, row) for row in rows)
