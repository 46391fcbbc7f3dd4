"""The officers who use this workspace."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.domain.personnel import Officer
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.register import officer


@dataclass(frozen=True, slots=True)
class Officers:
    """Officers by the number of their certificate."""

    connection: Connection

    def all(self) -> tuple[Officer, ...]:
        """Return them in the order in which they were entered."""
        query = sa.select(*columns_of(officer, Officer)).order_by(officer.c.id)
        rows = self.connection.execute(query).mappings()
        return tuple(value_of(Officer, row) for row in rows)

    def put(self, entered: Officer) -> None:
        """Enter an officer, or correct the one with this certificate number."""
        fields = fields_of(entered)
        row = insert(officer).values(**fields)
        self.connection.execute(
            row.on_conflict_do_update(index_elements=["certificate_number"], set_=fields)
        )

    def remove(self, certificate_number: str) -> None:
        """Take the officer off; inspections keep their officers."""
        self.connection.execute(
            sa.delete(officer).where(officer.c.certificate_number == certificate_number)
        )
