"""Findings of an inspection."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.domain.finding import Finding
from inspector.domain.inspection import InspectionState
from inspector.storage.draft_guard import draft_key_of
from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.inspections import attachment, finding, inspection


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings, written while the inspection is a draft."""

    connection: Connection

    def save(self, inspection_id: str, found: Finding) -> None:
        """Add a finding, or replace the one with its id in place.

        Raises:
            KeyError: there is no such inspection.
            SealedError: it is no draft any more.
        """
        write_finding(self.connection, draft_key_of(self.connection, inspection_id), found)

    def remove(self, inspection_id: str, finding_id: str) -> None:
        """Take a finding off; its photos stay with the item.

        Raises:
            KeyError: there is no such inspection.
            SealedError: it is no draft any more.
        """
        key = draft_key_of(self.connection, inspection_id)
        self.connection.execute(
            sa.update(attachment)
            .where(attachment.c.inspection_id == key, attachment.c.finding == finding_id)
            .values(finding=None)
        )
        self.connection.execute(
            sa.delete(finding).where(finding.c.inspection_id == key, finding.c.ident == finding_id)
        )

    def of_sealed(self) -> tuple[tuple[str, Finding], ...]:
        """Return every finding of every sealed inspection with the id of that inspection."""
        columns = columns_of(finding, Finding, without={"id"})
        rows = self.connection.execute(
            sa.select(finding.c.ident, inspection.c.ident.label("inspection_ident"), *columns)
            .join_from(finding, inspection)
            .where(inspection.c.state != InspectionState.DRAFT)
            .order_by(finding.c.id)
        ).mappings()
        return tuple(
            (row["inspection_ident"], value_of(Finding, row, id=row["ident"])) for row in rows
        )


def write_finding(connection: Connection, inspection_key: int, found: Finding) -> None:
    """Insert the finding, or update the one with its id."""
    fields = fields_of(found, without={"id"})
    row = insert(finding).values(inspection_id=inspection_key, ident=found.id, **fields)
    connection.execute(
        row.on_conflict_do_update(index_elements=["inspection_id", "ident"], set_=fields)
    )


def read_findings(connection: Connection, inspection_key: int) -> tuple[Finding, ...]:
    """Return the findings in the order in which they were added."""
    columns = columns_of(finding, Finding, without={"id"})
    rows = connection.execute(
        sa.select(finding.c.ident, *columns)
        .where(finding.c.inspection_id == inspection_key)
        .order_by(finding.c.id)
    ).mappings()
    return tuple(value_of(Finding, row, id=row["ident"]) for row in rows)
