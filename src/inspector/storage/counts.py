"""Steps of counting, kept in the order in which they were taken."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.domain.counting import CountEvent
from inspector.storage.draft_guard import draft_key_of, key_of
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.counting import count_event

_APPEND: Final = sa.insert(count_event)  # built once: one key press, one durable commit


@dataclass(frozen=True, slots=True)
class Counts:
    """Steps by the inspection that they belong to."""

    connection: Connection

    def append(self, inspection_id: str, event: CountEvent) -> None:
        """Keep one more step.

        Raises:
            KeyError: there is no such inspection.
            SealedError: it is no draft any more.
        """
        key = draft_key_of(self.connection, inspection_id)
        self.connection.execute(_APPEND, {"inspection_id": key, **fields_of(event)})

    def events(self, inspection_id: str) -> tuple[CountEvent, ...]:
        """Return all steps in order.

        Raises:
            KeyError: there is no such inspection.
        """
        key = key_of(self.connection, inspection_id)
        rows = self.connection.execute(
            sa.select(*columns_of(count_event, CountEvent))
            .where(count_event.c.inspection_id == key)
            .order_by(count_event.c.id)
        ).mappings()
        return tuple(value_of(CountEvent, row) for row in rows)
